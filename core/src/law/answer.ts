import type { IsoDate } from '../calendar/index.ts';
import type { RefusalCode } from '../errors/index.ts';
import type { TextJudgement } from '../text/index.ts';

/**
 * What a person should know beside the date:
 * `weekend-not-extended` the last day is a Saturday or Sunday and stays the last day (選罷法 Art. 5(1));
 * `no-corresponding-day` the last month has no such day, so the term ends with the month (民法 Art. 121(2));
 * `before-amendment` the case was established before the present Act Art. 23 was promulgated on 2025-12-03;
 * `joined-with-election` a national election inside the window is held on the same day (Act Art. 23).
 */
export type LawNote = 'weekend-not-extended' | 'no-corresponding-day' | 'before-amendment' | 'joined-with-election';

interface Answered {
  /** The provisions that the answer follows from, as everywhere in core. */
  readonly article: string;
  readonly notes: readonly LawNote[];
}

export interface DayAnswer extends Answered {
  readonly rule: 'petition-end' | 'period-end' | 'announce-by' | 'born-by' | 'moved-in-by';
  readonly result: IsoDate;
  /** The same day in the calendar of the Republic (民國). */
  readonly roc: string;
  /** Monday is 1, Sunday 7. */
  readonly weekday: number;
  /** The first counted day of a term. */
  readonly firstDay?: IsoDate;
}

export interface WindowAnswer extends Answered {
  readonly rule: 'poll-window';
  readonly result: readonly [first: IsoDate, last: IsoDate];
  readonly roc: readonly [first: string, last: string];
}

export interface ThresholdAnswer extends Answered {
  readonly rule: 'threshold';
  /** The joint signers that a case needs: the same as `signers`. */
  readonly result: number;
  readonly proposers: number;
  readonly signers: number;
  readonly electors: number;
}

/** Never carries the number that was asked about. */
export interface IdAnswer extends Answered {
  readonly rule: 'id';
  readonly result: 'valid' | RefusalCode;
}

export interface TextAnswer extends Answered, TextJudgement {
  readonly rule: 'text';
}

export type LawAnswer = DayAnswer | WindowAnswer | ThresholdAnswer | IdAnswer | TextAnswer;
