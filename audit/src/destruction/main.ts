import { env } from 'node:process';
import { parseArgs } from 'node:util';
import { toHex } from '@lianshu/core/bytes';
import { type Destruction, parseDestruction, verifyDestruction } from '@lianshu/core/destruction';
import type { Trust } from '@lianshu/core/trust';
import { nodePrimitives, parseUsableTrust } from '@lianshu/platform';
import { PINNED_TRUST_FILE, type VerifyIo } from '../verify/main.ts';
import { COMMON_OPTIONS, readCommand, sayUsage } from '../verify/read-command.ts';
import { readParsed } from '../verify/read-file.ts';
import { printable } from '../verify/render-report.ts';
import { fill } from '../verify/words/index.ts';
import { DESTRUCTION_WORDS, type DestructionWords } from './words.ts';

const HOLDS = 0;
const FAILS = 1;
const COULD_NOT_RUN = 2;

interface Asked {
  readonly file: string;
  readonly trust: string;
  readonly json: boolean;
}

function ask(argv: readonly string[]) {
  const parse = () => parseArgs({ args: [...argv], allowPositionals: true, options: COMMON_OPTIONS });
  return readCommand(env.LC_ALL || env.LC_MESSAGES || env.LANG, parse, ({ values, positionals }): Asked | undefined => {
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) return undefined;
    return { file, trust: values.trust ?? PINNED_TRUST_FILE, json: values.json };
  });
}

/**
 * `lianshu destruction FILE`: reads one signed statement of destruction by itself, for a case that never had a bundle too, and checks
 * its signature under pinned keys. Resolves to the exit code: 0 it holds, 1 it does not, 2 it could not be read. No network.
 */
export async function runDestruction(argv: readonly string[], io: VerifyIo): Promise<number> {
  const asked = ask(argv);
  const words = DESTRUCTION_WORDS[asked.ask === 'verify' ? asked.arguments.language : asked.language];
  if (asked.ask !== 'verify') return sayUsage(asked.ask, { usage: words.usage, wrong: words.usageWrong }, io);
  const fail = (text: string): number => {
    io.err(`${text}\n`);
    return COULD_NOT_RUN;
  };
  const { file, trust: trustFile, json } = asked.arguments;
  const trust = readParsed(trustFile, parseUsableTrust).value;
  if (trust === undefined) return fail(fill(words.trust, { path: printable(trustFile) }));
  const given = readParsed(file, parseDestruction);
  if (given.bytes === undefined) return fail(fill(words.unreadable, { path: printable(file) }));
  if (given.value === undefined) return fail(fill(words.malformed, { path: printable(file) }));
  const holds = verifyDestruction(nodePrimitives, trust, given.value);
  if (json) io.out(`${JSON.stringify(report(given.value, trust, holds))}\n`);
  else io.out(render(words, given.value, trust, holds));
  return holds ? HOLDS : FAILS;
}

function report({ signature: _, ...claim }: Destruction, trust: Trust, holds: boolean): object {
  return {
    ...claim,
    logs: claim.logs.map(({ log, manifestHash, size, root }) => ({
      log,
      manifestSha256: toHex(manifestHash),
      size,
      root: toHex(root),
    })),
    act: claim.act === null ? null : toHex(claim.act),
    trustKind: trust.kind,
    signature: holds ? 'holds' : 'fails',
  };
}

function render(words: DestructionWords, statement: Destruction, trust: Trust, holds: boolean): string {
  const { labels } = words;
  const line = (label: string, value: string): string => `${label}: ${value}`;
  const lines = [
    words.title,
    '',
    ...(trust.kind === 'demo' ? [`*** ${words.demo} ***`, ''] : []),
    line(labels.case, printable(statement.case)),
    line(labels.kind, words.kinds[statement.kind]),
    line(labels.by, `${words.authorities[statement.authority]}, ${words.offices[statement.office]}`),
    line(labels.article, printable(statement.article)),
    line(labels.at, new Date(statement.destroyedAt).toISOString()),
    line(labels.store, words.stores[statement.store]),
    ...(statement.act === null ? [] : [line(labels.act, toHex(statement.act))]),
  ];
  for (const { log, size, root } of statement.logs)
    lines.push(
      '',
      line(labels.log, `${printable(log)} (${size}, ${toHex(root)})`),
      ...itemLines(words, statement, log),
    );
  const ofCase = itemLines(words, statement, null);
  if (ofCase.length > 0) lines.push('', labels.ofCase, ...ofCase);
  lines.push('', holds ? words.holds : words.fails, words.limit);
  return `${lines.join('\n')}\n`;
}

function itemLines({ things }: DestructionWords, { destroyed }: Destruction, of: string | null): string[] {
  return destroyed.flatMap(({ log, what, count }) => (log === of ? [`  ${things[what]}: ${count}`] : []));
}
