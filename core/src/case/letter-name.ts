/** Letters, announcements and papers that an act makes. */
export const LETTER_NAMES = [
  'proposing-opened',
  'proposal-not-accepted',
  'proposal-accepted',
  'hearing-notice',
  'correction-order',
  'correction-received',
  'rejection',
  'proposer-check-request',
  'proposer-supplement-order',
  'opinion-request',
  'collection-notice',
  'authentication-code',
  'roster-format',
  'filing-receipt',
  'filing-not-accepted',
  'household-check-request',
  'signer-supplement-order',
  'supplement-check-request',
  'established-announcement',
  'not-established-announcement',
  'abandonment-notice',
  'withdrawal-confirmation',
  'stop-notice',
  'poll-announcement',
  'result-announcement',
  'extension-announcement',
  'text-correction-notice',
  'reopening-notice',
  'destruction-record',
  'pilot-report',
] as const;
export type LetterName = (typeof LETTER_NAMES)[number];

/** Announced to everyone, handed over in person or kept on file: issued, but served on no one. */
const NOT_SERVED: ReadonlySet<LetterName> = new Set([
  'authentication-code',
  'roster-format',
  'established-announcement',
  'not-established-announcement',
  'abandonment-notice',
  'poll-announcement',
  'result-announcement',
  'extension-announcement',
  'destruction-record',
  'pilot-report',
]);

/** Whether the letter is served on someone (送達), so that the day of service is recorded. */
export function isServed(name: LetterName): boolean {
  return !NOT_SERVED.has(name);
}
