import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env } from 'node:process';
import { parseArgs } from 'node:util';
import { pinIssuer } from '@lianshu/core/pki';
import { type RegistryActsReport, verifyRegistryActs } from '@lianshu/core/registry-acts';
import type { Trust } from '@lianshu/core/trust';
import { nodePrimitives } from '@lianshu/platform';
import { readLines } from '../acts/read-lines.ts';
import { PINNED_TRUST_FILE, type VerifyIo } from '../verify/main.ts';
import { problemsOf, sayProblem, trustIn } from '../verify/problem.ts';
import { COMMON_OPTIONS, readCommand, sayUsage } from '../verify/read-command.ts';
import { printable } from '../verify/render-report.ts';
import { fill } from '../verify/words/index.ts';
import { REGISTRY_ACTS_WORDS, type RegistryActsProblem, type RegistryActsWords } from './words.ts';

const HOLDS = 0;
const FAILS = 1;

/** The folder beside the file that has the card signatures. */
const SIGNATURES_FOLDER = 'act-signatures';
const HASH = /^[0-9a-f]{64}$/;

interface Asked {
  readonly path: string;
  readonly signatures: string;
  readonly kept: readonly string[];
  readonly trust: string;
  readonly json: boolean;
}

const orProblem = problemsOf<RegistryActsProblem>();

function ask(argv: readonly string[]) {
  const parse = () =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { ...COMMON_OPTIONS, signatures: { type: 'string' }, kept: { type: 'string', multiple: true } },
    });
  return readCommand(env.LC_ALL || env.LC_MESSAGES || env.LANG, parse, ({ values, positionals }): Asked | undefined => {
    const [path, ...rest] = positionals;
    const { kept = [], json } = values;
    if (path === undefined || path === '' || rest.length > 0 || !kept.every((hash) => HASH.test(hash)))
      return undefined;
    const signatures = values.signatures ?? join(dirname(path), SIGNATURES_FOLDER);
    return { path, signatures, kept, trust: values.trust ?? PINNED_TRUST_FILE, json };
  });
}

function readIf(path: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    return undefined;
  }
}

function verify({ path, signatures, kept }: Asked, trust: Trust): RegistryActsReport {
  const options = {
    issuers: trust.issuers.map(pinIssuer),
    // Sixty-four hexadecimal digits: no other file can be named.
    signature: (sha256: string) => readIf(join(signatures, `${sha256}.p7s`)),
    kept,
  };
  const lines = orProblem('file-unreadable', path, () => [...readLines(path)]);
  return verifyRegistryActs(nodePrimitives, options, lines);
}

/**
 * `lianshu registry-acts FILE`: checks the acts file of the household authority and writes the report. Returns the exit code: 0
 * everything holds, 1 something does not, 2 it could not run. Reads only what it is given; no network.
 */
export function runRegistryActs(argv: readonly string[], io: VerifyIo): number {
  const asked = ask(argv);
  const words = REGISTRY_ACTS_WORDS[asked.ask === 'verify' ? asked.arguments.language : asked.language];
  if (asked.ask !== 'verify') return sayUsage(asked.ask, { usage: words.usage, wrong: words.problems.usage }, io);
  const { path, json, trust: trustFile } = asked.arguments;
  try {
    const trust = trustIn(trustFile);
    const report = verify(asked.arguments, trust);
    if (json) io.out(`${JSON.stringify({ path, trustKind: trust.kind, ...report })}\n`);
    else io.out(render(words, report, trust, path));
    return report.findings.length === 0 ? HOLDS : FAILS;
  } catch (error) {
    return sayProblem(error, words.problems, io);
  }
}

function render(words: RegistryActsWords, report: RegistryActsReport, trust: Trust, path: string): string {
  const { labels } = words;
  const line = (label: keyof typeof labels, value: string | number) =>
    fill(words.line, { label: labels[label], value: printable(String(value)) });
  const lines = [
    words.title,
    '',
    ...(trust.kind === 'demo' ? [`*** ${words.demo} ***`, ''] : []),
    line('file', path),
    line('lines', report.lines),
    line('signatures', report.signatures),
    line('head', report.head),
    '',
    ...report.findings.flatMap(({ line: at, code }) => [
      `✗ ${code}  ${at === 0 ? words.ofFile : fill(words.where, { line: at })}`,
      `    ${words.findings[code]}`,
    ]),
    report.findings.length === 0 ? words.holds : words.fails,
    words.keep,
  ];
  return `${lines.join('\n')}\n`;
}
