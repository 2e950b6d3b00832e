import type { IsoDate } from '../calendar/index.ts';
import type { CaseKind, CheckResult, CommandData, FilingData, Trial } from './command.ts';
import type { LetterOfCase } from './letter-of-case.ts';
import type { Phase } from './phases.ts';
import { DEFAULT_POLICIES, type PolicyChoices } from './policies.ts';
import type { Term } from './term.ts';
import { type Thresholds, thresholdsOf } from './thresholds.ts';

export interface CaseText {
  readonly kind: CaseKind;
  /** 主文. */
  readonly mainText: string;
  /** 理由書. */
  readonly reason: string;
  /** 提案人之領銜人; one for the life of the case. */
  readonly leadName: string;
  /** Recorded where an officer let a text in that is beyond the limits. */
  readonly overrideReason?: string;
}

/** A running term: kept by whatever happens before the end of `lastDay` in Taipei. */
export interface RunningTerm {
  readonly lastDay: IsoDate;
  readonly cite: string;
}

/** A term that does not run yet: it begins when service of letter `letter` is recorded. */
export interface AwaitedService extends Pick<Term, 'length' | 'unit' | 'cite'> {
  /** Its number in `CaseState.letters`. */
  readonly letter: number;
}

/** 意見書: asked for in parallel, never in the way of the case (Act Art. 10(8)). */
export interface Opinion {
  readonly agency: string;
  /** Null until the letter's receipt is recorded. */
  readonly lastDay: IsoDate | null;
  /** `waived`: not given in time. */
  readonly state: 'awaited' | 'given' | 'waived';
}

/** What may happen once only. */
export interface UsedUp {
  readonly correction: boolean;
  readonly proposerSupplement: boolean;
  readonly signerSupplement: boolean;
}

/** A case as its events tell it. Made by `evolve` alone. */
export interface CaseState {
  readonly phase: Phase;
  readonly number: string;
  /** 試辦: numbered apart, without legal effect, never filed. */
  readonly isPilot: boolean;
  readonly text: CaseText | null;
  readonly policies: PolicyChoices;
  readonly usedUp: UsedUp;
  /** The day that decides who may propose, and the electorate (Act Art. 8(2), 10(1)). */
  readonly proposalDate: IsoDate | null;
  readonly electorate: number | null;
  readonly proposersFiled: number | null;
  /** 電子提案: null where it was not opened. */
  readonly proposing: {
    readonly window: { readonly firstDay: IsoDate; readonly lastDay: IsoDate };
    /** What the lead's card showed at the counter, last: at the opening or for a new code. */
    readonly trial: Trial;
  } | null;
  /** The filed record of electronic proposing; null where all was on paper. */
  readonly proposalRecord: FilingData | null;
  readonly hearingHeldOn: IsoDate | null;
  readonly proposers: CommandData['record-proposer-check'] | null;
  /** 補提提案人. */
  readonly moreProposers: {
    readonly filed: number;
    readonly record: FilingData | null;
    readonly valid: number | null;
    /** Of the record; null before its check, and where all was on paper. */
    readonly result: CheckResult | null;
  } | null;
  readonly opinions: readonly Opinion[];
  readonly collected: CommandData['record-collection'] | null;
  /** First and last day of the petition term (Act Art. 12(2)), or of a pilot. */
  readonly window: { readonly firstDay: IsoDate; readonly lastDay: IsoDate } | null;
  readonly filing: FilingData | null;
  /** The day that decides who may sign (Act Art. 8(2)). */
  readonly rosterDate: IsoDate | null;
  readonly result: CheckResult | null;
  /** 補提連署人. */
  readonly supplement: { readonly filing: FilingData; readonly result: CheckResult | null } | null;
  readonly decision: 'established' | 'not-established' | null;
  readonly officialNumber: string | null;
  readonly pollOn: IsoDate | null;
  readonly passed: boolean | null;
  /** Last day on which the original proposers may not propose the same matter (Act Art. 12(4)). */
  readonly barredUntil: IsoDate | null;
  /** Last day on which no one may propose the same matter (Act Art. 32). */
  readonly matterBarredUntil: IsoDate | null;
  /** From when the records are kept: the day of the outcome, also when the clock noticed later. */
  readonly outcomeOn: IsoDate | null;
  /** Every letter that an act made, in order: letter n stands at n − 1. */
  readonly letters: readonly LetterOfCase[];
  /** `finalOn` null: pending. */
  readonly litigation: { readonly finalOn: IsoDate | null } | null;
  readonly records: 'kept' | 'due' | 'destroyed';
  /** The day each phase was entered last. */
  readonly enteredOn: Readonly<Partial<Record<Phase, IsoDate>>>;
  readonly term: RunningTerm | null;
  /** Until then `term` is null and nothing lapses. */
  readonly awaitsService: AwaitedService | null;
  /** 暫停電子連署: since when and why nothing is taken electronically; null while it is. Ends with the phase. */
  readonly suspended: { readonly on: IsoDate; readonly reasons: string } | null;
  /** What a pilot taught; null until it is reported. */
  readonly pilotReport: CommandData['report-pilot'] | null;
}

/** Before the first event. */
export const NO_CASE: CaseState = {
  phase: 'none',
  number: '',
  isPilot: false,
  text: null,
  policies: DEFAULT_POLICIES,
  usedUp: { correction: false, proposerSupplement: false, signerSupplement: false },
  proposalDate: null,
  electorate: null,
  proposersFiled: null,
  proposing: null,
  proposalRecord: null,
  hearingHeldOn: null,
  proposers: null,
  moreProposers: null,
  opinions: [],
  collected: null,
  window: null,
  filing: null,
  rosterDate: null,
  result: null,
  supplement: null,
  decision: null,
  officialNumber: null,
  pollOn: null,
  passed: null,
  barredUntil: null,
  matterBarredUntil: null,
  outcomeOn: null,
  letters: [],
  litigation: null,
  records: 'kept',
  enteredOn: {},
  term: null,
  awaitsService: null,
  suspended: null,
  pilotReport: null,
};

/** What the case needs at each stage; null until the proposal is filed. */
export function thresholdsOfCase(state: CaseState): Thresholds | null {
  return state.electorate === null ? null : thresholdsOf(state.electorate);
}

/** Proposers that count, of roster and supplement, null before the check. */
export function validProposers({ proposers, moreProposers }: CaseState): number | null {
  return proposers === null ? null : proposers.valid + (moreProposers?.valid ?? 0);
}

/** The check of roster and supplement together, null before the result. In the supplement only new persons were accepted. */
export function totalResult({ result, supplement }: CaseState): CheckResult | null {
  if (result === null || supplement === null || supplement.result === null) return result;
  const more = supplement.result;
  const names = Object.keys(result) as (keyof CheckResult)[];
  return Object.fromEntries(names.map((name) => [name, result[name] + more[name]])) as unknown as CheckResult;
}

/** Electronic and paper signatures that count, null before the result. */
export function validSigners(state: CaseState): number | null {
  const total = totalResult(state);
  return total === null ? null : total.accepted + total.paperAccepted;
}
