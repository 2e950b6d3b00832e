import type { Like } from '../area.ts';
import type { policyTerms as zhTw } from '../zh-TW/policies.ts';

export const policyTerms: Like<typeof zhTw> = {
  title: 'Open points of the law, as settled for this case',
  text: 'Act and regulations leave the following open. This is how the commission has settled each for this case; a change enters the history with its reason.',
  now: 'Matters at this stage',
  others: 'The other points',
  columns: { point: 'Point', choice: 'Settled as', article: 'In dispute' },
  names: {
    'lead-key-lost': 'A. Lead’s card lost or expired',
    'short-filing': 'B. Two-year bar after a short filing',
    'collection-day': 'C. Signatures on the day of collecting',
    'filing-hour': 'D. Hour on the last day',
    'proposer-recheck-days': 'E. Days to check added proposers',
    'supplement-check-days': 'E. Days to check added signers',
    'added-signer-eligibility': 'E. Day on which added signers are judged',
    'added-proposer-eligibility': 'E. Day on which added proposers are judged',
    'e-proposal': 'F. Electronic proposing',
    'overlong-text': 'G. Text beyond the limit',
    'guardianship-source': 'H. Source on guardianship',
    'self-query': 'I. Query by signers',
    'poll-window': 'J. Day of polling',
    'public-signing-link': 'K. Signing address on our pages',
  },
  meanings: {
    'lead-key-lost':
      'The lead files the electronic record by decrypting it with her own certificate. The regulation does not say whether paper alone may be filed when that certificate is lost or no longer works.',
    'short-filing':
      'When a filing below the threshold is not accepted, the law does not say whether the two-year bar of a deemed abandonment follows too.',
    'collection-day':
      'The petition term counts from the day after collecting. The law does not say whether signatures given on the day itself count.',
    'filing-hour':
      'The last day ends at midnight, but paper is brought to a counter. The law does not say whether it is in time after office hours. An electronic filing is in time until midnight.',
    'proposer-recheck-days': 'The law gives no term for checking proposers added in the supplement.',
    'supplement-check-days': 'The law gives no term for checking signers added in the supplement.',
    'added-signer-eligibility':
      'Age and residence of signers count to the day their roster is filed. The law does not say whether that is the first day of filing or that of the supplement.',
    'added-proposer-eligibility':
      'Age and residence of proposers count to the day the proposal is filed. The law does not say whether this holds for those added in the supplement.',
    'e-proposal': 'The Act wants a system for proposing too; the regulation in force governs joint signing alone.',
    'overlong-text':
      'What exceeds the limit is not published, and exceeding it may also be a ground not to accept. The law does not say how the two go together.',
    'guardianship-source':
      'People under guardianship may neither propose nor sign. The law does not say by which record this is judged.',
    'self-query': 'The law does not say whether signers may learn if their own signature was counted.',
    'poll-window':
      'Polling is three to six months after the announcement; the law does not say what holds where another law sets a day.',
    'public-signing-link':
      'The lead obtains the signing address by logging in and solicits with it. The regulation does not say whether the commission’s own pages may link to it.',
  },
  choices: {
    'risk-stated': 'risk stated in the undertaking',
    'paper-alone': 'paper may be filed alone',
    'no-bar': 'no bar',
    'two-year-bar': 'bar applies',
    counted: 'counted',
    'not-counted': 'not counted',
    'end-of-day': 'until midnight',
    'office-hours': 'until 17:30',
    '15': '15 days',
    '30': '30 days',
    '60': '60 days',
    off: 'off',
    on: 'on',
    'day-of-supplement': 'day the supplement is filed',
    'day-of-proposal': 'day the proposal was filed',
    'officer-override': 'by an officer’s recorded reason',
    'household-register': 'household register',
    'own-receipt': 'own receipt',
    'three-to-six-months': '3 to 6 months after the announcement',
    'as-recorded': 'as recorded',
  },
};
