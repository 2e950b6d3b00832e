import type { Like } from '../area.ts';
import type { papers as zhTw } from '../zh-TW/papers.ts';

export const papers: Like<typeof zhTw> = {
  names: {
    'proposal-letter': 'Letter of proposal 提案函',
    'main-text': 'Main text 主文',
    'reasons-statement': 'Statement of reasons 理由書',
    'proposer-roster': 'Roster of proposers (original and copy, bound as prescribed)',
    'hearing-minutes': 'Minutes of the hearing',
    'commission-minutes': 'Minutes of the commission meeting',
    'corrected-text': 'Corrected main text and reasons',
    'proposer-check-statistics': 'Statistics form of the check of the proposers',
    'proposer-strike-list': 'List of proposers struck out, with the reason of each',
    'service-certificate': 'Certificate of service',
    undertaking: 'Undertaking for the electronic system (signed)',
    'card-shown': 'The lead in person, with the card',
    'signer-roster': 'Roster of signers (original and copy, bound as prescribed)',
    'decrypted-record': 'Electromagnetic record of the roster of signers',
    'signer-check-statistics': 'Statistics form of the check of the signers',
    'signer-strike-list': 'List of signers struck out, with the reason of each',
    'withdrawal-consents': 'Written consent of at least half of all proposers',
    'legislature-notice': 'Notice of the Legislative Yuan',
    'opinion-statement': 'Statement of opinion',
    judgment: "The court's judgment or ruling",
    'suit-notice': 'Notice of the suit',
    'closing-notice': 'Announcement that offices are closed',
    'lead-request': "The lead's written request",
  },
  legend: 'Documents needed',
  help: 'Tick each one when you have checked it; what is ticked becomes part of the history of the case.',
  missing: 'Not all documents have been checked.',
};
