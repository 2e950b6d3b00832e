import type { CaseKind, EventType, Phase } from '@lianshu/core/case';
import type { ReasonName } from '@lianshu/core/verdict';
import type { Like } from '../area.ts';
import type { caseTerms as zhTw } from '../zh-TW/case.ts';
import { letters } from './letters.ts';

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
  'collecting-proposers': {
    name: 'collecting proposers',
    means: 'The lead proposer is soliciting proposers electronically.',
  },
  hearing: { name: 'hearing', means: 'The commission holds a hearing; only after it may a correction be ordered.' },
  'correction-ordered': {
    name: 'correction ordered',
    means: 'The lead proposer has been ordered to correct the proposal, once, within 30 days of service.',
  },
  're-review': {
    name: 'correction under review',
    means: 'The commission reviews the corrected proposal, within 60 days.',
  },
  'proposer-supplement': {
    name: 'more proposers needed',
    means: 'Too few proposers: the lead proposer may add more within 30 days, once.',
  },
  'proposer-recheck': {
    name: 'added proposers checked',
    means: 'Household offices check the proposers that were added.',
  },
  'signer-supplement': {
    name: 'more signers needed',
    means: 'Too few valid signers: the lead proposer may add more within 30 days, once.',
  },
  'supplement-check': { name: 'added signers checked', means: 'Household offices check the signers that were added.' },
  'poll-announced': { name: 'poll announced', means: 'The day of polling and the case have been announced.' },
  voting: { name: 'polling', means: 'The day of polling has come; the result is to be announced.' },
  'result-announced': { name: 'result announced', means: 'The result of the poll has been announced.' },
  'not-accepted': {
    name: 'not accepted',
    means: 'The papers, their binding or the number of proposers did not meet the law.',
  },
  rejected: {
    name: 'rejected',
    means: 'Not corrected, still defective, or too few proposers: the proposal is rejected.',
  },
  'filing-not-accepted': {
    name: 'roster not accepted',
    means: 'The roster of signers was too short or not bound as it must be.',
  },
  stopped: {
    name: 'stopped',
    means: 'The legislature has fulfilled the purpose of the proposal; the procedure has been stopped by law.',
  },
  withdrawn: {
    name: 'withdrawn',
    means: 'The lead proposer withdrew the proposal with the written consent of at least half of the proposers.',
  },
  'pilot-open': { name: 'pilot', means: 'Electronic signing on trial, without legal effect.' },
  'pilot-ended': { name: 'pilot ended', means: 'The trial is over; the report of the commission is to come.' },
  'pilot-reported': { name: 'pilot reported', means: 'The report is published; the records may be destroyed.' },
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
  'proposing-opened': 'Proposers are being solicited',
  'proposal-not-accepted': 'Proposal not accepted',
  'hearing-called': 'Hearing called',
  'hearing-held': 'Hearing held',
  'correction-ordered': 'Correction ordered',
  'correction-submitted': 'Corrected proposal submitted',
  'correction-missed': 'Not corrected in time: rejected',
  'case-rejected': 'Proposal rejected',
  'proposer-supplement-ordered': 'Lead proposer told to add proposers',
  'proposers-supplemented': 'Proposers added',
  'proposer-supplement-missed': 'No proposers added in time: rejected',
  'proposers-rechecked': 'Added proposers checked',
  'collection-added': 'The other way of signing collected too; the period runs on',
  'filing-not-accepted': 'Roster of signers not accepted',
  'signer-supplement-ordered': 'Lead proposer told to add signers',
  'supplement-filed': 'Roster of added signers filed',
  'signer-supplement-missed': 'No signers added in time: not established',
  'supplement-check-recorded': 'Added signers checked',
  'poll-announced': 'Day of polling announced',
  'voting-begun': 'Day of polling',
  'poll-result-announced': 'Result of the poll announced',
  'suit-recorded': 'Suit recorded',
  'judgment-recorded': 'Final judgment recorded',
  'case-reopened': 'Procedure resumed by order of a court',
  'retention-ended': 'Retention of the electronic records ended',
  'records-destroyed': 'Electronic records destroyed',
  'term-extended': 'Last day moved: offices closed by natural disaster',
  'signing-suspended': 'Electronic signing suspended by decision of the commission',
  'signing-resumed': 'Electronic signing resumed by decision of the commission',
  'policy-settled': 'A point that the law leaves open was settled',
  'text-corrected': 'Clerical error in the text corrected',
  'case-withdrawn': 'Proposal withdrawn by the lead proposer',
  'case-stopped': 'Stopped: the legislature has fulfilled the purpose',
  'opinion-requested': 'An agency was asked for its opinion',
  'opinion-given': 'Opinion of an agency received',
  'opinions-waived': 'Opinion not given in time: waived',
  'letter-issued': 'Issued',
  'service-recorded': 'Service recorded',
  'code-reissued': 'New authentication code issued',
  'pilot-opened': 'Pilot opened',
  'pilot-ended': 'Pilot ended by the commission',
  'pilot-lapsed': 'The days of the pilot are over',
  'pilot-reported': 'Pilot report published',
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
  'barred-proposer': 'may not propose the same matter again for two years',
};

const ofLetter = (event: string, letter: string) => `${event}: ${letter}`;

const extended: (typeof zhTw)['extended'] = {
  title: 'The term was extended, electronic signing was not',
  electronic: (day) =>
    `Electronic signing ends on ${day}: the day stands in the settings that three parties signed, a later signature would be struck out, so none is taken.`,
  paper: (day) =>
    `Signing on paper and filing go on until ${day}. To sign on paper, ask the lead proposer for the roster.`,
};

const suspended: (typeof zhTw)['suspended'] = {
  title: 'The commission has suspended electronic signing of this case',
  since: (day) =>
    `Suspended since ${day}: no electronic signature is taken until it is resumed. Signatures given before stand.`,
  reasons: (reasons) => `Reasons given: ${reasons}`,
  paper: 'Rosters on paper are taken as before. The period is not extended by it and its last day stays.',
};

const staleLists: (typeof zhTw)['staleLists'] = {
  title: 'The revocation list of citizen digital certificates is not up to date',
  since: (time) =>
    `Cards are checked against the list that the certificate authority published on ${time}. Electronic signing goes on.`,
  later:
    'Whether a card was valid when it signed is judged again, by later lists, when the household authority checks.',
  missing:
    'The revocation list of one generation of cards is missing; those cards cannot sign until the system has it again.',
  noExtension: 'The period is not extended by it; rosters on paper are taken as before.',
};

export const caseTerms: Like<typeof zhTw> = {
  phases,
  kinds,
  events,
  ofLetter,
  reasons,
  letters,
  extended,
  suspended,
  staleLists,
};
