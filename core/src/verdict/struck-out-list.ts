import { toHex } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, type JsonValue, parseCanonical } from '../json/index.ts';
import { groundIn, REASON_NAMES, type StrikeReason } from './reasons.ts';

export const STRUCK_OUT_FORMAT = 'lianshu/struck-out/v1';

/** One person struck out, with the individual reason (施行細則 Art. 9). */
export interface StruckOut {
  readonly index: number;
  readonly idNumber: string;
  /** As the register has it; empty when it has nobody. */
  readonly name: string;
  readonly reason: StrikeReason;
}

/**
 * 不合格清冊: goes from the registry to the commission and on its terms to the lead. Personal data: never public, never in a
 * bundle, never logged.
 */
export interface StruckOutList {
  readonly log: string;
  readonly manifestHash: Uint8Array;
  /** By index. */
  readonly entries: readonly StruckOut[];
}

const STRIKE_REASONS = REASON_NAMES.filter((name): name is StrikeReason => name !== 'accepted');

export function encodeStruckOutList({ log, manifestHash, entries }: StruckOutList): Uint8Array {
  return encodeCanonical({
    format: STRUCK_OUT_FORMAT,
    log,
    manifestSha256: toHex(manifestHash),
    entries: entries.map(({ index, idNumber, name, reason }) => ({
      index,
      idNumber,
      name,
      reason,
      term: groundIn(log, reason).term,
      cite: groundIn(log, reason).cite,
    })),
  });
}

function readEntry(value: JsonValue, log: string): StruckOut {
  const fields = new Fields(value, 'struck-out.entry');
  const entry = {
    index: fields.integer('index'),
    idNumber: fields.string('idNumber', 10),
    name: fields.string('name', 200),
    reason: fields.oneOf('reason', STRIKE_REASONS),
  };
  const { term, cite } = groundIn(log, entry.reason);
  if (fields.string('term') !== term || fields.string('cite') !== cite)
    throw new ParseError('json.shape', 'struck-out.term');
  fields.end();
  return entry;
}

/** Throws ParseError. */
export function parseStruckOutList(bytes: Uint8Array): StruckOutList {
  const fields = new Fields(parseCanonical(bytes), 'struck-out');
  fields.oneOf('format', [STRUCK_OUT_FORMAT]);
  const log = fields.string('log', 64);
  const list = {
    log,
    manifestHash: fields.hash('manifestSha256'),
    entries: fields.array('entries').map((value) => readEntry(value, log)),
  };
  fields.end();
  if (list.entries.some((entry, i) => i > 0 && entry.index <= list.entries[i - 1]!.index))
    throw new ParseError('json.shape', 'struck-out.entries');
  return list;
}
