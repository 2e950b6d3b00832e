import { parseAnnouncement, verifyAnnouncement } from '@lianshu/core/bundle';
import { type IsoDate, lastDayOfMonthsAfter, taipeiDate } from '@lianshu/core/calendar';
import { formatLogId, parseLogId, type Round, type Stage } from '@lianshu/core/case';
import { ParseError } from '@lianshu/core/errors';
import type { ExchangeFolder } from '../exchange/exchange-folder.ts';
import { readBar, type StandingDeps } from './standing.ts';

/** Review, correction, review again, check and supplement of a proposal take two thirds of this by their terms. */
const CHECKED_WITHIN_MONTHS = 12;

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
 * abandoned; that of barred proposers when the two years are over, and whoever proposed on their last day has been checked. What a case leaves that ended otherwise goes with its
 * records (`destroyRolls`). Returns the logs whose rolls were destroyed.
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

/** Destroys all rolls of a case, with its records (regulation Art. 12(2)). */
export async function destroyRolls({ rolls }: Pick<SpentDeps, 'rolls'>, caseNumber: string): Promise<void> {
  for (const log of await rolls.list()) if (parseLogId(log).caseNumber === caseNumber) await rolls.destroy(log);
}

async function isSpent(deps: SpentDeps, log: string, today: IsoDate): Promise<boolean> {
  const { caseNumber, stage } = parseLogId(log);
  const ofRound = (of: Stage, round: Round) => formatLogId({ caseNumber, stage: of, round });
  for (const round of [1, 2] as const) if (await isEstablished(deps, ofRound('petition', round))) return true;
  if (stage === 'petition') return deps.hasVerdict(ofRound('petition', 2));
  const bar = await readBar(deps, caseNumber).catch(unreadable);
  return bar !== undefined && today > lastDayOfMonthsAfter(bar.until, CHECKED_WITHIN_MONTHS);
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
