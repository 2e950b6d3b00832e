/**
 * Where a case stands. The letters are those of the life cycle in docs/lifecycle.md (S states, X ends). `isFinal` phases
 * are left by no command.
 */
export const PHASES = {
  /** Not yet known to the system. */
  none: { id: '–', isFinal: false },
  /** 草擬: being written by the lead. */
  draft: { id: 'S0', isFinal: false },
  /** 提案收件: proposal and roster filed; form under examination (Act Art. 9, 10(2)). */
  'proposal-filed': { id: 'S2', isFinal: false },
  /** 審核: substance under review, 60 days (Act Art. 10(3)). */
  review: { id: 'S3', isFinal: false },
  /** 查對提案人名冊: household offices check the proposers, 15 days (Act Art. 10(5)). */
  'proposer-check': { id: 'S6', isFinal: false },
  /** 通知領取: the lead may collect roster format or authentication code, 10 days (Act Art. 10(9)). */
  notified: { id: 'S8', isFinal: false },
  /** 徵求連署: six months from the day after collecting (Act Art. 12(2)). */
  petitioning: { id: 'S9', isFinal: false },
  /** 提出連署人名冊: filed once, count check (清查, Act Art. 12(2), 13(1)). */
  filed: { id: 'S10', isFinal: false },
  /** 戶政查對: Ministry of the Interior and household offices, 60 days (Act Art. 13(1)). */
  'household-check': { id: 'S11', isFinal: false },
  /** 查對完成: results in, before the commission meeting (Act Art. 13(3)). */
  tallied: { id: 'S12', isFinal: false },
  /** 成立: announced and numbered (Act Art. 13(3)). */
  established: { id: 'S14', isFinal: true },
  /** 不成立 (Act Art. 13(3)). */
  'not-established': { id: 'X5', isFinal: true },
  /** 視為放棄連署: not collected or not filed in time (Act Art. 10(9), 12(2)). */
  'deemed-abandoned': { id: 'X3', isFinal: true },
} as const satisfies Record<string, { readonly id: string; readonly isFinal: boolean }>;

export type Phase = keyof typeof PHASES;
