import { parseAnnouncement, verifyAnnouncement } from '@lianshu/core/bundle';
import { type IsoDate, taipeiDate } from '@lianshu/core/calendar';
import { formatLogId, parseLogId, type Round, type Stage } from '@lianshu/core/case';
import { ParseError } from '@lianshu/core/errors';
import { barCheckedUntil } from '@lianshu/core/submission';
import type { ExchangeFolder } from '../exchange/exchange-folder.ts';
import { readBar, type StandingDeps } from './standing.ts';

export interface SpentDeps extends Pick<StandingDeps, 'primitives' | 'trust' | 'rolls'> {
  readonly exchange: Pick<ExchangeFolder, 'readBar' | 'readAnnouncement'>;
  /** Whether the registry has given its verdict on a log. */
  readonly hasVerdict: (log: string) => Promise<boolean>;
  /** ms. */
  readonly now: number;
}

/**
 * Destroys every roll that nothing can need any more: that of the first round once the supplement has its verdict, since the
 * Act knows no third; all of a case that has been announced as established, which can neither be supplemented nor deemed
 * abandoned; that of barred proposers when the two years are over and a year more, in which whoever proposed on their last day is
 * checked. What a case leaves that ended otherwise goes with its records (`destroyRolls`). Returns the logs whose rolls were destroyed.
 */
export async function destroySpentRolls(deps: SpentDeps): Promise<readonly string[]> {
  const today = taipeiDate(deps.now);
  const destroyed: string[] = [];
  for (const log of await deps.rolls.list()) {
    if (!(await isSpent(deps, log, today))) continue;
    await deps.rolls.destroy(log);
    destroyed.push(log);
  }
  return destroyed;
}

/** What decides whether a bar still needs a roll. */
export interface BarDeps extends Pick<SpentDeps, 'primitives' | 'trust'> {
  readonly exchange: Pick<ExchangeFolder, 'readBar'>;
}

/**
 * Destroys the rolls of a case with its records (regulation Art. 12(2)), save that of proposers whom a bar may yet strike from a
 * proposal: the records are destroyed when the bar ends, and a proposal of its last day is checked later. Such a roll
 * goes with `destroySpentRolls`.
 */
export async function destroyRolls(
  deps: BarDeps & Pick<SpentDeps, 'rolls' | 'now'>,
  caseNumber: string,
): Promise<void> {
  for (const log of await deps.rolls.list())
    if (parseLogId(log).caseNumber === caseNumber && !(await isBarring(deps, log, deps.now)))
      await deps.rolls.destroy(log);
}

/**
 * Whether a roll tells whom a proposal may still be barred to (Act Art. 12(4)) at `now`. A notice of the bar that is there but does not
 * read, or is not the commission's, ends none.
 */
export async function isBarring(deps: BarDeps, log: string, now: number): Promise<boolean> {
  const { caseNumber, stage } = parseLogId(log);
  if (stage !== 'proposal' || (await deps.exchange.readBar(caseNumber)) === undefined) return false;
  const bar = await readBar(deps, caseNumber).catch(unreadable);
  return bar === undefined || taipeiDate(now) <= barCheckedUntil(bar);
}

async function isSpent(deps: SpentDeps, log: string, today: IsoDate): Promise<boolean> {
  const { caseNumber, stage } = parseLogId(log);
  const ofRound = (of: Stage, round: Round) => formatLogId({ caseNumber, stage: of, round });
  for (const round of [1, 2] as const) if (await isEstablished(deps, ofRound('petition', round))) return true;
  if (stage === 'petition') return deps.hasVerdict(ofRound('petition', 2));
  const bar = await readBar(deps, caseNumber).catch(unreadable);
  return bar !== undefined && today > barCheckedUntil(bar);
}

/** Only what the commission signed destroys anything. */
async function isEstablished({ primitives: p, trust, exchange }: SpentDeps, log: string): Promise<boolean> {
  const bytes = await exchange.readAnnouncement(log);
  if (bytes === undefined) return false;
  try {
    const announcement = parseAnnouncement(bytes);
    const { decision, log: announced } = announcement;
    return decision === 'reached' && announced === log && verifyAnnouncement(p, trust.commission, announcement);
  } catch (error) {
    return unreadable(error) ?? false;
  }
}

function unreadable(error: unknown): undefined {
  if (error instanceof ParseError) return undefined;
  throw error;
}
