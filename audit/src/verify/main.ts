import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { env } from 'node:process';
import type { Trust } from '@lianshu/core/trust';
import { type CheckId, type EvidenceReader, type GivenFile, verifyBundle } from '@lianshu/core/verify';
import { nodePrimitives } from '@lianshu/platform';
import { type Arguments, parseArguments } from './arguments.ts';
import { openBundleFolder } from './bundle-folder.ts';
import { problemsOf, sayProblem, trustIn } from './problem.ts';
import { sayUsage } from './read-command.ts';
import { renderReport } from './render-report.ts';
import { type ProblemCode, WORDS } from './words/index.ts';

/** Where the verifier writes: the report to `out`; progress and what keeps it from running to `err`. */
export interface VerifyIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The keys that come with this release. */
export const PINNED_TRUST_FILE: string = join(import.meta.dirname, '../../trust/demo.json');

const PASSED = 0;
const FAILED = 1;

/** Progress is for those who wait. */
const SILENT_MS = 2_000;

const orProblem = problemsOf<ProblemCode>();

function readGiven(path: string): GivenFile {
  return { name: basename(path), bytes: orProblem('file-unreadable', path, () => new Uint8Array(readFileSync(path))) };
}

interface Given {
  readonly reader: EvidenceReader;
  readonly trust: Trust;
  readonly receipts: readonly GivenFile[];
  readonly refusals: readonly GivenFile[];
  readonly destructions: readonly GivenFile[];
}

function readAll({ folder, trust: named, receipts, refusals, destructions }: Arguments): Given {
  return {
    trust: trustIn(named ?? PINNED_TRUST_FILE),
    reader: orProblem('bundle-unreadable', folder, () => openBundleFolder(folder)),
    receipts: receipts.map(readGiven),
    refusals: refusals.map(readGiven),
    destructions: destructions.map(readGiven),
  };
}

/** Tells how far a long check is, at most every two seconds. */
function progressTo(err: VerifyIo['err']): (check: CheckId, done: number, total: number) => void {
  let next = performance.now() + SILENT_MS;
  return (check, done, total) => {
    if (performance.now() < next) return;
    next = performance.now() + SILENT_MS;
    err(`${check} ${Math.floor((100 * done) / total)} %\n`);
  };
}

/**
 * `lianshu verify`: reads the arguments (without node and script), checks the bundle and writes the report. Resolves to the
 * exit code: 0 every check that applies passed, 1 some failed, 2 it could not run. Reads only what it is given; no network.
 */
export async function runVerify(argv: readonly string[], io: VerifyIo): Promise<number> {
  const parsed = parseArguments(argv, env.LC_ALL || env.LC_MESSAGES || env.LANG);
  if (parsed.ask !== 'verify') {
    const { usage, problems } = WORDS[parsed.language];
    return sayUsage(parsed.ask, { usage, wrong: problems.usage }, io);
  }
  const { language, json, folder, trust: named } = parsed.arguments;
  const words = WORDS[language];
  let given: Given;
  try {
    given = readAll(parsed.arguments);
  } catch (error) {
    return sayProblem(error, words.problems, io);
  }
  const { reader, trust, receipts, refusals, destructions } = given;
  const report = verifyBundle(nodePrimitives, reader, trust, {
    receipts,
    refusals,
    destructions,
    progress: progressTo(io.err),
  });
  if (json) io.out(`${JSON.stringify({ ...report, bundle: { path: folder, ...report.bundle } })}\n`);
  else io.out(renderReport(words, report, folder, named));
  return report.fail === 0 ? PASSED : FAILED;
}
