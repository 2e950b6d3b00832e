import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '@lianshu/core/bytes';
import { type IsoDate, lastDayOfMonthsAfter, taipeiDate } from '@lianshu/core/calendar';
import { isPilotNumber, parseLogId } from '@lianshu/core/case';
import {
  type DestroyedItem,
  type Destruction,
  encodeDestruction,
  parseDestruction,
  signDestruction,
  verifyDestruction,
} from '@lianshu/core/destruction';
import { accept, ParseError, type Refusal, type Result, refuse } from '@lianshu/core/errors';
import { encodeCanonical, parseCanonical } from '@lianshu/core/json';
import { parseSignedVerdict } from '@lianshu/core/verdict';
import { writeFileAtomically } from '@lianshu/platform';
import { isLogId } from '../exchange/exchange-folder.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { type BarDeps, destroyRolls, isBarring } from '../rolls/destroy-spent-rolls.ts';
import type { Rolls } from '../rolls/rolls.ts';
import { type DestructionFolder, exists, pathsOf } from './destruction-folder.ts';

export interface DestroyDeps extends Pick<RegistryDeps, 'stateDir' | 'trust' | 'secrets' | 'clock' | 'primitives'> {
  readonly folder: DestructionFolder;
  readonly exchange: BarDeps['exchange'];
  readonly rolls: Rolls;
  /** Whether a check of the log runs now. */
  readonly isRunning: (log: string) => Promise<boolean>;
}

const RETENTION_MONTHS = 24;
const ARTICLE = 'regulation Art. 12(2)';

function early(detail: Record<string, string>) {
  return { ...refuse('case.wrong-state', detail), article: ARTICLE };
}

/**
 * The commission's statement on a case, if it is one: its own word under the pinned key, of this case alone. Refusals
 * `log.unknown`, `request.malformed`, `manifest.signature`.
 */
export async function readOrder(deps: DestroyDeps, caseNumber: string): Promise<Result<Destruction>> {
  const bytes = await deps.folder.readOrder(caseNumber);
  if (bytes === undefined) return refuse('log.unknown');
  let order: Destruction;
  try {
    order = parseDestruction(bytes);
    const isOfCase = order.logs.every(({ log }) => parseLogId(log).caseNumber === caseNumber);
    if (order.case !== caseNumber || order.kind !== 'records' || order.authority !== 'commission' || !isOfCase)
      return refuse('request.malformed', { at: 'case' });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return refuse('request.malformed', { fault: error.code });
  }
  if (!verifyDestruction(deps.primitives, deps.trust, order)) return refuse('manifest.signature', { by: 'commission' });
  return accept(order);
}

/**
 * Destroys what the registry has of a case's records: verdicts and strike-out lists, what the officer was shown, who counted (but
 * barred proposers while they must be known), and what lies in the exchange folders; then signs and answers. What there is is written down first, so that one broken off is
 * finished with the same statement. `enter` runs when nothing stands against it and nothing has been done yet. The registry takes the commission's word neither for the day nor for what there is: two years must
 * have passed since every verdict and roster that it has of the case itself, and the order must name every log that it has
 * judged. Refusals as `readOrder`; `case.wrong-state` before that day and while a check runs.
 */
export async function destroyRecords(
  deps: DestroyDeps,
  caseNumber: string,
  enter: () => Promise<void> = async () => {},
): Promise<Result<Destruction>> {
  const { folder, primitives: p, secrets, clock } = deps;
  const signedPath = join(deps.stateDir, `destruction-${caseNumber}.signed.json`);
  const done = await readIf(signedPath);
  if (done !== undefined) {
    await enter();
    await folder.writeAnswer(caseNumber, done);
    return accept(parseDestruction(done));
  }
  const order = await readOrder(deps, caseNumber);
  if (!order.ok) return order;
  const logs = order.value.logs;
  const begun = join(deps.stateDir, `destruction-${caseNumber}.json`);
  if (!(await exists(begun))) {
    const whyNot = (await whyNotComplete(deps, order.value)) ?? (await whyNotDue(deps, order.value));
    if (whyNot !== undefined) return whyNot;
    await enter();
    const items: DestroyedItem[] = [];
    for (const { log } of logs) items.push(...(await itemsOf(deps, log)));
    // A registry that never gave a verdict has no folder of its own yet.
    await mkdir(deps.stateDir, { recursive: true, mode: 0o700 });
    await writeFileAtomically(begun, encodeCanonical(items.map((item) => ({ ...item }))));
  } else {
    await enter();
  }
  const items = parseCanonical(new Uint8Array(await readFile(begun))) as unknown as DestroyedItem[];
  for (const { log } of logs) await destroyLog(deps, log);
  await destroyRolls({ ...deps, now: clock() }, caseNumber);
  const statement = signDestruction(p, secrets.secret, {
    case: caseNumber,
    kind: 'records',
    authority: 'registry',
    office: 'household',
    article: ARTICLE,
    logs,
    destroyed: items,
    store: 'rewritten',
    destroyedAt: clock(),
    act: null,
  });
  const bytes = encodeDestruction(statement);
  await writeFileAtomically(signedPath, bytes);
  await folder.writeAnswer(caseNumber, bytes);
  await rm(begun, { force: true });
  return accept(statement);
}

const verdictDir = ({ stateDir }: DestroyDeps, log: string) => join(stateDir, `verdict-${log}`);
const notes = ({ stateDir }: DestroyDeps, log: string) => join(stateDir, `check-${log}.json`);

async function itemsOf(deps: DestroyDeps, log: string): Promise<readonly DestroyedItem[]> {
  const one = async (path: string) => ((await exists(path)) ? 1 : 0);
  const items: readonly DestroyedItem[] = [
    { log, what: 'strike-list', count: await one(join(verdictDir(deps, log), 'struck-out.json')) },
    { log, what: 'verdict-copy', count: await one(verdictDir(deps, log)) },
    { log, what: 'review-notes', count: await one(notes(deps, log)) },
    { log, what: 'exchange-files', count: (await deps.folder.paths(log)).length },
    { log, what: 'rolls', count: (await deps.rolls.list()).includes(log) && !(await isKept(deps, log)) ? 1 : 0 },
  ];
  return items.filter(({ count }) => count > 0);
}

async function destroyLog(deps: DestroyDeps, log: string): Promise<void> {
  const own = await pathsOf(deps.stateDir, [`verdict-${log}`, `check-${log}.json`]);
  for (const path of [...own, ...(await deps.folder.paths(log))]) await rm(path, { recursive: true, force: true });
  if (!(await isKept(deps, log))) await deps.rolls.destroy(log);
}

function isKept(deps: DestroyDeps, log: string): Promise<boolean> {
  return isBarring(deps, log, deps.clock());
}

/** The logs of a case of which the registry has a verdict, or notes of a check. */
async function judgedLogs({ stateDir }: DestroyDeps, caseNumber: string): Promise<readonly string[]> {
  const names = await readdir(stateDir).catch(() => []);
  const logs = names.flatMap((name) => /^(?:verdict-(.+)|check-(.+)\.json)$/.exec(name)?.slice(1) ?? []);
  return logs.filter((log) => log !== undefined && isLogId(log) && parseLogId(log).caseNumber === caseNumber);
}

/** A statement names every log that it is about, as the registry knows it: nothing is left because the order was silent. */
async function whyNotComplete(deps: DestroyDeps, order: Destruction): Promise<Refusal | undefined> {
  const named = new Map(order.logs.map((log) => [log.log, log]));
  for (const log of await judgedLogs(deps, order.case)) {
    const claimed = named.get(log);
    const note = await noteOf(deps, log);
    const isSame =
      note === undefined ||
      (note.size === claimed?.size && equalBytes(note.manifestHash, claimed?.manifestHash ?? new Uint8Array()));
    if (claimed === undefined || !isSame) return refuse('request.malformed', { at: 'logs', log });
  }
  return undefined;
}

/** Two years have passed since the registry's own verdicts, and since the filing of every roster of which it has a roll. */
async function whyNotDue(deps: DestroyDeps, order: Destruction): Promise<Refusal | undefined> {
  for (const { log } of order.logs) if (await deps.isRunning(log)) return early({ log });
  if (isPilotNumber(order.case)) return undefined;
  const since: (readonly [log: string, day: IsoDate])[] = [];
  for (const { log } of order.logs) {
    const note = await noteOf(deps, log);
    if (note !== undefined) since.push([log, taipeiDate(note.decidedAt)]);
  }
  for (const log of await deps.rolls.list()) {
    const roll = parseLogId(log).caseNumber === order.case ? await deps.rolls.find(log) : undefined;
    if (roll !== undefined) since.push([log, roll.filedOn]);
  }
  const today = taipeiDate(deps.clock());
  for (const [log, day] of since) {
    const until = lastDayOfMonthsAfter(day, RETENTION_MONTHS);
    if (today <= until) return early({ log, until });
  }
  return undefined;
}

async function noteOf(deps: DestroyDeps, log: string) {
  const bytes = await readIf(join(verdictDir(deps, log), 'verdict.json'));
  return bytes === undefined ? undefined : parseSignedVerdict(bytes).note;
}

async function readIf(path: string): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
