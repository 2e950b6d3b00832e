import { type IsoDate, lastDayOfMonthsAfter } from '../calendar/index.ts';
import type { CaseState } from './case-state.ts';

const RETENTION_MONTHS = 24;
const AFTER_JUDGMENT_MONTHS = 3;

/**
 * The last day on which the electronic records are kept: two years after the outcome, or three months after the final
 * judgment when that is later (regulation Art. 12(2)). Null before an outcome and while a suit is pending.
 */
export function retentionEnd({ outcomeOn, litigation }: CaseState): IsoDate | null {
  if (outcomeOn === null) return null;
  const end = lastDayOfMonthsAfter(outcomeOn, RETENTION_MONTHS);
  if (litigation === null) return end;
  if (litigation.finalOn === null) return null;
  const afterJudgment = lastDayOfMonthsAfter(litigation.finalOn, AFTER_JUDGMENT_MONTHS);
  return afterJudgment > end ? afterJudgment : end;
}
