import type { IsoDate } from '../calendar/index.ts';
import type { CaseKind, CheckResult, CommandData } from './command.ts';
import type { Phase } from './phases.ts';
import { type Thresholds, thresholdsOf } from './thresholds.ts';

export interface CaseText {
  readonly kind: CaseKind;
  /** 主文. */
  readonly mainText: string;
  /** 理由書. */
  readonly reason: string;
  /** 提案人之領銜人; one for the life of the case. */
  readonly leadName: string;
}

/** A running term: kept by whatever happens before the end of `lastDay` in Taipei. */
export interface RunningTerm {
  readonly lastDay: IsoDate;
  readonly cite: string;
}

/** A case as its events tell it. Made by `evolve` alone. */
export interface CaseState {
  readonly phase: Phase;
  readonly number: string;
  readonly text: CaseText | null;
  readonly electorate: number | null;
  readonly proposersFiled: number | null;
  readonly proposers: CommandData['record-proposer-check'] | null;
  readonly collected: CommandData['record-collection'] | null;
  /** First and last day of the petition term (Act Art. 12(2)). Signatures given on the day of collecting count too. */
  readonly window: { readonly firstDay: IsoDate; readonly lastDay: IsoDate } | null;
  readonly filing: CommandData['file-petition'] | null;
  readonly result: CheckResult | null;
  readonly officialNumber: string | null;
  /** Last day on which the original proposers may not propose the same matter (Act Art. 12(4)). */
  readonly barredUntil: IsoDate | null;
  /** The day each phase was entered. */
  readonly enteredOn: Readonly<Partial<Record<Phase, IsoDate>>>;
  readonly term: RunningTerm | null;
}

/** Before the first event. */
export const NO_CASE: CaseState = {
  phase: 'none',
  number: '',
  text: null,
  electorate: null,
  proposersFiled: null,
  proposers: null,
  collected: null,
  window: null,
  filing: null,
  result: null,
  officialNumber: null,
  barredUntil: null,
  enteredOn: {},
  term: null,
};

/** What the case needs at each stage; null until the proposal is filed. */
export function thresholdsOfCase(state: CaseState): Thresholds | null {
  return state.electorate === null ? null : thresholdsOf(state.electorate);
}

/** Electronic and paper signatures that count, null before the result. */
export function validSigners(state: CaseState): number | null {
  return state.result === null ? null : state.result.accepted + state.result.paperAccepted;
}
