import { type CaseEvent, type CaseState, compareCaseNumbers, evolve, replay } from '@lianshu/core/case';
import { canonicalText, type JsonValue } from '@lianshu/core/json';
import type { EnterActs } from '../acts/acts-log.ts';
import type { Signed } from '../acts/new-act.ts';
import type { ServerParts } from '../parts.ts';
import type { Db, Tx } from '../store/database.ts';

/** A case as its stored events tell it. `seq` is the number of the last one, 0 before the first. */
export interface StoredCase {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly seq: number;
}

/** Someone else added an event meanwhile: read again and decide again. */
export class CaseMoved extends Error {}

export async function loadCase(db: Db, number: string): Promise<StoredCase> {
  const rows = await db
    .selectFrom('case_event')
    .select(['seq', 'event'])
    .where('case_number', '=', number)
    .orderBy('seq')
    .execute();
  const events = rows.map(({ event }) => JSON.parse(event) as CaseEvent);
  return { state: replay(events), events, seq: rows.at(-1)?.seq ?? 0 };
}

/** Every case as the projection has it, in the neutral order: for lists. Whoever acts on a case loads its events. */
export async function listCases(db: Db): Promise<readonly CaseState[]> {
  const rows = await db.selectFrom('case_view').select('view').execute();
  return rows.map(({ view }) => JSON.parse(view) as CaseState).sort((a, b) => compareCaseNumbers(a.number, b.number));
}

async function replayAll(db: Db): Promise<readonly StoredCase[]> {
  const rows = await db
    .selectFrom('case_event')
    .select(['case_number', 'seq', 'event'])
    .orderBy('case_number')
    .orderBy('seq')
    .execute();
  const byNumber = new Map<string, CaseEvent[]>();
  for (const { case_number: number, event } of rows) {
    const events = byNumber.get(number) ?? [];
    events.push(JSON.parse(event) as CaseEvent);
    byNumber.set(number, events);
  }
  return [...byNumber.values()].map((events) => ({ state: replay(events), events, seq: events.length }));
}

export interface Appending {
  /** The officer whose act it is. */
  readonly signed?: Signed | undefined;
  /** What else belongs to the transaction. */
  readonly within?: (tx: Tx) => Promise<void>;
}

/**
 * Adds events after `seq`, brings the projection along and enters each event in the acts log, in one transaction. Throws
 * CaseMoved when `seq` is not the last.
 */
export async function appendEvents(
  { db, acts }: Pick<ServerParts, 'db' | 'acts'>,
  number: string,
  { state, seq }: StoredCase,
  events: readonly CaseEvent[],
  { signed, within = async () => {} }: Appending = {},
): Promise<CaseState> {
  const after = events.reduce(evolve, state);
  const append = (enter: EnterActs) =>
    db.transaction().execute(async (tx) => {
      const rows = events.map((event, i) => ({
        case_number: number,
        seq: seq + 1 + i,
        at: event.at,
        actor: event.by,
        event: canonicalText(event as unknown as JsonValue),
      }));
      await tx.insertInto('case_event').values(rows).execute();
      await project(tx, number, seq + events.length, after);
      await within(tx);
      const entries = rows.map(({ seq: n, at, event }, i) => {
        const actor = events[i]!.by;
        return { kind: 'case-event', actor, case: number, seq: n, at, event, signed: signed ?? null } as const;
      });
      await enter(tx, entries);
    });
  try {
    await acts.during(append);
  } catch (error) {
    if ((error as { code?: unknown }).code === '23505') throw new CaseMoved();
    throw error;
  }
  return after;
}

async function project(db: Db, number: string, seq: number, state: CaseState): Promise<void> {
  const view = { seq, state: state.phase, view: canonicalText(state as unknown as JsonValue) };
  await db
    .insertInto('case_view')
    .values({ case_number: number, ...view })
    .onConflict((conflict) => conflict.column('case_number').doUpdateSet(view))
    .execute();
}

/**
 * Makes the projection anew from the events, at once for everyone who reads it. Run at the start, so that it may be dropped
 * at any time.
 */
export async function rebuildViews(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('case_view').execute();
    for (const { state, seq } of await replayAll(tx)) await project(tx, state.number, seq, state);
  });
}
