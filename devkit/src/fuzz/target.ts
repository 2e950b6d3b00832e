/** Something was accepted that must not be: the worst that a run can find. */
export class FalseAccept extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'FalseAccept';
  }
}

/** How inputs are made from the good ones of a target. */
export type InputForm = 'der' | 'text' | 'json';

/** One reader of hostile bytes, and what is known of everything that it lets pass. */
export interface Target<T = unknown> {
  readonly name: string;
  readonly form: InputForm;
  /** Good inputs; what is fed to `read` are these, changed. */
  readonly seeds: readonly Uint8Array[];
  /** `read` takes at most perByte × length + base steps, whatever it is given. */
  readonly perByte: number;
  readonly base: number;
  /** The parser. Throws ParseError and nothing else. */
  readonly read: (bytes: Uint8Array) => T;
  /**
   * What comes after reading: signatures, rules, writing it again. Returns `accepted` or the code of what was refused;
   * throws FalseAccept.
   */
  readonly judge: (value: T, bytes: Uint8Array) => string;
}

/** Erases the type of what is read, so that all targets fit one list. */
export function target<T>(one: Target<T>): Target {
  return one as Target<unknown> as Target;
}

/** Throws FalseAccept with `what` unless it holds. */
export function demand(holds: boolean, what: string): void {
  if (!holds) throw new FalseAccept(what);
}
