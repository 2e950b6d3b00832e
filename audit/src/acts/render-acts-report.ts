import type { ActsReport } from '@lianshu/core/acts';
import { printable } from '../verify/render-report.ts';
import { fill } from '../verify/words/index.ts';
import type { ActsWords } from './words.ts';

/** The report for a person, ending in a newline. */
export function renderActsReport(words: ActsWords, report: ActsReport, path: string): string {
  const { labels, unknown } = words;
  const line = (label: keyof typeof labels, value: string | number | null) =>
    fill(words.line, { label: labels[label], value: printable(String(value ?? unknown)) });
  const demo = report.trustKind === 'demo' ? [`*** ${words.demo} ***`, ''] : [];
  const lines = [words.title, '', ...demo];
  lines.push(
    line('file', path),
    line('origin', report.origin),
    line('size', report.entries),
    line('root', report.root),
    line('signedAt', report.signedAt === null ? null : new Date(report.signedAt).toISOString()),
    line('cases', report.cases),
    line('judged', report.judgedEvents),
    line('before', report.earlierEvents),
    line('signatures', report.cardSignatures),
    ...report.extends.map((name) => `✓ ${fill(words.extends, { name: printable(name) })}`),
    '',
  );
  for (const { code, where } of report.findings)
    lines.push(`✗ ${code}  ${printable(where)}`, `    ${words.findings[code]}`);
  if (report.more > 0) lines.push(fill(words.more, { count: report.more }));
  if (report.late.count > 0) {
    lines.push(`? ${fill(words.late, { count: report.late.count })}`);
    for (const where of report.late.where) lines.push(`    ${printable(where)}`);
  }
  lines.push(report.findings.length === 0 ? words.holds : words.fails);
  return `${lines.join('\n')}\n${demo.length > 0 ? `\n${demo[0]}\n` : ''}`;
}
