import { parseSync } from 'oxc-parser';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly body?: Node | null;
}

interface Edit {
  readonly at: number;
  readonly text: string;
  /** Of edits at one place, closing ones stand before opening ones. */
  readonly closes: boolean;
}

const CALL = '$step()';
const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);
const FUNCTIONS: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function collect(node: Node, edits: Edit[]): void {
  const isLoop = LOOPS.has(node.type);
  const body = isLoop || FUNCTIONS.has(node.type) ? node.body : undefined;
  if (body) {
    if (body.type === 'BlockStatement' || body.type === 'FunctionBody') {
      edits.push({ at: body.start + 1, text: `${CALL};`, closes: false });
    } else if (isLoop) {
      edits.push({ at: body.start, text: `{${CALL};`, closes: false }, { at: body.end, text: '}', closes: true });
    } else {
      edits.push({ at: body.start, text: `(${CALL},`, closes: false }, { at: body.end, text: ')', closes: true });
    }
  }
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) isNode(item) && collect(item, edits);
    else if (isNode(value)) collect(value, edits);
  }
}

/**
 * `source` (TypeScript) with a call of `step`, imported from `counter`, at the beginning of every function and every loop
 * body. Lines keep their numbers. What runs inside the engine (regular expressions, JSON.parse, decoders, copies) is one
 * step of its caller.
 */
export function addSteps(file: string, source: string, counter: string): string {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse`);
  const edits: Edit[] = [];
  collect(program as unknown as Node, edits);
  edits.sort((a, b) => a.at - b.at || Number(b.closes) - Number(a.closes));
  let out = `import { step as $step } from ${JSON.stringify(counter)};`;
  let from = 0;
  for (const { at, text } of edits) {
    out += source.slice(from, at) + text;
    from = at;
  }
  return out + source.slice(from);
}
