import {
  type CaseState,
  type CheckResult,
  type FilingData,
  type Stage,
  thresholdsOfCase,
  validProposers,
  validSigners,
} from '@lianshu/core/case';

/** What was filed in one round of a stage, and what the check made of it. */
export interface CheckedRound {
  readonly filing: FilingData;
  /** Null before the check. */
  readonly result: CheckResult | null;
}

export interface StageRounds {
  readonly stage: Stage;
  /** Round 1 and, when it was supplemented, round 2. */
  readonly rounds: readonly [CheckedRound | null, CheckedRound | null];
  /** Whether the commission has decided; nothing of a check is public before that (forum minutes). */
  readonly isDecided: boolean;
  /** Of all rounds together. */
  readonly threshold: number | null;
  readonly isReached: boolean;
}

const NO_ENTRIES = { entries: 0, accepted: 0, struckOut: 0, decoys: 0, malformed: 0, other: 0 } as const;

function proposerRound(
  filed: number | null,
  record: FilingData | null,
  checked: { readonly valid: number; readonly struckOut?: number; readonly record?: CheckResult | null } | null,
): CheckedRound | null {
  if (filed === null) return null;
  if (record !== null) return { filing: record, result: checked?.record ?? null };
  const filing = { log: null, size: 0, root: null, realCount: 0, paperCount: filed };
  if (checked === null) return { filing, result: null };
  return {
    filing,
    result: { ...NO_ENTRIES, paperAccepted: checked.valid, paperStruckOut: filed - checked.valid },
  };
}

/** Both stages of a case, the same way. */
export function stageRounds(state: CaseState): readonly [StageRounds, StageRounds] {
  const { proposersFiled, proposalRecord, proposers, moreProposers, filing, result, supplement, decision } = state;
  const more =
    moreProposers === null || moreProposers.valid === null
      ? null
      : { valid: moreProposers.valid, record: moreProposers.result };
  const thresholds = thresholdsOfCase(state);
  const isNotified = state.enteredOn.notified !== undefined;
  return [
    {
      stage: 'proposal',
      rounds: [
        proposerRound(proposersFiled, proposalRecord, proposers),
        proposerRound(moreProposers?.filed ?? null, moreProposers?.record ?? null, more),
      ],
      isDecided: isNotified || (state.phase === 'rejected' && proposers !== null),
      threshold: thresholds?.proposers ?? null,
      isReached: isNotified,
    },
    {
      stage: 'petition',
      rounds: [filing === null ? null : { filing, result }, supplement],
      isDecided: decision !== null,
      threshold: thresholds?.signers ?? null,
      isReached: decision === 'established',
    },
  ];
}

/**
 * How many more must be accepted in a supplement, as its order told the lead; null where none is open. For her alone: of a
 * check nothing is public before the decision.
 */
export function stillNeeded(state: CaseState): number | null {
  const thresholds = thresholdsOfCase(state);
  if (thresholds === null) return null;
  if (state.phase === 'proposer-supplement') return thresholds.proposers - (validProposers(state) ?? 0);
  return state.phase === 'signer-supplement' ? thresholds.signers - (validSigners(state) ?? 0) : null;
}

/** The log of the latest filing, undefined when that was paper alone or nothing was filed. */
export function lastFiledLog(state: CaseState): string | undefined {
  const filed = stageRounds(state).flatMap(({ rounds }) => rounds.filter((round) => round !== null));
  return filed.at(-1)?.filing.log ?? undefined;
}

/** The logs whose outcome the commission has decided, the first stage first. */
export function decidedLogs(state: CaseState): readonly string[] {
  return stageRounds(state)
    .filter(({ isDecided }) => isDecided)
    .flatMap(({ rounds }) =>
      rounds.flatMap((round) => (round === null || round.filing.log === null ? [] : [round.filing.log])),
    );
}
