import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { toHex } from '@lianshu/core/bytes';
import { COMMAND_NAMES, type CommandName, papersNeeded } from '@lianshu/core/case';
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
  '/api/sessions?role=lead',
  '/api/sessions?role=commission',
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

const NUMBER = '中選綜字第1159999001號';
const MATTER = {
  matter: '核能四廠',
  source: '第17案',
  binds: 'everyone',
  since: '2025-08-30',
  corrects: null,
  reasons: '',
};
/** Acts of a case that collects signatures, after which it collects them still. */
const HARMLESS: readonly (readonly [CommandName, object])[] = [
  ['settle-policy', { policy: 'public-signing-link', choice: 'on', reasons: '示範。' }],
  ['request-opinion', { agency: '示範部' }],
  ['issue-letter', { letter: 1, documentNumber: NUMBER, details: { signer: '甲' } }],
  ['record-service', { letter: 1, servedOn: '2026-11-23' }],
];

/** An empty body, and where much hangs on it every kind of body. */
function bodiesOf(path: string): readonly object[] {
  if (path.endsWith('/commands'))
    return [
      ...COMMAND_NAMES.map((command) => ({ command, data: {}, papers: papersNeeded(command, {}) })),
      ...HARMLESS.map(([command, data]) => ({ command, data, papers: papersNeeded(command, data) })),
    ];
  if (path === '/api/session/act-challenge') return COMMAND_NAMES.map((act) => ({ caseNumber: '9001', act, data: {} }));
  if (path.endsWith('/preview'))
    return [
      {},
      { documentNumber: '中選綜字第1號', details: {} },
      { documentNumber: NUMBER, details: { signer: '甲' } },
    ];
  if (path === '/api/commission/matters') return [{}, MATTER, { ...MATTER, corrects: 1, reasons: '更正。' }];
  if (path === '/api/commission/cases/9001/matters')
    return [{}, { matter: 'entry-2', isSame: false, reasons: '不同。' }];
  if (path === '/api/site-reports')
    return [{}, { address: 'https://liansu.example/9001', caseNumber: '9001', seenIn: 'message', words: '' }];
  if (path === '/api/commission/reports/judge')
    return [{}, { host: 'liansu.example', path: null, verdict: 'confirmed', reasons: '仿冒。' }];
  if (path === '/api/lead/warnings') return [{}, { text: '請認明網址。' }];
  if (path.endsWith('/strike')) return [{}, { reasons: '誤植。' }];
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

const isGood = (answer: object) => (answer as { status: number }).status === 200;
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
    // The first who may issues a letter, serves it and enters a matter; what follows is answered on that.
    const done = [...one].filter(([name, answer]) => /"signer"|"servedOn"|"source"/.test(name) && isGood(answer));
    if (walker === 'intake') assert.ok(done.length >= 4, `${done.length} acts`);
  });

test('the walk would notice: the lead’s own count differs, and so does the database', async () => {
  const seen = async (twin: Twin) =>
    toHex((await twin.visitor('lead').get('/api/lead/logs/9001.petition.1/progress')).bytes);
  assert.notEqual(await seen(few), await seen(many));
});
