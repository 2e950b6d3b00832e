import type { Actor } from './actor.ts';
import type { GuardName } from './guards.ts';
import type { Phase } from './phases.ts';
import type { Term } from './term.ts';

/** Papers that an act needs before it may be entered. */
export type DocumentName =
  | 'proposal-letter'
  | 'main-text'
  | 'reasons-statement'
  | 'proposer-roster'
  | 'hearing-minutes'
  | 'commission-minutes'
  | 'corrected-text'
  | 'proposer-check-statistics'
  | 'proposer-strike-list'
  | 'service-certificate'
  | 'undertaking'
  | 'card-shown'
  | 'signer-roster'
  | 'decrypted-record'
  | 'signer-check-statistics'
  | 'signer-strike-list'
  | 'withdrawal-consents'
  | 'legislature-notice'
  | 'opinion-statement'
  | 'judgment'
  | 'suit-notice'
  | 'closing-notice'
  | 'lead-request';

/** Letters and announcements that an act makes. */
export type LetterName =
  | 'proposing-opened'
  | 'proposal-not-accepted'
  | 'proposal-accepted'
  | 'hearing-notice'
  | 'correction-order'
  | 'correction-received'
  | 'rejection'
  | 'proposer-check-request'
  | 'proposer-supplement-order'
  | 'opinion-request'
  | 'collection-notice'
  | 'authentication-code'
  | 'roster-format'
  | 'filing-receipt'
  | 'filing-not-accepted'
  | 'household-check-request'
  | 'signer-supplement-order'
  | 'supplement-check-request'
  | 'established-announcement'
  | 'not-established-announcement'
  | 'abandonment-notice'
  | 'withdrawal-confirmation'
  | 'stop-notice'
  | 'poll-announcement'
  | 'result-announcement'
  | 'extension-announcement'
  | 'text-correction-notice'
  | 'reopening-notice'
  | 'destruction-record';

export interface Transition {
  readonly from: readonly Phase[];
  /** `same`: the case stays where it is; `ordered`: where a judgment puts it. */
  readonly to: Phase | 'same' | 'ordered';
  /** Whose act it is; the commission beside another actor enters what that one did on paper or in person. */
  readonly by: readonly Actor[];
  readonly event: string;
  readonly cite: string;
  /** All must hold, in this order. */
  readonly guards: readonly GuardName[];
  /** `kept`: the running term goes on though the phase changes. */
  readonly term?: Term | 'kept';
  /** The term is not the case's own: it runs beside. */
  readonly isParallel?: true;
  /** Not the next step on the main way. */
  readonly isAside?: true;
  readonly documents?: readonly DocumentName[];
  readonly letters?: readonly LetterName[];
}
