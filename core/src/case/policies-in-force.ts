import type { CaseState } from './case-state.ts';
import type { Phase } from './phases.ts';
import { POLICIES, POLICY_IDS, type PolicyChoice, type PolicyId } from './policies.ts';

/** Where a case stands when an open point of the law can decide what happens next. */
const MATTERS_IN: { readonly [K in PolicyId]: readonly Phase[] } = {
  'lead-key-lost': ['notified', 'petitioning', 'signer-supplement'],
  'short-filing': ['petitioning', 'filed'],
  'collection-day': ['notified', 'petitioning', 'proposer-supplement', 'signer-supplement'],
  'filing-hour': ['petitioning', 'signer-supplement'],
  'proposer-recheck-days': ['proposer-supplement', 'proposer-recheck'],
  'supplement-check-days': ['signer-supplement', 'supplement-check'],
  'added-signer-eligibility': ['signer-supplement', 'supplement-check'],
  'added-proposer-eligibility': ['proposer-supplement', 'proposer-recheck'],
  'e-proposal': ['draft', 'collecting-proposers'],
  'overlong-text': ['draft', 'correction-ordered'],
  'guardianship-source': ['proposer-check', 'proposer-recheck', 'household-check', 'supplement-check'],
  'self-query': [
    'household-check',
    'tallied',
    'signer-supplement',
    'supplement-check',
    'established',
    'not-established',
  ],
  'poll-window': ['established'],
  'public-signing-link': ['notified', 'petitioning'],
};

/** One open point of the law as it is settled for a case. */
export interface PolicyInForce {
  readonly policy: PolicyId;
  /** Its letter in docs/lifecycle.md. */
  readonly point: string;
  readonly choice: PolicyChoice;
  /** The provision in dispute. */
  readonly article: string;
  /** Whether there is more than one choice. */
  readonly isOpen: boolean;
  /** Whether it can decide what happens in the phase in which the case stands. */
  readonly matters: boolean;
}

/** Every open point, in the order of their letters. */
export function policiesInForce({ policies, phase }: CaseState): readonly PolicyInForce[] {
  return POLICY_IDS.map((policy) => {
    const { point, article, choices } = POLICIES[policy];
    const matters = MATTERS_IN[policy].includes(phase);
    return {
      policy,
      point,
      choice: policies[policy],
      article,
      isOpen: (choices as readonly string[]).length > 1,
      matters,
    };
  });
}
