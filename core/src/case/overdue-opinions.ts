import type { IsoDate } from '../calendar/index.ts';
import type { CaseState, Opinion } from './case-state.ts';
import type { Phase } from './phases.ts';

/** Where the end of the term ends the case too: a test holds this against the table. */
export const LAPSING_PHASES: readonly Phase[] = [
  'correction-ordered',
  'proposer-supplement',
  'notified',
  'petitioning',
  'signer-supplement',
  'pilot-open',
];

/**
 * Opinions whose term is over on `today` (Act Art. 10(8)), and was before the case itself ended by time: so that nothing depends on when it
 * is noticed.
 */
export function overdueOpinions({ opinions, phase, term }: CaseState, today: IsoDate): readonly Opinion[] {
  const ends = term !== null && term.lastDay < today && LAPSING_PHASES.includes(phase) ? term.lastDay : null;
  return opinions.filter(
    ({ state, lastDay }) =>
      state === 'awaited' && lastDay !== null && lastDay < today && (ends === null || lastDay <= ends),
  );
}
