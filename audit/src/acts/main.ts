import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { env } from 'node:process';
import { ActsVerifier } from '@lianshu/core/acts';
import type { Trust } from '@lianshu/core/trust';
import { nodePrimitives, parseUsableTrust, UnusableTrust } from '@lianshu/platform';
import { PINNED_TRUST_FILE, type VerifyIo } from '../verify/main.ts';
import { printable } from '../verify/render-report.ts';
import { fill } from '../verify/words/index.ts';
import { type ActsArguments, parseActsArguments } from './arguments.ts';
import { readLines } from './read-lines.ts';
import { renderActsReport } from './render-acts-report.ts';
import { ACTS_WORDS, type ActsProblem } from './words.ts';

const HOLDS = 0;
const FAILS = 1;
const COULD_NOT_RUN = 2;

/** The file's name in a folder that the auditor keeps. */
export const EXPORT_FILE = 'acts.ndjson';

class Problem extends Error {
  readonly code: ActsProblem;
  readonly path: string;

  constructor(code: ActsProblem, path: string, cause: unknown) {
    super(code, { cause });
    this.code = code;
    this.path = path;
  }
}

function orProblem<T>(code: ActsProblem, path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Problem(code, path, cause);
  }
}

function bytesOf(code: ActsProblem, path: string): Uint8Array {
  return orProblem(code, path, () => new Uint8Array(readFileSync(path)));
}

/** A trust file that may be used here; else a problem that says whether its format or its keys stand against it. */
function trustOf(path: string, bytes: Uint8Array): Trust {
  try {
    return parseUsableTrust(bytes);
  } catch (cause) {
    throw new Problem(cause instanceof UnusableTrust ? 'trust-synthetic' : 'trust-malformed', path, cause);
  }
}

function verify({ path, trust: named, earlier, origin }: ActsArguments) {
  const trustFile = named ?? PINNED_TRUST_FILE;
  const trustBytes = bytesOf('trust-unreadable', trustFile);
  const trust = trustOf(trustFile, trustBytes);
  const kept = earlier.map((file) => ({ name: basename(file), bytes: bytesOf('file-unreadable', file) }));
  const file = orProblem('export-unreadable', path, () =>
    statSync(path).isDirectory() ? join(path, EXPORT_FILE) : path,
  );
  const options = { earlier: kept, ...(origin === undefined ? {} : { origin }) };
  const verifier = new ActsVerifier(nodePrimitives, trust, options);
  const lines = readLines(file);
  const next = () => orProblem('export-unreadable', file, () => lines.next());
  for (let line = next(); line.done !== true; line = next()) verifier.add(line.value);
  return verifier.end();
}

/**
 * `lianshu acts verify`: reads the arguments behind `acts`, checks the export and writes the report. Returns the exit code:
 * 0 everything holds, 1 something does not, 2 it could not run. Reads only what it is given; no network.
 */
export function runActs(argv: readonly string[], io: VerifyIo): number {
  const parsed = parseActsArguments(argv, env.LC_ALL || env.LC_MESSAGES || env.LANG);
  if (parsed.ask !== 'verify') {
    const words = ACTS_WORDS[parsed.language];
    if (parsed.ask === 'help') io.out(words.usage);
    else io.err(`${words.problems.usage}\n`);
    return parsed.ask === 'help' ? HOLDS : COULD_NOT_RUN;
  }
  const { path, language, json } = parsed.arguments;
  const words = ACTS_WORDS[language];
  try {
    const report = verify(parsed.arguments);
    if (json) io.out(`${JSON.stringify({ path, ...report })}\n`);
    else io.out(renderActsReport(words, report, path));
    return report.findings.length === 0 ? HOLDS : FAILS;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    io.err(`${fill(words.problems[error.code], { path: printable(error.path) })}\n`);
    return COULD_NOT_RUN;
  }
}
