import { readFileSync } from 'node:fs';
import { fromUtf8 } from '@lianshu/core/bytes';
import { ParseError } from '@lianshu/core/errors';
import { answerLaw, isLawRule, LAW_RULES, type LawArgument } from '@lianshu/core/law';
import { LAW_WORDS, type LawProblem } from './words.ts';

/** Where the calculator reads and writes: the answer to `out`, what is wrong with the call to `err`. */
export interface LawIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: () => Uint8Array;
}

const ANSWERED = 0;
const WRONG_CALL = 2;

class Problem extends Error {
  readonly code: LawProblem;
  readonly at: LawArgument | undefined;

  constructor(code: LawProblem, at?: LawArgument, options?: { cause: unknown }) {
    super(code, options);
    this.code = code;
    this.at = at;
  }
}

function readBytes(path: string, stdin: LawIo['stdin']): Uint8Array {
  try {
    return path === '-' ? stdin() : new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new Problem('file.unreadable', 'text', { cause });
  }
}

function readText(path: string, at: LawArgument, stdin: LawIo['stdin']): string {
  const bytes = readBytes(path, stdin);
  try {
    return fromUtf8(bytes);
  } catch (cause) {
    throw new Problem('utf8.malformed', at, { cause });
  }
}

/** `text` names a file, `id -` keeps the number out of the shell's history; all else is given as it is. */
function givenTo(rule: string, args: readonly string[], stdin: LawIo['stdin']): readonly string[] {
  if (!isLawRule(rule)) throw new Problem('law.rule');
  if (args.length !== LAW_RULES[rule].length) throw new Problem('law.arguments');
  const [first = '', second = ''] = args;
  if (rule === 'text') return [first, readText(second, 'text', stdin)];
  if (rule === 'id' && first === '-') return [readText('-', 'number', stdin)];
  return args;
}

function problemOf(error: unknown): { readonly code: LawProblem; readonly at: LawArgument | undefined } {
  if (error instanceof Problem) return error;
  if (error instanceof ParseError) return { code: error.code as LawProblem, at: error.at as LawArgument | undefined };
  throw error;
}

/**
 * `npm run -s law -- RULE ARGUMENTS` (without node and script): one JSON object on one line, exit code 0; for a wrong call
 * nothing on `out`, the code and words in both languages on `err`, exit code 2. Never repeats what was given: it can be an
 * ID number.
 */
export function runLaw(argv: readonly string[], io: LawIo): number {
  const [rule = '', ...args] = argv;
  if (rule === '--help' || rule === '-h') {
    for (const { usage } of LAW_WORDS) io.out(`${usage}\n`);
    return ANSWERED;
  }
  try {
    io.out(`${JSON.stringify(answerLaw(rule, givenTo(rule, args, io.stdin)))}\n`);
    return ANSWERED;
  } catch (error) {
    const { code, at } = problemOf(error);
    io.err(`${code}\n`);
    for (const words of LAW_WORDS) {
      io.err(`${words.line(words.problems[code], at === undefined ? undefined : words.arguments[at])}\n`);
    }
    if (code === 'law.rule' || code === 'law.arguments') for (const { usage } of LAW_WORDS) io.err(`\n${usage}`);
    return WRONG_CALL;
  }
}
