import { PHASE_NAMES, PHASES, type Phase } from './phases.ts';
import type { Transition } from './transition.ts';

const GOING: readonly Phase[] = PHASE_NAMES.filter((phase) => phase !== 'none' && !PHASES[phase].endsLeadAccess);

const PROPOSED = [
  'proposal-filed',
  'review',
  'hearing',
  'correction-ordered',
  're-review',
  'proposer-check',
  'proposer-supplement',
  'proposer-recheck',
] as const;

/** From the day that the roster of proposers is checked to the decision. */
const ASKING = [
  'proposer-check',
  'proposer-recheck',
  'notified',
  'petitioning',
  'filed',
  'household-check',
  'tallied',
  'signer-supplement',
  'supplement-check',
] as const;

const WITH_OPINIONS = [...ASKING, 'proposer-supplement', 'established'] as const;

/** Where a term of the case runs. */
const IN_TERM = [
  'review',
  'hearing',
  'correction-ordered',
  're-review',
  'proposer-check',
  'proposer-supplement',
  'proposer-recheck',
  'notified',
  'petitioning',
  'household-check',
  'tallied',
  'signer-supplement',
  'supplement-check',
] as const;

/** What may happen in many phases, beside the main way. */
export const ANYTIME_TRANSITIONS = {
  'extend-term': {
    from: IN_TERM,
    to: 'same',
    by: ['commission'],
    event: 'term-extended',
    cite: 'Act Art. 6',
    guards: ['offices-closed', 'reasons-given'],
    isAside: true,
    documents: ['closing-notice'],
    letters: ['extension-announcement'],
  },
  'settle-policy': {
    from: GOING,
    to: 'same',
    by: ['commission'],
    event: 'policy-settled',
    cite: 'Act Art. 3',
    guards: ['policy-known', 'policy-changes', 'reasons-given'],
    isAside: true,
    documents: ['commission-minutes'],
  },
  'correct-clerical': {
    from: PROPOSED,
    to: 'same',
    by: ['lead', 'commission'],
    event: 'text-corrected',
    cite: 'text regulation Art. 9',
    guards: ['text-again'],
    isAside: true,
    documents: ['lead-request'],
    letters: ['text-correction-notice'],
  },
  withdraw: {
    from: PROPOSED,
    to: 'withdrawn',
    by: ['lead', 'commission'],
    event: 'case-withdrawn',
    cite: 'Act Art. 11',
    guards: ['half-consent'],
    isAside: true,
    documents: ['withdrawal-consents'],
    letters: ['withdrawal-confirmation'],
  },
  stop: {
    from: [...new Set<Phase>([...PROPOSED, ...ASKING, 'established'])],
    to: 'stopped',
    by: ['legislature', 'commission'],
    event: 'case-stopped',
    cite: 'Act Art. 19; regulation Art. 10',
    guards: ['kind-may-stop', 'notice-not-in-future'],
    isAside: true,
    documents: ['legislature-notice'],
    letters: ['stop-notice'],
  },
  'request-opinion': {
    from: ASKING,
    to: 'same',
    by: ['commission'],
    event: 'opinion-requested',
    cite: 'Act Art. 10(8)',
    guards: ['opinion-requested-once'],
    term: { length: 45, unit: 'days', from: 'receipt', cite: 'Act Art. 10(8)' },
    isParallel: true,
    isAside: true,
    letters: ['opinion-request'],
  },
  'record-opinion': {
    from: WITH_OPINIONS,
    to: 'same',
    by: ['agency', 'commission'],
    event: 'opinion-given',
    cite: 'Act Art. 10(8)',
    guards: ['opinion-open', 'opinion-in-time'],
    isAside: true,
    documents: ['opinion-statement'],
  },
  'lapse-opinions': {
    from: WITH_OPINIONS,
    to: 'same',
    by: ['clock'],
    event: 'opinions-waived',
    cite: 'Act Art. 10(8)',
    guards: ['opinion-overdue'],
  },
} as const satisfies Record<string, Transition>;
