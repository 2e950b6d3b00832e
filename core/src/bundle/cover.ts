import { toHex } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, parseCanonical } from '../json/index.ts';

export const COVER_FORMAT = 'lianshu/cover/v1';

/** The class changes of the metronome over the life of a log. With cover off there are none, and the list is empty. */
export interface CoverRecord {
  readonly log: string;
  /** M. */
  readonly manifestHash: Uint8Array;
  /** Of version 1 always empty: the metronome brings its own version with the form of a change. */
  readonly changes: readonly never[];
}

/** `cover.json`. */
export function encodeCover({ log, manifestHash }: CoverRecord): Uint8Array {
  return encodeCanonical({ format: COVER_FORMAT, log, manifestSha256: toHex(manifestHash), changes: [] });
}

/** Throws ParseError, also when there is a change. */
export function parseCover(bytes: Uint8Array): CoverRecord {
  const fields = new Fields(parseCanonical(bytes), 'cover');
  fields.oneOf('format', [COVER_FORMAT]);
  const manifestHash = fields.hash('manifestSha256');
  if (fields.array('changes').length > 0) throw new ParseError('json.shape', 'cover.changes');
  const record: CoverRecord = { log: fields.string('log', 64), manifestHash, changes: [] };
  fields.end();
  return record;
}
