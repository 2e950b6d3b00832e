import { endOfTaipeiDay, startOfTaipeiDay, taipeiDate } from '../calendar/index.ts';
import type { CaseState } from './case-state.ts';

/**
 * Whether electronic signatures may be taken at `now` (ms) in the first round: collected electronically, not filed, and the
 * last day not over (regulation Art. 6(3)). Outages move nothing (regulation Art. 11). Those of the day of collecting count
 * by policy `collection-day`. A pilot takes signatures from the first to the last day of its own.
 */
export function isCollecting(state: CaseState, now: number): boolean {
  const { phase, collected, window, policies } = state;
  if (phase === 'pilot-open' && window !== null)
    return startOfTaipeiDay(window.firstDay) <= now && now < endOfTaipeiDay(window.lastDay);
  if (phase !== 'petitioning' || collected?.electronic !== true || window === null) return false;
  if (policies['collection-day'] === 'not-counted' && taipeiDate(now) < window.firstDay) return false;
  return now < endOfTaipeiDay(window.lastDay);
}
