import type { CaseKind, EventType, Phase } from '@lianshu/core/case';
import type { ReasonName } from '@lianshu/core/verdict';
import type { Like } from '../area.ts';
import type { caseTerms as zhTw } from '../zh-TW/case.ts';

const phases: Record<Phase, { name: string; means: string }> = {
  none: { name: 'not yet created', means: 'The system does not know this case yet.' },
  draft: { name: 'draft', means: 'The lead proposer is preparing the proposal.' },
  'proposal-filed': {
    name: 'proposal received',
    means: 'The commission has received the proposal and examines its form.',
  },
  review: { name: 'under review', means: 'The commission reviews the substance of the proposal, within 60 days.' },
  'proposer-check': { name: 'proposers checked', means: 'Household offices check the proposers, within 15 days.' },
  notified: {
    name: 'to be collected',
    means: 'Approved: the lead proposer collects roster format or authentication code within 10 days.',
  },
  petitioning: { name: 'open for signing', means: 'Joint signers are being solicited, for 6 months.' },
  filed: {
    name: 'roster filed',
    means: 'The roster has been filed, electronic signing has stopped, and the commission checks the count.',
  },
  'household-check': { name: 'being checked', means: 'Household offices check the signers, within 60 days.' },
  tallied: { name: 'checked', means: 'The check is complete and awaits the commission meeting.' },
  established: { name: 'established', means: 'There were enough signers: the case is established.' },
  'not-established': { name: 'not established', means: 'There were too few signers: the case is not established.' },
  'deemed-abandoned': {
    name: 'deemed abandoned',
    means: 'Not collected or not filed in time: deemed abandoned by law.',
  },
};

const kinds: Record<CaseKind, string> = {
  'law-referendum': 'referendum on a law',
  'principle-initiative': 'initiative of a legislative principle',
  'policy-initiative': 'initiative of a major policy',
  'policy-referendum': 'referendum on a major policy',
};

const events: Record<EventType, string> = {
  'case-drafted': 'Case created',
  'proposal-filed': 'Proposal filed by the lead proposer',
  'proposal-accepted': 'Proposal accepted by the commission',
  'proposer-check-begun': 'Proposers sent to household offices to be checked',
  'proposers-checked': 'Proposers checked',
  'collection-notified': 'Lead proposer notified to collect roster format or authentication code',
  'collection-recorded': 'Collected; the petition period begins on the next day',
  'petition-filed': 'Roster of signers filed by the lead proposer',
  'household-check-begun': 'Signers sent to household offices to be checked',
  'household-check-recorded': 'Signers checked',
  'case-established': 'Announced: the case is established',
  'case-not-established': 'Announced: the case is not established',
  'abandonment-deemed': 'Deemed abandoned',
};

const reasons: Record<ReasonName, string> = {
  accepted: 'counts',
  'under-age': 'under 18 on the day of filing',
  'non-resident': 'household registration of less than 6 months, or none',
  guardianship: 'under guardianship that has not been lifted',
  deceased: 'deceased',
  'not-found': 'not found in the household register',
  'duplicate-electronic': 'second electronic record of one person; the first one counts',
  'duplicate-earlier-round': 'signed before the supplement already',
  'name-mismatch': 'name on the certificate differs from the household register',
  'signature-invalid': 'electronic signature not valid',
  'statement-mismatch': 'signed statement differs from the case',
  'commitment-mismatch': 'record and signature do not belong together',
  'tail-mismatch': 'ID number differs from the last four on the certificate',
  'certificate-invalid': 'certificate not valid, or not of a natural person',
};

export const caseTerms: Like<typeof zhTw> = { phases, kinds, events, reasons };
