/** What of a log's manifest its records depend on. */
export interface LogContext {
  /** SHA-256 of the canonical manifest, 32 bytes. */
  readonly manifestHash: Uint8Array;
  /** X-Wing public key of the lead for records, 1,216 bytes. */
  readonly open: Uint8Array;
  /** X25519 public key of the lead for progress envelopes, 32 bytes. */
  readonly count: Uint8Array;
  /** X-Wing public key of the registry for the inner compartment, 1,216 bytes. */
  readonly registrySeal: Uint8Array;
  /** Length class of record plaintexts, bytes; one for the whole log. */
  readonly plaintextLength: number;
}
