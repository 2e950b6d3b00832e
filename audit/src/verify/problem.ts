import { readFileSync } from 'node:fs';
import type { Trust } from '@lianshu/core/trust';
import { parseUsableTrust, UnusableTrust } from '@lianshu/platform';
import { printable } from './render-report.ts';
import { fill } from './words/index.ts';

export type TrustFileProblem = 'trust-unreadable' | 'trust-malformed' | 'trust-synthetic';

/** What keeps a program from running, and at which path. */
class Problem extends Error {
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string, cause: unknown) {
    super(code, { cause });
    this.code = code;
    this.path = path;
  }
}

/** Whatever `read` throws becomes a problem that `sayProblem` can say. `Code`: those that the program has words for. */
export function problemsOf<Code extends string>(): <T>(code: Code, path: string, read: () => T) => T {
  return (code, path, read) => {
    try {
      return read();
    } catch (cause) {
      throw new Problem(code, path, cause);
    }
  };
}

const orProblem = problemsOf<TrustFileProblem>();

/** A trust file that may be used here; else a problem that says whether it, its format or its keys stand against it. */
export function trustIn(path: string): Trust {
  const bytes = orProblem('trust-unreadable', path, () => new Uint8Array(readFileSync(path)));
  try {
    return parseUsableTrust(bytes);
  } catch (cause) {
    throw new Problem(cause instanceof UnusableTrust ? 'trust-synthetic' : 'trust-malformed', path, cause);
  }
}

/** Says the problem; any other error is thrown on. Returns the exit code. */
export function sayProblem<Code extends string>(
  error: unknown,
  words: Readonly<Record<Code | TrustFileProblem, string>>,
  io: { readonly err: (text: string) => void },
): number {
  if (!(error instanceof Problem)) throw error;
  io.err(`${fill(words[error.code as Code], { path: printable(error.path) })}\n`);
  return 2;
}
