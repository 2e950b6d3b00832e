import { CHECKS, COMMON_FINDINGS, FINDINGS, REASONS } from '@lianshu/core/verify';
import type { Words } from './words.ts';

/** The checks and findings are written in English where they are made; here is the rest. */
export const en: Words = {
  usage: `Usage: lianshu verify BUNDLE [options]

Checks the published bundle of a finished case. Nothing is sent anywhere.

  BUNDLE            the folder of the bundle
  --receipt FILE    also check this receipt; may be repeated
  --refusal FILE    also check this signed refusal; may be repeated
  --destruction FILE  also check this statement of destruction; may be repeated
  --trust FILE      keys to verify against, in place of those that come with this program
  --json            the report as one JSON object
  --lang LANGUAGE   en or zh-TW

Exit code: 0 every check that applies passed; 1 some check failed; 2 the check could not be made.
`,
  title: 'lianshu verify',
  demo: 'DEMO: these keys are synthetic and anyone can make them. This report proves nothing about a real case.',
  line: '{label}: {value}',
  pinned: 'those that come with this program',
  folder: 'bundle',
  log: 'log',
  entries: 'entries',
  trust: 'keys',
  trustKind: { demo: 'demo (synthetic)', production: 'production' },
  unknown: 'unreadable',
  outcome: { pass: 'pass', fail: 'FAIL', 'not-applicable': 'n/a' },
  checks: Object.fromEntries(CHECKS.map(({ id, says }) => [id, says])) as unknown as Words['checks'],
  findings: FINDINGS,
  commonFindings: COMMON_FINDINGS,
  reasons: REASONS,
  more: '… and {count} more',
  receipts: 'Receipts',
  receipt: '{name}, entry {index}',
  receiptOutcome: {
    accepted: 'counted',
    'struck-out': 'struck out',
    malformed: 'not readable as a record, not counted',
  },
  strikeReasons: {
    accepted: 'valid',
    'under-age': 'under the age of 18',
    'non-resident': 'no household registration for six months',
    guardianship: 'under guardianship',
    deceased: 'deceased',
    'not-found': 'not found in the register',
    'duplicate-electronic': 'a second electronic signature of the same person',
    'duplicate-earlier-round': 'already signed before the supplement',
    'name-mismatch': 'name differs from the register',
    'signature-invalid': 'the card signature does not hold',
    'statement-mismatch': 'the signed statement is not that of this case',
    'commitment-mismatch': 'the record does not fit what was signed',
    'tail-mismatch': 'the ID number does not fit the certificate',
    'certificate-invalid': 'the certificate was not valid',
    'barred-proposer': 'may not propose the same matter again for two years',
  },
  noSecret: 'the reason is readable only with the signer’s own copy of the receipt',
  unknownReason: 'a reason of a later version',
  counts: '{pass} passed, {fail} failed, {notApplicable} not applicable',
  holds: 'The bundle holds.',
  fails: 'The bundle does not hold.',
  problems: {
    usage: 'Give one bundle folder; see --help.',
    'bundle-unreadable': 'The bundle folder cannot be read: {path}',
    'trust-unreadable': 'The trust file cannot be read: {path}',
    'trust-malformed': 'The trust file does not follow its format: {path}',
    'trust-synthetic': 'The trust file holds keys of a demonstration or a test and is refused here: {path}',
    'file-unreadable': 'The file cannot be read: {path}',
  },
};
