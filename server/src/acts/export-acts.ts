import {
  ACTS_LOG,
  type Act,
  type ActDetail,
  actFromJson,
  type Before,
  type ExportLine,
  encodeExportLine,
  type PaperRegister,
  registerOf,
} from '@lianshu/core/acts';
import { utf8 } from '@lianshu/core/bytes';
import { type JsonObject, type JsonValue, parseCanonical } from '@lianshu/core/json';
import { parseCheckpoint } from '@lianshu/core/tlog';
import type { Db } from '../store/database.ts';

const PAGE = 256;

/** An entry as it is shown: with the event that it names, and the paper and the CMS whose hashes it has. */
export interface ShownAct {
  readonly index: number;
  readonly act: Act;
  readonly event: JsonObject | null;
  readonly paper: JsonObject | null;
  readonly cms: Uint8Array | null;
}

/** The entries from index `from` up to but not with `to`, at most `limit` of them; of one case alone when it is named. */
export async function readActs(
  db: Db,
  from: number,
  to: number,
  limit = PAGE,
  caseNumber?: string,
): Promise<readonly ShownAct[]> {
  const all = db
    .selectFrom('act')
    .leftJoin('case_event', (join) =>
      join.onRef('case_event.case_number', '=', 'act.case_number').onRef('case_event.seq', '=', 'act.seq'),
    )
    .leftJoin('act_signature', 'act_signature.idx', 'act.idx')
    .select(['act.idx', 'act.entry', 'case_event.event', 'act_signature.cms'])
    .where('act.idx', '>=', from)
    .where('act.idx', '<', to)
    .orderBy('act.idx')
    .limit(limit);
  // The entry is canonical JSON, and a case number needs no escape.
  const named = caseNumber === undefined ? all : all.where('act.entry', 'like', `%"case":"${caseNumber}"%`);
  const rows = await named.execute();
  const acts = rows.map(({ idx, entry, event, cms }) => ({
    index: idx,
    act: actFromJson(parseCanonical(utf8(entry))),
    event: event === null ? null : (JSON.parse(event) as JsonObject),
    cms,
  }));
  const papers = await papersOf(
    db,
    acts.map(({ act }) => act),
  );
  return acts.map((shown) => ({ ...shown, paper: papers.get(shown.act) ?? null }));
}

const TABLE_OF = {
  matters: 'matter_act',
  sites: 'site_judgement',
  warnings: 'lead_warning_act',
} as const satisfies Readonly<Record<PaperRegister, string>>;

/** The papers of the acts that write into a register. */
async function papersOf(db: Db, acts: readonly Act[]): Promise<ReadonlyMap<Act, JsonObject>> {
  const papers = new Map<Act, JsonObject>();
  for (const [register, table] of Object.entries(TABLE_OF)) {
    const numbers = new Map(
      acts
        .filter(({ kind }) => registerOf(kind) === register)
        .map((act) => [(act.detail as ActDetail<'matter-entered'>).entry, act]),
    );
    if (numbers.size === 0) continue;
    const rows = await db
      .selectFrom(table)
      .select(['seq', 'act'])
      .where('seq', 'in', [...numbers.keys()])
      .execute();
    for (const { seq, act } of rows) papers.set(numbers.get(seq)!, JSON.parse(act) as JsonObject);
  }
  return papers;
}

/** The newest checkpoint of the acts log as text. */
export async function actsCheckpoint(db: Db): Promise<string> {
  const head = await db.selectFrom('head').select('checkpoint').where('log', '=', ACTS_LOG).executeTakeFirstOrThrow();
  return head.checkpoint;
}

/**
 * The whole log as lines of the export, each with its LF: one checkpoint and exactly the entries under it, also while others
 * are entered.
 */
export async function* exportActs(db: Db): AsyncGenerator<Uint8Array> {
  const checkpoint = await actsCheckpoint(db);
  const { size } = parseCheckpoint(checkpoint).checkpoint;
  yield lineOf({ line: 'head', checkpoint });
  const before = await db.selectFrom('act_before').select('line').orderBy('idx').execute();
  for (const { line } of before)
    yield lineOf({ line: 'before', before: parseCanonical(utf8(line)) as JsonValue as unknown as Before });
  for (let from = 0; from < size; from += PAGE)
    for (const { act, event, paper, cms } of await readActs(db, from, Math.min(size, from + PAGE)))
      yield lineOf({ line: 'act', act, event, paper, cms });
}

function lineOf(line: ExportLine): Uint8Array {
  const bytes = encodeExportLine(line);
  const whole = new Uint8Array(bytes.length + 1);
  whole.set(bytes);
  whole[bytes.length] = 0x0a;
  return whole;
}
