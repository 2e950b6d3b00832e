/**
 * A point that the law leaves open (`point`: its letter in docs/lifecycle.md), settled by the commission and kept with the case. The first choice is the
 * default; `article` is the provision in dispute. Where there is one choice, the point is named but nothing else is built.
 */
export interface Policy {
  readonly point: string;
  readonly choices: readonly [string, ...string[]];
  readonly article: string;
}

export const POLICIES = {
  /** The lead's card is lost or expires: the risk stands in the undertaking, or paper may be filed without the record. */
  'lead-key-lost': { point: 'A', choices: ['risk-stated', 'paper-alone'], article: 'regulation Art. 7(1), 7(2)' },
  /** A filing below the count ends the case; whether the two-year bar follows too. */
  'short-filing': { point: 'B', choices: ['no-bar', 'two-year-bar'], article: 'Act Art. 12(4), 13(1)' },
  /** Whether signatures count that are given on the day of collection, before the first counted day. */
  'collection-day': { point: 'C', choices: ['counted', 'not-counted'], article: 'Act Art. 12(2)' },
  /** Until when the commission's counter takes a paper filing on the last day; an electronic one is in time till midnight. */
  'filing-hour': { point: 'D', choices: ['end-of-day', 'office-hours'], article: '民法 Art. 121' },
  /** 補提提案人查對: days, where the Act gives none. */
  'proposer-recheck-days': { point: 'E', choices: ['15', '30'], article: 'Act Art. 10(7)' },
  /** 補提連署人查對: days, where the Act gives none. */
  'supplement-check-days': { point: 'E', choices: ['60', '30'], article: 'Act Art. 13(3)' },
  /**
   * The day on which those added in a supplement must have been eligible: signers on the day that their roster is filed, it
   * being a roster of its own; proposers on the day of the proposal, which is filed once.
   */
  'added-signer-eligibility': { point: 'E', choices: ['day-of-supplement'], article: 'Act Art. 8(2), 13(3)' },
  'added-proposer-eligibility': { point: 'E', choices: ['day-of-proposal'], article: 'Act Art. 8(2), 10(7)' },
  /** 電子提案: no regulation governs it yet. */
  'e-proposal': { point: 'F', choices: ['off', 'on'], article: 'Act Art. 9(6)' },
  /** Text beyond the limit enters only by an officer's recorded reason. */
  'overlong-text': { point: 'G', choices: ['officer-override'], article: 'Act Art. 9(2), 10(2)' },
  'guardianship-source': { point: 'H', choices: ['household-register'], article: 'Act Art. 7' },
  'self-query': { point: 'I', choices: ['own-receipt'], article: '施行細則 Art. 9' },
  /** Three to six months after the announcement (Act Art. 23 of 2025), or a day set under other law, ninety days ahead all the same. */
  'poll-window': { point: 'J', choices: ['three-to-six-months', 'as-recorded'], article: 'Act Art. 23' },
  /** 連署網址: shown to the lead alone, or linked from the commission's page of the case too. */
  'public-signing-link': { point: 'K', choices: ['off', 'on'], article: 'regulation Art. 6(2)' },
} as const satisfies Record<string, Policy>;

export type PolicyId = keyof typeof POLICIES;
export type PolicyChoices = { readonly [K in PolicyId]: (typeof POLICIES)[K]['choices'][number] };
export type PolicyChoice = PolicyChoices[PolicyId];

export const POLICY_IDS = Object.keys(POLICIES) as readonly PolicyId[];

export const DEFAULT_POLICIES = Object.fromEntries(
  POLICY_IDS.map((id) => [id, POLICIES[id].choices[0]]),
) as unknown as PolicyChoices;

export function isPolicyId(name: string): name is PolicyId {
  return Object.hasOwn(POLICIES, name);
}
