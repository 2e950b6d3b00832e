import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { env } from 'node:process';
import { ActsVerifier } from '@lianshu/core/acts';
import { nodePrimitives } from '@lianshu/platform';
import { PINNED_TRUST_FILE, type VerifyIo } from '../verify/main.ts';
import { problemsOf, sayProblem, trustIn } from '../verify/problem.ts';
import { sayUsage } from '../verify/read-command.ts';
import { type ActsArguments, parseActsArguments } from './arguments.ts';
import { readLines } from './read-lines.ts';
import { renderActsReport } from './render-acts-report.ts';
import { ACTS_WORDS, type ActsProblem } from './words.ts';

const HOLDS = 0;
const FAILS = 1;

/** The file's name in a folder that the auditor keeps. */
export const EXPORT_FILE = 'acts.ndjson';

const orProblem = problemsOf<ActsProblem>();

function bytesOf(code: ActsProblem, path: string): Uint8Array {
  return orProblem(code, path, () => new Uint8Array(readFileSync(path)));
}

function verify({ path, trust: named, earlier, origin }: ActsArguments) {
  const trust = trustIn(named ?? PINNED_TRUST_FILE);
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
    const { usage, problems } = ACTS_WORDS[parsed.language];
    return sayUsage(parsed.ask, { usage, wrong: problems.usage }, io);
  }
  const { path, language, json } = parsed.arguments;
  const words = ACTS_WORDS[language];
  try {
    const report = verify(parsed.arguments);
    if (json) io.out(`${JSON.stringify({ path, ...report })}\n`);
    else io.out(renderActsReport(words, report, path));
    return report.findings.length === 0 ? HOLDS : FAILS;
  } catch (error) {
    return sayProblem(error, words.problems, io);
  }
}
