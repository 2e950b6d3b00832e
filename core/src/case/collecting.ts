import { endOfTaipeiDay } from '../calendar/index.ts';
import type { CaseState } from './case-state.ts';

/**
 * Whether electronic signatures may be taken at `now` (ms): collected electronically, not filed, and the last day not
 * over (regulation Art. 6(3)). Outages move nothing (regulation Art. 11).
 */
export function isCollecting(state: CaseState, now: number): boolean {
  return (
    state.phase === 'petitioning' &&
    state.collected?.electronic === true &&
    state.window !== null &&
    now < endOfTaipeiDay(state.window.lastDay)
  );
}
