import { rm } from 'node:fs/promises';
import { fromUtf8, utf8 } from '@lianshu/core/bytes';
import { type CaseEvent, type CaseState, transitionOf } from '@lianshu/core/case';
import { type DestroyedItem, encodeDestruction, signDestruction } from '@lianshu/core/destruction';
import { canonicalText, type JsonValue } from '@lianshu/core/json';
import { listCases, loadCase } from '../cases/case-store.ts';
import { decidedLogs } from '../cases/rounds.ts';
import { oneAtATime } from '../exchange/one-at-a-time.ts';
import type { ServerParts } from '../parts.ts';
import type { Row } from '../store/database.ts';
import { allLogs, countItems, exchangePaths, openedLogs, verdictPaths } from './count-items.ts';
import { assertEmpty, destroyCaseRows, destroyLogRows, emptyStore } from './destroy-rows.ts';
import { destructionLog } from './destruction-log.ts';
import { keepStatement } from './keep-statement.ts';
import { publishStatement, STATEMENT_NAMES, sendStatement } from './statement-files.ts';

const KIND = 'records';
const OFFICE = 'intake';

/**
 * Carries out every destruction that the commission has ordered and that is not done yet: the act `destroy-records` is the order,
 * the signed statement says that it is done. Run after the act, at the start and by the clock. What there is is counted and written
 * down before the first byte goes; every step may be done again, so that one broken off anywhere ends with the same statement. Returns
 * how many were finished.
 */
export async function completeDestructions(parts: ServerParts): Promise<number> {
  let finished = 0;
  for (const { number, records } of await listCases(parts.db)) {
    if (records !== 'destroyed') continue;
    const done = await oneAtATime(`destruction ${number}`, () => destroyRecords(parts, number));
    if (done) finished += 1;
  }
  return finished;
}

/** Whether what must be public of a decision is: the bundle of each log that was filed. Afterwards nobody could make it. */
export async function isPublished({ db }: Pick<ServerParts, 'db'>, state: CaseState): Promise<boolean> {
  const logs = decidedLogs(state);
  if (logs.length === 0) return true;
  const rows = await db.selectFrom('filing').select('published').where('log', 'in', logs).execute();
  return rows.every(({ published }) => published);
}

async function destroyRecords(parts: ServerParts, caseNumber: string): Promise<boolean> {
  const order = await writeDown(parts, caseNumber);
  if (order.statement !== null) {
    // Public for good, whatever became of the folder.
    await publishStatement(parts, STATEMENT_NAMES.records(caseNumber), order.statement);
    return false;
  }
  const { db } = parts;
  const [logs, all] = [await openedLogs(parts, caseNumber), await allLogs(parts, caseNumber)];
  for (const log of all) await destroyLog(parts, log);
  await destroyCaseRows(db, caseNumber);
  await assertEmpty(db, caseNumber, all);
  const claim = {
    case: caseNumber,
    kind: KIND,
    authority: 'commission',
    office: OFFICE,
    article: transitionOf('destroy-records').cite,
    logs: await Promise.all(logs.map((log) => destructionLog(parts, log))),
    destroyed: JSON.parse(order.items) as DestroyedItem[],
    store: await emptyStore(db),
    destroyedAt: parts.clock(),
    act: await hashOfOrder(parts, caseNumber),
  } as const;
  const text = fromUtf8(encodeDestruction(signDestruction(parts.primitives, parts.authority, claim)));
  await keepStatement(parts, { caseNumber, kind: KIND, log: '' }, text);
  await sendStatement(parts, caseNumber, text);
  await publishStatement(parts, STATEMENT_NAMES.records(caseNumber), text);
  return true;
}

/** The order as it was first written down. */
async function writeDown(parts: ServerParts, caseNumber: string): Promise<Row<'destruction'>> {
  const { db, clock } = parts;
  const find = () =>
    db
      .selectFrom('destruction')
      .selectAll()
      .where('case_number', '=', caseNumber)
      .where('kind', '=', KIND)
      .executeTakeFirst();
  const known = await find();
  if (known !== undefined) return known;
  const items = canonicalText((await countItems(parts, caseNumber)).map((item) => ({ ...item })));
  const row = { case_number: caseNumber, kind: KIND, log: '', begun_at: clock(), items, statement: null } as const;
  await db
    .insertInto('destruction')
    .values(row)
    .onConflict((conflict) => conflict.columns(['case_number', 'kind', 'log']).doNothing())
    .execute();
  return (await find())!;
}

async function destroyLog(parts: ServerParts, log: string): Promise<void> {
  const { db, ledger, keyholder } = parts;
  await ledger.close(log);
  await keyholder.destroyLog(log);
  await destroyLogRows(db, log);
  const paths = async () => [...(await verdictPaths(parts, log)), ...(await exchangePaths(parts, log))];
  for (const path of await paths()) await rm(path, { recursive: true, force: true });
  if ((await keyholder.hasLog(log)) || (await paths()).length > 0)
    throw new Error('records are left after their destruction');
}

/** SHA-256 of the case event, by which the acts log names it. */
async function hashOfOrder({ db, primitives: p }: ServerParts, caseNumber: string): Promise<Uint8Array> {
  const { events } = await loadCase(db, caseNumber);
  const order = events.findLast((event): event is CaseEvent => event.type === 'records-destroyed');
  if (order === undefined) throw new Error('records are destroyed by an act of the case');
  return p.sha256(utf8(canonicalText(order as unknown as JsonValue)));
}
