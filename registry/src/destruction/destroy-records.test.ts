import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import {
  type DestructionClaim,
  encodeDestruction,
  parseDestruction,
  signDestruction,
  verifyDestruction,
} from '@lianshu/core/destruction';
import { PROPOSER_BAR } from '@lianshu/core/submission';
import { encodeSignedClaim, signClaim } from '@lianshu/core/trust';
import { encodeSignedVerdict, signVerdictNote } from '@lianshu/core/verdict';
import { deriveDemoAuthorities } from '@lianshu/devkit/authority';
import { TRUST } from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives as p } from '@lianshu/platform';
import { openExchangeFolder } from '../exchange/exchange-folder.ts';
import { destroySpentRolls, isBarring } from '../rolls/destroy-spent-rolls.ts';
import { openRolls, type Rolls } from '../rolls/rolls.ts';
import { type DestroyDeps, destroyRecords } from './destroy-records.ts';
import { openDestructionFolder, sweepVerdicts } from './destruction-folder.ts';

const LOG = '9001.petition.1';
const OTHER = '9002.petition.1';
const DECIDED = Date.UTC(2026, 10, 23, 2, 0);
const DUE = Date.UTC(2028, 10, 24, 2, 0);
const { commission, registry } = deriveDemoAuthorities();

let folder: string;
let stateDir: string;
let now: number;
let rolls: Rolls;
let deps: DestroyDeps;

const ORDER: DestructionClaim = {
  case: '9001',
  kind: 'records',
  authority: 'commission',
  office: 'intake',
  article: 'regulation Art. 12(2)',
  logs: [{ log: LOG, manifestHash: new Uint8Array(32), size: 11, root: new Uint8Array(32) }],
  destroyed: [{ log: LOG, what: 'bodies', count: 10 }],
  store: 'rewritten',
  destroyedAt: DUE,
  act: null,
};

async function order(claim: DestructionClaim = ORDER, secret = commission.secret): Promise<void> {
  const bytes = encodeDestruction(signDestruction(p, secret, claim));
  await writeFile(join(folder, 'to-registry/destruction-9001.json'), bytes);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianshu-registry-destruction-'));
  stateDir = join(folder, 'state');
  now = DUE;
  for (const log of [LOG, OTHER]) {
    await mkdir(join(stateDir, `verdict-${log}`), { recursive: true });
    const totals = { entries: 11, accepted: 0, struckOut: 0, decoys: 10, malformed: 0 };
    const note = {
      log,
      manifestHash: new Uint8Array(32),
      size: 11,
      root: new Uint8Array(32),
      totals,
      decidedAt: DECIDED,
    };
    const signed = encodeSignedVerdict(signVerdictNote(p, registry.secret, note));
    await writeFile(join(stateDir, `verdict-${log}`, 'verdict.json'), signed);
    await writeFile(join(stateDir, `verdict-${log}`, 'struck-out.json'), 'A123456789');
    await writeFile(join(stateDir, `check-${log}.json`), 'A123456789');
    await mkdir(join(folder, 'to-registry', `filing-${log}`), { recursive: true });
    await mkdir(join(folder, 'to-commission', `verdict-${log}`), { recursive: true });
    await writeFile(join(folder, 'to-commission', `verdict-${log}`, 'done'), '');
  }
  rolls = openRolls({ primitives: p, stateDir, secret: registry.sealSeed });
  for (const log of [LOG, OTHER]) await rolls.keep(log, '2026-11-20', ['A123456789']);
  deps = {
    stateDir,
    trust: TRUST,
    secrets: registry,
    clock: () => now,
    primitives: p,
    folder: openDestructionFolder(folder),
    exchange: openExchangeFolder(folder),
    rolls,
    isRunning: async () => false,
  };
  await order();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const names = async (path: string) => (await readdir(join(folder, path))).sort();

test('what the registry has of the case is destroyed and nothing of another; the answer is signed', async () => {
  const done = await destroyRecords(deps, '9001');
  assert.ok(done.ok);
  assert.deepEqual(
    done.value.destroyed.map(({ what, count }) => [what, count]),
    [
      ['strike-list', 1],
      ['verdict-copy', 1],
      ['review-notes', 1],
      ['exchange-files', 2],
      ['rolls', 1],
    ],
  );
  assert.deepEqual(await names('state'), [
    `check-${OTHER}.json`,
    'destruction-9001.signed.json',
    `roll-${OTHER}.json`,
    `verdict-${OTHER}`,
  ]);
  assert.deepEqual(await names('to-commission'), ['destruction-9001.registry.json', `verdict-${OTHER}`]);
  assert.deepEqual(await names('to-registry'), ['destruction-9001.json', `filing-${OTHER}`]);
  const answer = await readFile(join(folder, 'to-commission/destruction-9001.registry.json'));
  const statement = parseDestruction(new Uint8Array(answer));
  assert.ok(verifyDestruction(p, TRUST, statement));
  assert.equal(statement.authority, 'registry');
  assert.deepEqual(await destroyRecords(deps, '9001'), done, 'again: the same statement');
});

test('whom a bar may still strike stays known for the year in which a proposal of its last day is checked, and then goes', async () => {
  const PROPOSED = '9001.proposal.1';
  await rolls.keep(PROPOSED, '2026-04-01', ['A123456789']);
  const bar = { caseNumber: '9001', matter: '示範', since: '2026-11-23', until: '2028-11-23' };
  const notice = join(folder, 'to-registry/bar-9001.json');
  const signature = signClaim(p, commission.secret, PROPOSER_BAR, bar);
  await writeFile(notice, encodeSignedClaim(PROPOSER_BAR, { claim: bar, signature }));
  const logs = [...ORDER.logs, { ...ORDER.logs[0]!, log: PROPOSED }];
  await order({ ...ORDER, logs: logs.sort((a, b) => (a.log < b.log ? -1 : 1)) });
  const done = await destroyRecords(deps, '9001');
  assert.ok(done.ok);
  assert.deepEqual(
    done.value.destroyed.filter(({ what }) => what === 'rolls').map(({ log }) => log),
    [LOG],
  );
  assert.deepEqual(await rolls.list(), [PROPOSED, OTHER]);
  const spent = () =>
    destroySpentRolls({ ...deps, exchange: openExchangeFolder(folder), hasVerdict: async () => false, now });
  now = Date.parse('2029-11-23T15:59:59.999Z');
  assert.deepEqual(await spent(), []);
  now += 1;
  assert.deepEqual(await spent(), [PROPOSED]);
  assert.deepEqual(await rolls.list(), [OTHER]);
});

test('a notice of a bar that is not the commission’s ends no bar; without one the roll goes with the records', async () => {
  const PROPOSED = '9001.proposal.1';
  await rolls.keep(PROPOSED, '2026-04-01', ['A123456789']);
  const notice = join(folder, 'to-registry/bar-9001.json');
  await writeFile(notice, '{}');
  assert.equal(await isBarring(deps, PROPOSED, now), true);
  await rm(notice);
  assert.equal(await isBarring(deps, PROPOSED, now), false);
  assert.ok((await destroyRecords(deps, '9001')).ok);
  assert.deepEqual(await rolls.list(), [OTHER]);
});

test('what a power cut left half written of the case goes too', async () => {
  const halves = [
    `.check-${LOG}.json.0123456789ab.tmp`,
    `.roll-${LOG}.json.0123456789ab.tmp`,
    `.check-${OTHER}.json.0123456789ab.tmp`,
  ];
  for (const name of halves) await writeFile(join(stateDir, name), 'A123456789');
  await mkdir(join(folder, 'to-registry', `.filing-${LOG}.part`));
  assert.ok((await destroyRecords(deps, '9001')).ok);
  assert.deepEqual(
    (await names('state')).filter((name) => name.startsWith('.')),
    [halves[2]],
  );
  assert.ok(!(await names('to-registry')).some((name) => name.startsWith('.')));
});

test('a registry that has nothing of the case answers so', async () => {
  await rm(stateDir, { recursive: true });
  for (const path of await deps.folder.paths(LOG)) await rm(path, { recursive: true });
  const done = await destroyRecords(deps, '9001');
  assert.deepEqual(done.ok && done.value.destroyed, []);
});

const REFUSED: readonly (readonly [string, () => Promise<unknown>, string])[] = [
  ['no order', () => rm(join(folder, 'to-registry/destruction-9001.json')), 'log.unknown'],
  ['an order signed by another', () => order(ORDER, registry.secret), 'manifest.signature'],
  ['an order of another case', () => order({ ...ORDER, case: '9002' }), 'request.malformed'],
  [
    'an order that names a log of another case',
    () => order({ ...ORDER, logs: [{ ...ORDER.logs[0]!, log: OTHER }], destroyed: [] }),
    'request.malformed',
  ],
  [
    'an order that is silent about a log on which the registry has its verdict',
    () => order({ ...ORDER, logs: [], destroyed: [] }),
    'request.malformed',
  ],
  [
    'an order that names the log by another manifest',
    () => order({ ...ORDER, logs: [{ ...ORDER.logs[0]!, manifestHash: new Uint8Array(32).fill(1) }] }),
    'request.malformed',
  ],
  [
    'an order that names the log by another size',
    () => order({ ...ORDER, logs: [{ ...ORDER.logs[0]!, size: 12 }], destroyed: [] }),
    'request.malformed',
  ],
  [
    'two years are not over since a roster of paper was filed, of which there is no log',
    () => rolls.keep('9001.petition.2', '2026-11-24', ['A123456789']),
    'case.wrong-state',
  ],
  [
    'an order that is silent about a log of which the registry has notes',
    () => writeFile(join(stateDir, 'check-9001.petition.2.json'), 'A123456789'),
    'request.malformed',
  ],
  ['a tag key alone', () => order({ ...ORDER, kind: 'tag-key', destroyed: [] }), 'request.malformed'],
  ['no JSON', () => writeFile(join(folder, 'to-registry/destruction-9001.json'), '{'), 'request.malformed'],
  [
    'two years are not over since the verdict',
    async () => {
      now = Date.UTC(2028, 10, 23, 2, 0);
    },
    'case.wrong-state',
  ],
  [
    'a check runs',
    async () => {
      deps = { ...deps, isRunning: async () => true };
    },
    'case.wrong-state',
  ],
];
for (const [what, arrange, code] of REFUSED) {
  test(`nothing is destroyed: ${what}`, async () => {
    await arrange();
    const refused = await destroyRecords(deps, '9001');
    assert.deepEqual([refused.ok, !refused.ok && refused.code], [false, code]);
    assert.ok((await names('state')).includes(`verdict-${LOG}`));
  });
}

test('one that was broken off is finished with the counts of its beginning', async () => {
  const broken = { ...deps, rolls: { ...rolls, destroy: () => Promise.reject(new Error('disk')) } };
  await assert.rejects(destroyRecords(broken, '9001'), /disk/);
  const done = await destroyRecords(deps, '9001');
  assert.ok(done.ok);
  assert.equal(done.value.destroyed.length, 5);
});

test('a verdict that nobody claims is taken out of the exchange folder after five days, and no earlier', async () => {
  const done = join(folder, 'to-commission', `verdict-${LOG}`, 'done');
  await utimes(done, DECIDED / 1000, DECIDED / 1000);
  await utimes(join(folder, 'to-commission', `verdict-${OTHER}`, 'done'), DUE / 1000, DUE / 1000);
  assert.equal(await sweepVerdicts(folder, DECIDED + 5 * 86_400_000), 0);
  assert.equal(await sweepVerdicts(folder, DECIDED + 5 * 86_400_000 + 1), 1);
  assert.deepEqual(await names('to-commission'), [`verdict-${OTHER}`]);
});
