import { toBase64url, toHex } from '../bytes/index.ts';
import type { Fields, JsonObject } from '../json/index.ts';

/** The closed log that a claim is about. */
export interface ClaimedLog {
  readonly log: string;
  /** M. */
  readonly manifestHash: Uint8Array;
  /** N, leaf 0 included, as the final checkpoint has it. */
  readonly size: number;
  readonly root: Uint8Array;
}

export function claimedLogToJson({ log, manifestHash, size, root }: ClaimedLog): JsonObject {
  return { log, manifestSha256: toHex(manifestHash), size, root: toBase64url(root) };
}

/** Reads all of `fields`. Throws ParseError. */
export function claimedLogFromFields(fields: Fields): ClaimedLog {
  const log = {
    log: fields.string('log', 64),
    manifestHash: fields.hash('manifestSha256'),
    size: fields.integer('size', 1),
    root: fields.bytes('root', 32),
  };
  fields.end();
  return log;
}
