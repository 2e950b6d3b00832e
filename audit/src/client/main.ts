import { statSync } from 'node:fs';
import { env } from 'node:process';
import { parseArgs } from 'node:util';
import type { Trust } from '@lianshu/core/trust';
import { nodePrimitives, parseUsableTrust } from '@lianshu/platform';
import { PINNED_TRUST_FILE, type VerifyIo } from '../verify/main.ts';
import { COMMON_OPTIONS, readCommand, sayUsage } from '../verify/read-command.ts';
import { readParsed } from '../verify/read-file.ts';
import { printable } from '../verify/render-report.ts';
import { fill } from '../verify/words/index.ts';
import { type CheckedClient, checkClient } from './check-client.ts';
import { folderSource, siteSource } from './client-source.ts';
import { type KnownRelease, releasesOfExport, releasesOfSite } from './known-releases.ts';
import { CLIENT_WORDS, type ClientWords } from './words.ts';

const HOLDS = 0;
const FAILS = 1;
const COULD_NOT_RUN = 2;

interface Asked {
  readonly place: string;
  readonly hash: string | undefined;
  readonly acts: string | undefined;
  readonly trust: string;
  readonly json: boolean;
}

function ask(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const parse = () =>
    parseArgs({ args: [...argv], allowPositionals: true, options: { ...COMMON_OPTIONS, hash: text, acts: text } });
  return readCommand(env.LC_ALL || env.LC_MESSAGES || env.LANG, parse, ({ values, positionals }): Asked | undefined => {
    const [place, ...rest] = positionals;
    const { hash, acts, trust = PINNED_TRUST_FILE, json } = values;
    const isHash = hash === undefined || /^[0-9a-f]{64}$/.test(hash);
    return place === undefined || rest.length > 0 || !isHash ? undefined : { place, hash, acts, trust, json };
  });
}

/** The origin of an address of the web; undefined for what is none, which is then a folder. */
function originOf(place: string): string | undefined {
  if (!/^https?:\/\//.test(place)) return undefined;
  return URL.canParse(place) ? new URL(place).origin : undefined;
}

interface Compared {
  /** Null where nothing says what was released: a folder by itself. */
  readonly releases: readonly KnownRelease[] | null;
  readonly from: 'acts' | 'site' | null;
}

/**
 * `lianshu client ORIGIN|FOLDER`: whether the files of a client are those of its list, and the list's hash one that is known.
 * Resolves to the exit code: 0 everything fits, 1 something does not, 2 the check could not be made.
 */
export async function runClient(argv: readonly string[], io: VerifyIo): Promise<number> {
  const asked = ask(argv);
  const words = CLIENT_WORDS[asked.ask === 'verify' ? asked.arguments.language : asked.language];
  if (asked.ask !== 'verify') return sayUsage(asked.ask, { usage: words.usage, wrong: words.usageWrong }, io);
  const fail = (text: string, path: string): number => {
    io.err(`${fill(text, { path: printable(path) })}\n`);
    return COULD_NOT_RUN;
  };
  const { place, hash, acts, trust: trustFile, json } = asked.arguments;
  const origin = originOf(place);
  if (origin === undefined && statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true)
    return fail(words.unreachable, place);
  let compared: Compared = { releases: null, from: null };
  if (acts !== undefined) {
    const trust = readParsed(trustFile, parseUsableTrust).value;
    if (trust === undefined) return fail(words.trust, trustFile);
    const releases = exported(acts, trust);
    if (releases === undefined) return fail(words.acts, acts);
    compared = { releases, from: 'acts' };
  }
  let checked: CheckedClient;
  try {
    checked = await checkClient(nodePrimitives, origin === undefined ? folderSource(place) : siteSource(origin));
    if (origin !== undefined && compared.from === null)
      compared = { releases: (await releasesOfSite(origin)) ?? [], from: 'site' };
  } catch {
    return fail(words.unreachable, place);
  }
  const release = compared.releases?.findLast(({ sha256 }) => sha256 === checked.sha256);
  const holds =
    checked.findings.length === 0 &&
    (hash === undefined || hash === checked.sha256) &&
    (compared.releases === null || release !== undefined);
  const report = { ...checked, expected: hash ?? null, release: release ?? null, releasesFrom: compared.from, holds };
  if (json) io.out(`${JSON.stringify(report)}\n`);
  else io.out(render(words, asked.arguments, report));
  return holds ? HOLDS : FAILS;
}

function exported(path: string, trust: Trust): readonly KnownRelease[] | undefined {
  try {
    return releasesOfExport(path, trust);
  } catch {
    return undefined;
  }
}

interface Report extends CheckedClient {
  readonly release: KnownRelease | null;
  readonly releasesFrom: Compared['from'];
  readonly holds: boolean;
}

function render(words: ClientWords, { place, hash }: Asked, report: Report): string {
  const { sha256, release, releasesFrom, findings } = report;
  const count = (text: string, many: number) => fill(text, { count: String(many) });
  const lines = [
    `${words.title}: ${printable(place)}`,
    ...(sha256 === undefined ? [] : [`SHA-256: ${sha256}`]),
    '',
    ...findings.map(({ code, where }) => `  ${printable(where)}: ${words.findings[code]}`),
    count(words.fits, report.fits),
    ...(report.elsewhere === 0 ? [] : [count(words.elsewhere, report.elsewhere)]),
    ...(hash === undefined ? [] : [hash === sha256 ? words.expected : words.unexpected]),
    ...(releasesFrom === null ? [] : [releaseLine(words, release)]),
    ...(releasesFrom === 'site' && hash === undefined ? [words.siteOnly] : []),
    '',
    report.holds ? words.holds : words.fails,
    words.limit,
  ];
  return `${lines.join('\n')}\n`;
}

function releaseLine(words: ClientWords, release: KnownRelease | null): string {
  if (release === null) return words.unreleased;
  return fill(words.released, { since: new Date(release.since).toISOString(), index: String(release.index) });
}
