/**
 * Holds the duplicate key k_log of every log and nothing else. It becomes a program of its own at another body (design
 * §6), so its messages are plain bytes; a later driver blinds the inputs.
 */
export interface Keyholder {
  /** Makes the key of a new log; an existing key stays as it is. */
  createLog(log: string): Promise<void>;
  /**
   * One 32-byte tag for each input, in order. The caller sends the same number of inputs in every tick, dummies included.
   * Throws when the log has no key.
   */
  evaluate(log: string, inputs: readonly Uint8Array[]): Promise<readonly Uint8Array[]>;
  /** Whether there is a key of this log. */
  hasLog(log: string): Promise<boolean>;
  /** Destroys the key: no tag of this log can be made again. Doing it again changes nothing. */
  destroyLog(log: string): Promise<void>;
}
