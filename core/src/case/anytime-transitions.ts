import { isPilotPhase, PHASE_NAMES, PHASES, type Phase } from './phases.ts';
import { PROPOSED_PHASES } from './proposal-phases.ts';
import type { Transition } from './transition.ts';

const GOING: readonly Phase[] = PHASE_NAMES.filter(
  (phase) => phase !== 'none' && !PHASES[phase].endsLeadAccess && !isPilotPhase(phase),
);

/** A letter may leave, and its service come back, long after the act that made it. */
const WITH_LETTERS: readonly Phase[] = PHASE_NAMES.filter((phase) => phase !== 'none' && phase !== 'draft');

/** Where the lead may log in with a code: from the first that she can have to the outcome (regulation Art. 6(2), 6(4)). */
const WITH_CODE: readonly Phase[] = PHASE_NAMES.filter(
  (phase) => phase !== 'none' && phase !== 'draft' && !PHASES[phase].endsLeadAccess,
);

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

/** Where signatures may be taken electronically. */
const COLLECTING = [
  'collecting-proposers',
  'proposer-supplement',
  'petitioning',
  'signer-supplement',
  'pilot-open',
] as const;

/** What may happen in many phases, beside the main way. */
export const ANYTIME_TRANSITIONS = {
  'extend-term': {
    from: IN_TERM,
    to: 'same',
    by: ['commission'],
    office: ['commission'],
    needsCard: true,
    event: 'term-extended',
    cite: 'Act Art. 6',
    guards: ['term-runs', 'offices-closed', 'reasons-given'],
    isAside: true,
    documents: ['closing-notice'],
    letters: ['extension-announcement'],
  },
  'settle-policy': {
    from: GOING,
    to: 'same',
    by: ['commission'],
    office: ['commission'],
    needsCard: true,
    event: 'policy-settled',
    cite: 'Act Art. 3',
    guards: ['ordinary-case', 'policy-known', 'policy-changes', 'reasons-given'],
    isAside: true,
    documents: ['commission-minutes'],
  },
  'suspend-signing': {
    from: COLLECTING,
    to: 'same',
    by: ['commission'],
    office: ['commission'],
    needsCard: true,
    event: 'signing-suspended',
    cite: 'Act Art. 3; regulation Art. 11',
    guards: ['collects-electronically', 'signing-goes-on', 'reasons-given'],
    isAside: true,
    documents: ['commission-minutes'],
  },
  'resume-signing': {
    from: COLLECTING,
    to: 'same',
    by: ['commission'],
    office: ['commission'],
    needsCard: true,
    event: 'signing-resumed',
    cite: 'Act Art. 3; regulation Art. 11',
    guards: ['signing-stands-still'],
    isAside: true,
    documents: ['commission-minutes'],
  },
  'correct-clerical': {
    from: PROPOSED_PHASES,
    to: 'same',
    by: ['lead', 'commission'],
    office: ['legal'],
    needsCard: true,
    event: 'text-corrected',
    cite: 'text regulation Art. 9',
    guards: ['text-again'],
    isAside: true,
    documents: ['lead-request'],
    letters: ['text-correction-notice'],
  },
  withdraw: {
    from: PROPOSED_PHASES,
    to: 'withdrawn',
    by: ['lead', 'commission'],
    office: ['intake'],
    needsCard: true,
    event: 'case-withdrawn',
    cite: 'Act Art. 11',
    guards: ['half-consent'],
    isAside: true,
    documents: ['withdrawal-consents'],
    letters: ['withdrawal-confirmation'],
  },
  stop: {
    from: [...new Set<Phase>([...PROPOSED_PHASES, ...ASKING, 'established'])],
    to: 'stopped',
    by: ['legislature', 'commission'],
    office: ['legal'],
    needsCard: true,
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
    office: ['intake'],
    event: 'opinion-requested',
    cite: 'Act Art. 10(8)',
    guards: ['opinion-requested-once'],
    term: { length: 45, unit: 'days', from: 'receipt', cite: 'Act Art. 10(8)', letter: 'opinion-request' },
    isParallel: true,
    isAside: true,
    letters: ['opinion-request'],
  },
  'record-opinion': {
    from: WITH_OPINIONS,
    to: 'same',
    by: ['agency', 'commission'],
    office: ['intake'],
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
    office: [],
    event: 'opinions-waived',
    cite: 'Act Art. 10(8)',
    guards: ['opinion-overdue'],
  },
  'issue-letter': {
    from: WITH_LETTERS,
    to: 'same',
    by: ['commission'],
    office: ['intake', 'legal', 'commission'],
    event: 'letter-issued',
    cite: 'Act Art. 3',
    guards: ['letter-to-issue', 'letter-issuable'],
    isAside: true,
  },
  'record-service': {
    from: WITH_LETTERS.filter((phase) => !isPilotPhase(phase)),
    to: 'same',
    by: ['commission'],
    office: ['intake', 'legal'],
    event: 'service-recorded',
    cite: 'Act Art. 6',
    guards: ['letter-to-serve', 'service-recordable'],
    isAside: true,
    documents: ['service-certificate'],
  },
  'reissue-code': {
    from: WITH_CODE,
    to: 'same',
    by: ['commission'],
    office: ['intake'],
    needsCard: true,
    event: 'code-reissued',
    cite: 'regulation Art. 4',
    guards: ['code-given', 'trial-decryption'],
    isAside: true,
    documents: ['card-shown'],
    letters: ['authentication-code'],
  },
} as const satisfies Record<string, Transition>;
