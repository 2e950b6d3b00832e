import { reasonOf } from '@lianshu/core/verdict';
import {
  COMMON_FINDINGS,
  type CommonFinding,
  type Finding,
  type OwnFindingCode,
  type ReceiptOutcome,
  type Report,
} from '@lianshu/core/verify';
import { fill, type Words } from './words/index.ts';

const MARKS = { pass: '✓', fail: '✗', 'not-applicable': '–' } as const;
/** Terminals act on control and bidi characters, readers on what they cannot see, and paths are the attacker's. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Text from a bundle, fit for a terminal. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '�').slice(0, 300);
}

function wordsOfFinding(words: Words, code: Finding['code']): string {
  const common = code.slice(4);
  return common in COMMON_FINDINGS
    ? words.commonFindings[common as CommonFinding]
    : words.findings[code as OwnFindingCode];
}

function wordsOfReceipt(words: Words, { outcome, reason }: ReceiptOutcome): string {
  const what = words.receiptOutcome[outcome];
  if (outcome === 'malformed' || reason === 0) return what;
  if (reason === undefined) return outcome === 'accepted' ? what : `${what} — ${words.noSecret}`;
  const name = reasonOf(reason);
  return `${what} — ${name === undefined ? `${words.unknownReason} (${reason})` : words.strikeReasons[name]}`;
}

/** The report for a person, ending in a newline. Paths are as the person gave them; no `trust` means the pinned keys. */
export function renderReport(words: Words, report: Report, folder: string, trust: string | undefined): string {
  const lines: string[] = [words.title, ''];
  if (report.trustKind === 'demo') lines.push(`*** ${words.demo} ***`, '');
  const { log, size } = report.bundle;
  const line = (label: string, value: string | number) => fill(words.line, { label, value });
  lines.push(
    line(words.folder, printable(folder)),
    line(words.log, log === null ? words.unknown : printable(log)),
    line(words.entries, size ?? words.unknown),
    line(words.trust, `${words.trustKind[report.trustKind]}, ${trust === undefined ? words.pinned : printable(trust)}`),
    '',
  );
  for (const { id, outcome, reason, findings, more } of report.checks) {
    lines.push(`${MARKS[outcome]} ${id} ${words.outcome[outcome]}  ${words.checks[id]}`);
    if (reason !== undefined) lines.push(`      ${words.reasons[reason]}`);
    for (const { code, where } of findings)
      lines.push(`      ${code}  ${printable(where)}`, `        ${wordsOfFinding(words, code)}`);
    if (more > 0) lines.push(`      ${fill(words.more, { count: more })}`);
  }
  if (report.receipts.length > 0) {
    lines.push('', words.receipts);
    for (const receipt of report.receipts) {
      const { name, index } = receipt;
      const label = fill(words.receipt, { name: printable(name), index });
      lines.push(`  ${line(label, wordsOfReceipt(words, receipt))}`);
    }
  }
  const { pass, fail, notApplicable } = report;
  lines.push('', fill(words.counts, { pass, fail, notApplicable }), fail === 0 ? words.holds : words.fails);
  if (report.trustKind === 'demo') lines.push('', `*** ${words.demo} ***`);
  return `${lines.join('\n')}\n`;
}
