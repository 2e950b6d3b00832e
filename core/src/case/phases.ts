interface PhaseFacts {
  /** S states, X ends, P pilots: the letters of docs/lifecycle.md. */
  readonly id: string;
  /** Left by no command but a court's. */
  readonly isFinal: boolean;
  /** The lead's access to the records of the case has ended (regulation Art. 6(4)). */
  readonly endsLeadAccess: boolean;
}

const going = (id: string) => ({ id, isFinal: false, endsLeadAccess: false }) as const;
const decided = (id: string) => ({ id, isFinal: false, endsLeadAccess: true }) as const;
const ended = (id: string) => ({ id, isFinal: true, endsLeadAccess: true }) as const;

/** Where a case stands. */
export const PHASES = {
  /** Not yet known to the system. */
  none: going('–'),
  /** 草擬: being written by the lead. */
  draft: going('S0'),
  /** 徵求提案人, electronically: only where policy `e-proposal` is on (Act Art. 9(6)). */
  'collecting-proposers': going('S1'),
  /** 提案收件: proposal and roster filed; form under examination (Act Art. 9, 10(2)). */
  'proposal-filed': going('S2'),
  /** 審核: substance under review, 60 days (Act Art. 10(3)). */
  review: going('S3'),
  /** 聽證: called before a correction is ordered, inside the 60 days (Act Art. 10(4)). */
  hearing: going('S4'),
  /** 命補正: once, 30 days from service (Act Art. 10(3)). */
  'correction-ordered': going('S5'),
  /** 補正審核: the corrected text under review, 60 days anew (Act Art. 10(3)). */
  're-review': going('S3′'),
  /** 查對提案人名冊: household offices check the proposers, 15 days (Act Art. 10(5)). */
  'proposer-check': going('S6'),
  /** 提案人補提: once, 30 days from service (Act Art. 10(7)). */
  'proposer-supplement': going('S7'),
  /** 補提提案人查對 (Act Art. 10(7)). */
  'proposer-recheck': going('S6′'),
  /** 通知領取: the lead may collect roster format or authentication code, 10 days (Act Art. 10(9)). */
  notified: going('S8'),
  /** 徵求連署: six months from the day after collecting (Act Art. 12(2)). */
  petitioning: going('S9'),
  /** 提出連署人名冊: filed once, count check (清查, Act Art. 12(2), 13(1)). */
  filed: going('S10'),
  /** 戶政查對: Ministry of the Interior and household offices, 60 days (Act Art. 13(1)). */
  'household-check': going('S11'),
  /** 查對完成: results in, before the commission meeting (Act Art. 13(3)). */
  tallied: going('S12'),
  /** 連署人補提: once, 30 days from service, with a new code (Act Art. 13(3); regulation Art. 8(3), 8(4)). */
  'signer-supplement': going('S13'),
  /** 補提連署人查對 (Act Art. 13(3)). */
  'supplement-check': going('S11′'),
  /** 成立: announced and numbered (Act Art. 13(3)). */
  established: decided('S14'),
  /** 投票公告 (Act Art. 17(1)). */
  'poll-announced': decided('S15'),
  /** 投票 (Act Art. 23). */
  voting: decided('S16'),
  /** 結果公告 (Act Art. 30). */
  'result-announced': ended('S17'),
  /** 不予受理: form, binding or number of proposers (Act Art. 10(2)). The lead may file anew. */
  'not-accepted': ended('X1'),
  /** 駁回: not corrected, still defective, or too few proposers (Act Art. 10(3), 10(7)). */
  rejected: ended('X2'),
  /** 視為放棄連署: not collected or not filed in time (Act Art. 10(9), 12(2)). */
  'deemed-abandoned': ended('X3'),
  /** 名冊不予受理: the count is short, or paper not bound (Act Art. 13(1)). */
  'filing-not-accepted': ended('X4'),
  /** 不成立 (Act Art. 13(3)). */
  'not-established': ended('X5'),
  /** 停止: the legislature has fulfilled the purpose (Act Art. 19). */
  stopped: ended('X6'),
  /** 撤回 (Act Art. 11). */
  withdrawn: ended('X7'),
  /** 試辦: signing as in a petition, without legal effect; nothing of the Act follows from it. */
  'pilot-open': going('P1'),
  /** 試辦結束: signing has stopped, the report is to come. */
  'pilot-ended': decided('P2'),
  /** 試辦報告: the report is published; the records may be destroyed. */
  'pilot-reported': ended('P3'),
} as const satisfies Record<string, PhaseFacts>;

export type Phase = keyof typeof PHASES;

/** A pilot that has been opened: no provision on petitions applies. */
export function isPilotPhase(phase: Phase): boolean {
  return PHASES[phase].id.startsWith('P');
}

export const PHASE_NAMES = Object.keys(PHASES) as readonly Phase[];
