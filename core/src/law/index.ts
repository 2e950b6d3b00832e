export type {
  DayAnswer,
  IdAnswer,
  LawAnswer,
  LawNote,
  TextAnswer,
  ThresholdAnswer,
  WindowAnswer,
} from './answer.ts';
export { answerLaw, isLawRule, LAW_RULES, type LawArgument, type LawRule } from './answer-law.ts';
export { announceBy, bornBy, movedInBy, periodEnd, petitionEnd, pollWindow, weekdayOf } from './day-rules.ts';
