import { env } from 'node:process';
import { parseArgs } from 'node:util';
import { toHex } from '@lianshu/core/bytes';
import { isPilotNumber } from '@lianshu/core/case';
import {
  casePage,
  checkLink,
  type DirectoryFault,
  type LinkVerdict,
  logOfListed,
  parseDirectory,
  type SignedDirectory,
  verifyDirectory,
} from '@lianshu/core/directory';
import type { Trust } from '@lianshu/core/trust';
import { nodePrimitives, parseUsableTrust } from '@lianshu/platform';
import { PINNED_TRUST_FILE, type VerifyIo } from '../verify/main.ts';
import { COMMON_OPTIONS, readCommand, sayUsage } from '../verify/read-command.ts';
import { readParsed } from '../verify/read-file.ts';
import { printable } from '../verify/render-report.ts';
import { fill } from '../verify/words/index.ts';
import { DIRECTORY_WORDS, type DirectoryWords } from './words.ts';

const HOLDS = 0;
const FAILS = 1;
const COULD_NOT_RUN = 2;

interface Asked {
  readonly file: string;
  readonly link: string | undefined;
  readonly at: number;
  readonly atLeast: number | undefined;
  readonly trust: string;
  readonly json: boolean;
}

function ask(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const parse = () =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { ...COMMON_OPTIONS, link: text, at: text, sequence: text },
    });
  return readCommand(env.LC_ALL || env.LC_MESSAGES || env.LANG, parse, ({ values, positionals }): Asked | undefined => {
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) return undefined;
    const { link, trust = PINNED_TRUST_FILE, json, sequence } = values;
    const at = values.at === undefined ? Date.now() : Date.parse(values.at);
    if (Number.isNaN(at) || (sequence !== undefined && !/^[1-9][0-9]{0,14}$/.test(sequence))) return undefined;
    return { file, link, at, atLeast: sequence === undefined ? undefined : Number(sequence), trust, json };
  });
}

/**
 * `lianshu directory FILE [--link LINK]`: reads the signed directory of official cases and says what a link is by it, so that an
 * editorial office can check one without asking any server. Resolves to the exit code: 0 the directory holds and the link is
 * official, 1 not, 2 it could not be read. No network.
 */
export async function runDirectory(argv: readonly string[], io: VerifyIo): Promise<number> {
  const asked = ask(argv);
  const words = DIRECTORY_WORDS[asked.ask === 'verify' ? asked.arguments.language : asked.language];
  if (asked.ask !== 'verify') return sayUsage(asked.ask, { usage: words.usage, wrong: words.usageWrong }, io);
  const fail = (text: string): number => {
    io.err(`${text}\n`);
    return COULD_NOT_RUN;
  };
  const { file, at: now, atLeast, link, trust: trustFile, json } = asked.arguments;
  const trust = readParsed(trustFile, parseUsableTrust).value;
  if (trust === undefined) return fail(fill(words.trust, { path: printable(trustFile) }));
  const given = readParsed(file, parseDirectory);
  if (given.bytes === undefined) return fail(fill(words.unreadable, { path: printable(file) }));
  if (given.value === undefined) return fail(fill(words.malformed, { path: printable(file) }));
  const fault = verifyDirectory(nodePrimitives, { commission: trust.commission, now, atLeast }, given.value);
  // By a directory that is not believed nothing is said of a link.
  const verdict = fault === undefined && link !== undefined ? checkLink(given.value, link) : undefined;
  const found = { directory: given.value, trust, fault, verdict };
  io.out(json ? `${JSON.stringify(report(found))}\n` : render(words, found));
  const isOfficial = verdict === undefined || verdict.kind.startsWith('genuine-') || verdict.kind === 'official-page';
  return fault === undefined && isOfficial ? HOLDS : FAILS;
}

interface Found {
  readonly directory: SignedDirectory;
  readonly trust: Trust;
  readonly fault: DirectoryFault | undefined;
  readonly verdict: LinkVerdict | undefined;
}

function report({ directory, trust, fault, verdict }: Found): object {
  const { sequence, issuedAt, validUntil, origin, cases } = directory;
  return {
    sequence,
    issuedAt,
    validUntil,
    origin,
    trustKind: trust.kind,
    directory: fault ?? 'holds',
    cases: cases.map((one) => ({
      log: logOfListed(one),
      state: one.state,
      textSha256: toHex(one.textSha256),
      manifestSha256: toHex(one.manifestSha256),
    })),
    link:
      verdict === undefined
        ? null
        : {
            kind: verdict.kind,
            log: 'listed' in verdict ? logOfListed(verdict.listed) : null,
            host: 'host' in verdict ? verdict.host : null,
            tricks: 'tricks' in verdict ? verdict.tricks : [],
          },
  };
}

function render(words: DirectoryWords, { directory, trust, fault, verdict }: Found): string {
  const { labels } = words;
  const time = (at: number): string => new Date(at).toISOString();
  const { issuedAt: from, validUntil: until, sequence } = directory;
  const lines = [
    words.title,
    '',
    ...(trust.kind === 'demo' ? [`*** ${words.demo} ***`, ''] : []),
    fill(words.issued, { sequence: String(sequence), from: time(from), until: time(until) }),
    fault === undefined ? words.holds : words.faults[fault],
  ];
  if (verdict !== undefined)
    lines.push('', `${words.link}: ${sayVerdict(words, verdict)}`, ...sayTricks(words, verdict));
  else if (fault === undefined)
    for (const one of directory.cases)
      lines.push(
        '',
        `${logOfListed(one)} (${words.states[one.state]}${isPilotNumber(one.number) ? `, ${words.pilot}` : ''})`,
        `  ${labels.page}: ${casePage(one.origin, one.number)}`,
        `  ${labels.window}: ${one.window.firstDay} – ${one.window.lastDay}`,
        `  ${labels.text}: ${toHex(one.textSha256)}`,
        `  ${labels.manifest}: ${toHex(one.manifestSha256)}`,
      );
  return `${lines.join('\n')}\n`;
}

function sayVerdict(words: DirectoryWords, verdict: LinkVerdict): string {
  const of = 'listed' in verdict ? verdict.listed.number : '';
  const host = 'host' in verdict ? printable(verdict.host) : '';
  return fill(words.kinds[verdict.kind], { case: of, host });
}

function sayTricks({ tricks }: DirectoryWords, verdict: LinkVerdict): string[] {
  return 'tricks' in verdict ? verdict.tricks.map((trick) => `  - ${tricks[trick]}`) : [];
}
