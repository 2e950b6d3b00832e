import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { toBase64url } from '@lianshu/core/bytes';
import { manifestHash } from '@lianshu/core/manifest';
import { makeProgress, PROGRESS } from '@lianshu/core/record';
import { filingRequestFromJson } from '@lianshu/core/submission';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import { loadCase } from '../cases/case-store.ts';
import { lapseCases } from '../cases/lapse-cases.ts';
import { type FaultPlan, withFaults } from '../store/faults.testing.ts';
import { openStore } from '../store/open-store.ts';
import { makeFiling, makePost, type OpenCase, openCase } from '../testing/acts.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { completeFilings, fileLog } from './file-log.ts';
import { holdLog } from './hold.ts';

let plan: FaultPlan = () => undefined;
let world: World;

before(async () => {
  const store = await openStore({ memory: true }, (dialect) => withFaults(dialect, (statement) => plan(statement)));
  world = await createWorld({ store });
});
after(() => world.close());

async function signedCase(number: string, signers: number): Promise<OpenCase> {
  const open = await openCase(world, number);
  const visitor = new Visitor(world.app);
  for (let i = 0; i < signers; i++) {
    const post = await makePost(world, open, world.card(100 + i));
    await visitor.must(visitor.post(`/api/logs/${open.log}/signatures`, post));
  }
  return open;
}

async function hold({ lead, log }: OpenCase): Promise<{ size: number; root: string }> {
  return (await lead.must(lead.post(`/api/lead/logs/${log}/hold`))).json;
}

const phaseOf = async (number: string): Promise<string> => (await loadCase(world.parts.db, number)).state.phase;

const CRASHES: readonly (readonly [string, RegExp, 'before' | 'after', boolean])[] = [
  ['while the log is frozen', /^update "head" set "phase"/, 'after', false],
  ['before the filing is kept', /^insert into "filing"/, 'before', false],
  ['before the event', /^insert into "case_event"/, 'before', true],
  ['after the event', /^insert into "case_view"/, 'after', true],
  ['before the count check is kept', /^update "filing" set "count_check"/, 'before', true],
];
for (const [i, [what, statement, when, isFiled]] of CRASHES.entries()) {
  test(`a crash ${what} leaves the log ${isFiled ? 'filed, and the start completes it' : 'held, and she files again'}`, async () => {
    const number = String(9100 + i);
    const open = await signedCase(number, 2);
    const { lead, log } = open;
    const filing = makeFiling(world, open, await hold(open), 2);
    plan = (sql) => (statement.test(sql) ? when : undefined);
    assert.equal((await lead.post(`/api/lead/logs/${log}/file`, filing)).status, 500);
    plan = () => undefined;
    assert.equal((await world.parts.ledger.head(log))!.phase, isFiled ? 'filed' : 'held');
    await completeFilings(world.parts);
    assert.equal(await phaseOf(number), isFiled ? 'filed' : 'petitioning');
    const done = await lead.must(lead.post(`/api/lead/logs/${log}/file`, filing));
    assert.deepEqual([done.json.state, done.json.countCheck.real], ['filed', 2]);
    const events = (await loadCase(world.parts.db, number)).events.filter(({ type }) => type === 'petition-filed');
    assert.equal(events.length, 1);
  });
}

test('two filings at once: one is taken, the other is told so', async () => {
  const open = await signedCase('9200', 2);
  const held = await hold(open);
  const filings = [makeFiling(world, open, held, 2), makeFiling(world, open, held, 2, 7)];
  const replies = await Promise.all(filings.map((filing) => open.lead.post(`/api/lead/logs/${open.log}/file`, filing)));
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409]);
});

test('a filing without a hold, or after someone signed, is refused', async () => {
  const open = await signedCase('9201', 2);
  const held = await hold(open);
  const filing = makeFiling(world, open, held, 2);
  const url = `/api/lead/logs/${open.log}`;
  await open.lead.must(open.lead.post(`${url}/resume`));
  assert.equal((await open.lead.post(`${url}/file`, filing)).json.code, 'submission.head');
  const visitor = new Visitor(world.app);
  await visitor.must(visitor.post(`/api/logs/${open.log}/signatures`, await makePost(world, open, world.card(120))));
  await hold(open);
  assert.equal((await open.lead.post(`${url}/file`, filing)).json.code, 'submission.head');
});

test('a lead whose certificate was extended while signatures were collected files with it, and with no other card', async () => {
  const open = await signedCase('9206', 2);
  const held = await hold(open);
  const { id, generation } = world.lead;
  const keySeed = `${world.pki.seed}/card/${id}/good/${generation}`;
  const extended = world.card(2, { generation, ordinal: 2, keySeed });
  const url = `/api/lead/logs/${open.log}/file`;
  const another = makeFiling(world, open, held, 2, 0, world.card(2, { generation, ordinal: 3 }));
  assert.equal((await open.lead.post(url, another)).json.code, 'submission.signature');
  const filed = await open.lead.must(open.lead.post(url, makeFiling(world, open, held, 2, 0, extended)));
  assert.equal(filed.json.state, 'filed');
});

test('a filing signed on another day than it arrives is refused', async () => {
  const { now } = world.clock;
  world.clock.now = Date.UTC(2026, 10, 23, 15, 59, 0);
  const open = await signedCase('9202', 2);
  const held = await hold(open);
  const filing = makeFiling(world, open, held, 2);
  world.clock.now += 120_000;
  const reply = await open.lead.post(`/api/lead/logs/${open.log}/file`, filing);
  assert.deepEqual([reply.json.code, reply.json.detail], ['submission.head', { at: 'submittedAt' }]);
  world.clock.now = now;
});

test('a petition filed in time never lapses, though a fault kept the case from following before midnight', async () => {
  const { now } = world.clock;
  const open = await signedCase('9205', 2);
  world.clock.now = Date.UTC(2027, 4, 23, 15, 40, 0);
  const held = await holdLog(world.parts, open.log);
  assert.ok(held.ok);
  const { size, root } = held.value;
  const filing = makeFiling(world, open, { size, root: toBase64url(root) }, 2);
  plan = (sql) => (/^insert into "case_event"/.test(sql) ? 'before' : undefined);
  await assert.rejects(fileLog(world.parts, filingRequestFromJson(filing)));
  plan = () => undefined;
  world.clock.now += 86_400_000;
  await lapseCases(world.parts, world.clock.now);
  assert.equal(await phaseOf('9205'), 'petitioning');
  await completeFilings(world.parts);
  assert.equal(await phaseOf('9205'), 'filed');
  world.clock.now = now;
});

test('the commission counts itself: entries that it cannot explain are listed, and too few stop the check', async () => {
  const open = await signedCase('9203', 1);
  const { log, manifest, keys, lead, officer } = open;
  // The operator's own slots: a false decoy, and a real one that nobody signed.
  const hash = manifestHash(p, manifest);
  const context = { manifestHash: hash, count: keys.count };
  const slotOf = (flag: 0 | 1) => {
    const prog = makeProgress(p, context, flag, nodeRandom(32));
    return { body: nodeRandom(7280), prog, c: nodeRandom(32), tag: nodeRandom(32) };
  };
  const items = [slotOf(PROGRESS.decoy), slotOf(PROGRESS.real)].map((slot) => ({ slot, probe: false }));
  assert.ok((await world.parts.ledger.append({ log, items, spares: [] })).ok);
  const held = await hold(open);
  const done = await lead.must(lead.post(`/api/lead/logs/${log}/file`, makeFiling(world, open, held, 2)));
  assert.deepEqual(done.json.countCheck, {
    entries: held.size,
    real: 2,
    repeats: 0,
    decoys: held.size - 1 - 2 - 1,
    unexplained: 1,
    indices: [held.size - 2],
  });
  const begun = await officer.post('/api/commission/cases/9203/commands', { command: 'begin-household-check' });
  assert.equal(begun.status, 200);

  const short = await signedCase('9204', 1);
  const shortHeld = await hold(short);
  // She declares two where the log holds one.
  await short.lead.must(short.lead.post(`/api/lead/logs/${short.log}/file`, makeFiling(world, short, shortHeld, 2)));
  const stopped = await short.officer.post('/api/commission/cases/9204/commands', { command: 'begin-household-check' });
  assert.deepEqual([stopped.json.code, stopped.json.detail.found], ['case.guard-failed', 1]);
  assert.equal(await phaseOf('9204'), 'filed');
  const view = await short.officer.must(short.officer.get('/api/commission/cases/9204'));
  assert.equal(view.json.countCheck.real, 1);
});
