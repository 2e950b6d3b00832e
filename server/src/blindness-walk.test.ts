import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { toHex } from '@lianshu/core/bytes';
import { COMMAND_NAMES, papersNeeded } from '@lianshu/core/case';
import { nodePrimitives as p } from '@lianshu/platform';
import { type Twin, twinScene, WALKERS, type Walker } from './testing/two-databases.testing.ts';
import type { Reply } from './testing/visitor.testing.ts';

const scene = await twinScene();
const few = await scene.twin(1);
const many = await scene.twin(4);
after(async () => {
  await few.close();
  await many.close();
  await scene.close();
});

/** Hashes over sealed slots: they must differ between any two logs, so that only their form is compared. */
const HASHES = [/^\/log\/9001\.petition\.1\/(?:checkpoint|tile\/)/];
/** What only the lead's card can read: envelopes of one length, one per slot. */
const SEALED = [/^\/api\/lead\/logs\/9001\.petition\.1\/(?:progress|hold)/];

interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
}

const FILLED: Readonly<Record<string, readonly string[]>> = {
  number: ['9001'],
  log: ['9001.petition.1'],
  n: ['1'],
  entry: ['1'],
  file: ['1.pdf', '1.txt'],
  '*': ['0/000', '0/000.p/5', 'x000/000'],
};

function filled(path: string): string[] {
  const hole = /\{([^}]+)\}/.exec(path);
  if (hole === null) return [path];
  const values = FILLED[hole[1]!];
  assert.ok(values, `the walk knows no value for ${hole[0]} of ${path}`);
  return values.flatMap((value) => filled(path.replace(hole[0], value)));
}

/** What the OpenAPI document leaves out: files, and addresses that are none. */
const UNLISTED = [
  '/log/9001.petition.1/tile/entries/000',
  '/bundles/9001.petition.1/index.json',
  '/api/metrics',
  '/api/nothing',
];

async function operations(twin: Twin): Promise<Operation[]> {
  const { json } = await twin.visitor('anyone').get('/api/openapi.json');
  const listed = Object.entries(json.paths as Record<string, Record<string, unknown>>).flatMap(([path, methods]) =>
    Object.keys(methods).flatMap((method) =>
      filled(path).map((url) => ({ method: method.toUpperCase() as Operation['method'], path: url })),
    ),
  );
  return [...listed, ...UNLISTED.map((path) => ({ method: 'GET', path }) as const)];
}

function shownOf({ status, headers, bytes }: Reply, path: string): object {
  const { date: _, ...told } = headers;
  if (HASHES.some((pattern) => pattern.test(path))) return { status, length: bytes.length, type: told['content-type'] };
  if (SEALED.some((pattern) => pattern.test(path))) return { status, length: bytes.length };
  return { status, told, bytes: toHex(bytes.length > 4096 ? p.sha256(bytes) : bytes) };
}

/** An empty body, and where much hangs on it every kind of body. */
function bodiesOf(path: string): readonly object[] {
  if (path.endsWith('/commands'))
    return COMMAND_NAMES.map((command) => ({ command, data: {}, papers: papersNeeded(command, {}) }));
  if (path === '/api/session/act-challenge') return COMMAND_NAMES.map((act) => ({ caseNumber: '9001', act, data: {} }));
  if (path.endsWith('/preview')) return [{}, { documentNumber: '中選綜字第1號', details: {} }];
  return [{}];
}

/** Every operation once as `walker`; what changes something comes after what only reads. */
async function walk(twin: Twin, walker: Walker): Promise<Map<string, object>> {
  twin.restartRandom();
  const all = await operations(twin);
  const reading = all.filter(({ method }) => method === 'GET');
  const changing = all.filter(({ method, path }) => method !== 'GET' && path !== '/api/session');
  const answers = new Map<string, object>();
  for (const { method, path } of [...reading, ...changing])
    for (const body of method === 'GET' ? [undefined] : bodiesOf(path)) {
      const reply = await twin.visitor(walker).call(method, path, body);
      answers.set(`${method} ${path} ${body === undefined ? '' : JSON.stringify(body)}`.trim(), shownOf(reply, path));
    }
  return answers;
}

const statusOf = (answers: Map<string, object>, name: string) => (answers.get(name) as { status: number }).status;

test('two databases differ in the number of real records alone', () => {
  assert.deepEqual([few.real, many.real, few.size, many.size], [1, 4, 5, 5]);
});

for (const walker of WALKERS)
  test(`every operation of the interface answers ${walker} the same, byte for byte, whatever the count`, async () => {
    const one = await walk(few, walker);
    const other = await walk(many, walker);
    assert.ok(one.size >= 160, `${one.size} operations`);
    for (const [name, answer] of one) assert.deepEqual(other.get(name), answer, name);
    assert.equal(other.size, one.size);
    // The walk is one of someone who is let in, not of someone who is turned away everywhere.
    const isOfficer = walker !== 'anyone' && walker !== 'lead';
    assert.equal(statusOf(one, 'GET /api/commission/cases/9001') === 200, isOfficer);
    assert.equal(statusOf(one, 'GET /api/lead/case') === 200, walker === 'lead');
  });

test('the walk would notice: the lead’s own count differs, and so does the database', async () => {
  const seen = async (twin: Twin) =>
    toHex((await twin.visitor('lead').get('/api/lead/logs/9001.petition.1/progress')).bytes);
  assert.notEqual(await seen(few), await seen(many));
});
