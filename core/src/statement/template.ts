import { utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { assertPlainText } from './plain-text.ts';

/** What a card signature is for. Each purpose has its own headline and its own fence, so none can be read as another. */
export type Purpose = 'sign' | 'login' | 'manifest' | 'submission' | 'act' | 'card-used';

/** Name under which a manifest names these templates. */
export const STATEMENT_TEMPLATE = 'lianshu-statement/v1';

/** The values of the machine block, in the order of the template's keys; undefined leaves the line out. */
export type BlockLines = readonly (readonly [key: string, value: string | undefined])[];

const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/** A nonce may hold five hyphens by chance; after its key on the line it is no fence. */
const BLOCK_VALUE = /^[\x21-\x7e]+$/;

function begin(purpose: Purpose): string {
  return `-----BEGIN LIANSHU ${purpose.toUpperCase()} v1-----`;
}

function end(purpose: Purpose): string {
  return `-----END LIANSHU ${purpose.toUpperCase()} v1-----`;
}

/**
 * The bytes a card signs: the human part filled in, then the machine block; UTF-8, LF, NFC, one LF at the end. Every
 * value must be plain text and is put in once, so no value can bring a placeholder, a line or a fence of its own.
 * A human line whose placeholder has no value (undefined) is left out.
 */
export function renderStatement(
  purpose: Purpose,
  human: readonly string[],
  values: Readonly<Record<string, string | undefined>>,
  block: BlockLines,
): Uint8Array {
  const lines: string[] = [];
  for (const line of human) {
    let whole = true;
    const filled = line.replace(PLACEHOLDER, (_, name: string) => {
      const value = values[name];
      if (value === undefined) whole = false;
      else assertPlainText(value, name);
      return value ?? '';
    });
    if (whole) lines.push(filled);
  }
  lines.push(begin(purpose));
  for (const [key, value] of [['purpose', purpose] as const, ...block]) {
    if (value === undefined) continue;
    if (!BLOCK_VALUE.test(value)) throw new ParseError('statement.malformed', key);
    lines.push(`${key}: ${value}`);
  }
  lines.push(end(purpose), '');
  return utf8(lines.join('\n'));
}

const PURPOSES: readonly Purpose[] = ['sign', 'login', 'manifest', 'submission', 'act', 'card-used'];

export interface StatementBlock {
  readonly purpose: Purpose;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Reads the machine block of `text`: the one fenced part, at the very end. Throws ParseError `statement.malformed`. Says
 * nothing about the human part: only rendering again from typed fields does.
 */
export function readBlock(text: string): StatementBlock {
  const fail = (at: string): never => {
    throw new ParseError('statement.malformed', at);
  };
  const lines = text.split('\n');
  const fences = lines.flatMap((line, i) => (line.startsWith('-----') ? [i] : []));
  const [first, last] = fences;
  if (fences.length !== 2 || last !== lines.length - 2 || lines[last + 1] !== '') return fail('fence');
  const purpose = PURPOSES.find((known) => lines[first!] === begin(known)) ?? fail('purpose');
  if (lines[last] !== end(purpose)) return fail('fence');
  const values = new Map<string, string>();
  for (const line of lines.slice(first! + 1, last)) {
    const [, key, value] = /^([a-z0-9-]+): (.+)$/.exec(line) ?? fail('line');
    if (values.has(key!)) return fail(key!);
    values.set(key!, value!);
  }
  if (values.get('purpose') !== purpose) return fail('purpose');
  return { purpose, values };
}
