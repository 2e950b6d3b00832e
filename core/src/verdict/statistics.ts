import { toHex } from '../bytes/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import { Fields, type JsonObject, type JsonValue } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import {
  type AuthoritySecret,
  type AuthoritySignature,
  type ClaimForm,
  encodeSignedClaim,
  parseSignedClaim,
  signClaim,
  type Trust,
  verifyClaim,
} from '../trust/index.ts';
import { REASON_NAMES, type StrikeReason } from './reasons.ts';

export const STATISTICS_FORMAT = 'lianshu/statistics/v1';
export const SIGNED_STATISTICS_FORMAT = 'lianshu/signed-statistics/v1';

/** One line of the form. `county`, `township`: empty for records that no register entry places. */
export interface StatisticsRow {
  readonly county: string;
  readonly township: string;
  readonly accepted: number;
  readonly struckOut: Readonly<Partial<Record<StrikeReason, number>>>;
}

/** 查對結果統計表 (施行細則 Art. 12): real records by place and reason. */
export interface Statistics {
  readonly log: string;
  readonly manifestHash: Uint8Array;
  readonly rows: readonly StatisticsRow[];
}

export interface SignedStatistics {
  readonly statistics: Statistics;
  readonly signature: AuthoritySignature;
}

const STRIKE_REASONS = REASON_NAMES.filter((name): name is StrikeReason => name !== 'accepted');

function keyOf(row: StatisticsRow): string {
  return `${row.county}\n${row.township}`;
}

/** Rows in the one order of the file: by county, then township, by UTF-16 code units. */
export function sortRows(rows: readonly StatisticsRow[]): readonly StatisticsRow[] {
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function statisticsToJson({ log, manifestHash, rows }: Statistics): JsonObject {
  return {
    format: STATISTICS_FORMAT,
    log,
    manifestSha256: toHex(manifestHash),
    rows: rows.map((row) => ({ ...row, struckOut: { ...row.struckOut } as { [key: string]: number } })),
  };
}

function readRow(value: JsonValue): StatisticsRow {
  const fields = new Fields(value, 'statistics.row');
  const reasons = fields.object('struckOut');
  const struckOut: Partial<Record<StrikeReason, number>> = {};
  for (const name of STRIKE_REASONS) if (reasons.has(name)) struckOut[name] = reasons.integer(name, 1);
  reasons.end();
  const row = {
    county: fields.string('county', 40),
    township: fields.string('township', 40),
    accepted: fields.integer('accepted'),
    struckOut,
  };
  fields.end();
  return row;
}

function statisticsFromJson(value: JsonValue): Statistics {
  const fields = new Fields(value, 'statistics');
  fields.oneOf('format', [STATISTICS_FORMAT]);
  const statistics = {
    log: fields.string('log', 64),
    manifestHash: fields.hash('manifestSha256'),
    rows: fields.array('rows').map(readRow),
  };
  fields.end();
  const keys = statistics.rows.map(keyOf);
  if (keys.some((key, i) => i > 0 && key <= keys[i - 1]!)) throw new ParseError('json.shape', 'statistics.rows');
  return statistics;
}

const FORM: ClaimForm<Statistics> = {
  purpose: 'statistics',
  toJson: statisticsToJson,
  fromJson: statisticsFromJson,
  file: { format: SIGNED_STATISTICS_FORMAT, key: 'statistics' },
};

/** Sums over all rows; each must equal the verdict log's. */
export function statisticsTotals(statistics: Statistics): { readonly accepted: number; readonly struckOut: number } {
  let accepted = 0;
  let struckOut = 0;
  for (const row of statistics.rows) {
    accepted += row.accepted;
    for (const count of Object.values(row.struckOut)) struckOut += count;
  }
  return { accepted, struckOut };
}

/** Struck-out records by reason over all places, in the order of the reason table. */
export function struckOutByReason(statistics: Statistics): Readonly<Partial<Record<StrikeReason, number>>> {
  const sums: Partial<Record<StrikeReason, number>> = {};
  for (const name of STRIKE_REASONS) {
    const sum = statistics.rows.reduce((total, row) => total + (row.struckOut[name] ?? 0), 0);
    if (sum > 0) sums[name] = sum;
  }
  return sums;
}

/** Takes rows in any order. */
export function signStatistics(p: Primitives, secret: AuthoritySecret, statistics: Statistics): SignedStatistics {
  const sorted = { ...statistics, rows: sortRows(statistics.rows) };
  return { statistics: sorted, signature: signClaim(p, secret, FORM, sorted) };
}

/** `statistics.json`, canonical. */
export function encodeSignedStatistics({ statistics, signature }: SignedStatistics): Uint8Array {
  return encodeSignedClaim(FORM, { claim: statistics, signature });
}

/** Throws ParseError; nothing is verified. */
export function parseSignedStatistics(bytes: Uint8Array): SignedStatistics {
  const { claim, signature } = parseSignedClaim(FORM, bytes);
  return { statistics: claim, signature };
}

/** Accepts statistics that the pinned registry signed. Refusal `verdict.signature`. */
export function verifyStatistics(
  p: Primitives,
  trust: Pick<Trust, 'registry'>,
  { statistics, signature }: SignedStatistics,
): Result<Statistics> {
  return verifyClaim(p, trust.registry, FORM, { claim: statistics, signature })
    ? accept(statistics)
    : refuse('verdict.signature', { at: 'statistics' });
}
