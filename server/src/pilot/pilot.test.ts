import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { toBase64url } from '@lianshu/core/bytes';
import { parseDestruction, verifyDestruction } from '@lianshu/core/destruction';
import { manifestHash } from '@lianshu/core/manifest';
import { parsePilotReport, verifyPilotReport } from '@lianshu/core/pilot';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import { makeFiling, makePost, type OpenCase } from '../testing/acts.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { actOn, openPilot, PILOT_CONDITIONS } from './pilot.testing.ts';
import { PilotMeter } from './pilot-meter.ts';
import { beatPilots } from './pilot-uptime.ts';
import { releaseCount } from './release-count.ts';

const SIGNERS = 5;

let world: World;
let pilot: OpenCase;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

const anyone = () => new Visitor(world.app);
const allRows = async (table: 'pilot_figures' | 'pilot_count' | 'pilot_uptime' | 'pilot_report') =>
  world.parts.db.selectFrom(table).selectAll().execute();
const bundleFile = async (name: string) => new Uint8Array(await readFile(join(world.config.bundlesFolder, name)));

test('a pilot opens by the same ceremony; its manifest says that it is one', async () => {
  pilot = await openPilot(world);
  assert.equal(pilot.log, 'T1.petition.1');
  assert.equal(pilot.manifest.policies.pilot, true);
  assert.equal(pilot.manifest.case.number, 'T1');
  const view = (await anyone().must(anyone().get('/api/cases/T1'))).json;
  assert.equal(view.state, 'pilot-open');
});

test('it is listed apart from the cases', async () => {
  const numbers = async (url: string) =>
    (await anyone().must(anyone().get(url))).json.cases.map(({ number }: { number: string }) => number);
  assert.deepEqual(await numbers('/api/cases'), []);
  assert.deepEqual(await numbers('/api/pilots'), ['T1']);
});

test('people sign it, the statement says that it has no effect; nothing that is measured is stored while it is open', async () => {
  await beatPilots(world.parts);
  for (let i = 0; i < SIGNERS; i++) {
    const post = await makePost(world, pilot, world.card(10 + i));
    assert.match(Buffer.from(post.cms, 'base64url').toString('utf8'), /試辦無法律效力/);
    await anyone().must(anyone().post(`/api/logs/${pilot.log}/signatures`, post));
  }
  const again = await makePost(world, pilot, world.card(10));
  assert.equal((await anyone().post(`/api/logs/${pilot.log}/signatures`, again)).json.code, 'signature.already-signed');
  const expired = await makePost(world, pilot, world.card(80, { kind: 'expired' }));
  assert.equal((await anyone().post(`/api/logs/${pilot.log}/signatures`, expired)).json.code, 'certificate.expired');
  world.clock.now += 60_000;
  await beatPilots(world.parts);
  assert.deepEqual(await allRows('pilot_figures'), []);
  assert.deepEqual(await allRows('pilot_count'), []);
  const { log, first_beat, last_beat, up_ms, interruptions } = (await allRows('pilot_uptime'))[0]! as never as {
    [key: string]: unknown;
  };
  assert.deepEqual([log, Number(last_beat) - Number(first_beat), up_ms, interruptions], [pilot.log, 60_000, 60_000, 0]);
});

test('a pilot is neither held nor filed, and says why', async () => {
  const { lead, log } = pilot;
  const held = await lead.post(`/api/lead/logs/${log}/hold`);
  assert.deepEqual([held.status, held.json.code, held.json.article], [409, 'case.is-pilot', 'Act Art. 9(6)']);
  const filing = makeFiling(world, pilot, { size: 2, root: toBase64url(nodeRandom(32)) }, 1);
  assert.equal((await lead.post(`/api/lead/logs/${log}/file`, filing)).json.code, 'case.is-pilot');
  assert.equal((await world.parts.ledger.head(log))!.phase, 'open');
  const early = await lead.post(`/api/lead/logs/${log}/release-count`, {
    seedCount: toBase64url(pilot.keys.seedCount),
  });
  assert.equal(early.json.code, 'case.wrong-state');
  for (const command of ['file-proposal', 'record-collection', 'file-petition', 'establish', 'report-pilot'] as const)
    assert.equal((await actOn(pilot, 'T1', command)).status >= 400, true, command);
});

test('at its end the log closes and its duplicate key goes; the lead gives her progress key for exact figures', async () => {
  const { officer, lead, log, keys } = pilot;
  await officer.must(actOn(pilot, 'T1', 'end-pilot', { reasons: '試辦目的已達。' }));
  assert.equal((await world.parts.ledger.head(log))!.phase, 'filed');
  assert.equal(await world.parts.keyholder.hasLog(log), false);
  const statement = parseDestruction(await bundleFile(`${log}.tag-key.json`));
  assert.ok(verifyDestruction(p, world.trust, statement));
  assert.deepEqual(statement.destroyed, [{ log, what: 'tag-key', count: 1 }]);
  assert.equal((await anyone().post(`/api/logs/${log}/challenge`)).json.code, 'log.not-open');

  const url = `/api/lead/logs/${log}/release-count`;
  const wrong = await lead.post(url, { seedCount: toBase64url(nodeRandom(32)) });
  assert.equal(wrong.json.code, 'submission.seed-mismatch');
  const count = await lead.must(lead.post(url, { seedCount: toBase64url(keys.seedCount) }));
  const { size } = (await world.parts.ledger.head(log))!;
  const exact = { entries: size, real: SIGNERS, repeats: 0, decoys: size - 1 - SIGNERS, unexplained: 0 };
  assert.deepEqual(count.json, exact);
  assert.deepEqual((await lead.must(lead.post(url, { seedCount: toBase64url(keys.seedCount) }))).json, exact);
});

test('the report is signed and published with conditions, failures, feedback and what was measured', async () => {
  const { officer, lead, log } = pilot;
  const report = { conditions: '三十人：未達。\n五秒內：均達。', failures: '無。', feedback: '字太小。' };
  await officer.must(actOn(pilot, 'T1', 'report-pilot', report));
  const published = parsePilotReport(await bundleFile('T1.pilot-report.json'));
  assert.ok(verifyPilotReport(p, world.trust.commission, published));
  assert.deepEqual(published.log!.manifestHash, manifestHash(p, pilot.manifest));
  assert.equal(published.conditionsSet, PILOT_CONDITIONS);
  assert.deepEqual([published.conditions, published.failures, published.feedback], Object.values(report));
  assert.equal(published.count!.real, SIGNERS);
  const { figures, uptime } = published;
  assert.deepEqual(
    figures!.receipts.map(({ percent }) => percent),
    [50, 95, 100],
  );
  // That someone tried twice says that someone had signed: it is the lead's to tell like the rest of the count.
  assert.deepEqual(figures!.refusals, { 'certificate.expired': 1 });
  assert.equal(uptime!.upMs, 60_000);
  assert.equal((await lead.get(`/api/lead/logs/${log}/progress`)).json.article, 'regulation Art. 6(4)');
  const view = (await anyone().must(anyone().get('/api/cases/T1'))).json;
  assert.deepEqual(
    view.statements.map(({ kind }: { kind: string }) => kind),
    ['tag-key', 'pilot-report'],
  );
  for (const { href } of view.statements) await anyone().must(anyone().get(href));
});

test('then its records are destroyed, with a signed statement; the report stays', async () => {
  const { officer, log } = pilot;
  const { size } = (await world.parts.ledger.head(log))!;
  await officer.must(actOn(pilot, 'T1', 'destroy-records', { destroyedOn: '2026-11-23' }));
  assert.deepEqual(await world.parts.db.selectFrom('slot').selectAll().execute(), []);
  assert.equal((await world.parts.db.selectFrom('pilot_count').selectAll().executeTakeFirstOrThrow()).seed_count, null);
  const statement = parseDestruction(await bundleFile('T1.destruction.json'));
  assert.ok(verifyDestruction(p, world.trust, statement));
  const count = (what: string) => statement.destroyed.find((item) => item.what === what)?.count;
  assert.deepEqual(['bodies', 'tags', 'wraps', 'count-seed', 'authentication-codes'].map(count), [
    size - 1,
    size - 1,
    1,
    1,
    1,
  ]);
  assert.equal(count('release'), undefined);
  await bundleFile('T1.pilot-report.json');
});

test('what is kept of the time to a receipt does not depend on how many there were', () => {
  const figuresOf = (times: number) => {
    const meter = new PilotMeter(0);
    for (let i = 0; i < times; i++) for (const ms of [100, 100, 100, 700]) meter.receipt('T9.petition.1', ms);
    return meter.figures('T9.petition.1');
  };
  assert.deepEqual(figuresOf(1), figuresOf(500));
  assert.deepEqual(figuresOf(1).receipts, [
    { percent: 50, underMs: 500 },
    { percent: 95, underMs: 1000 },
    { percent: 100, underMs: 1000 },
  ]);
});

test('a progress key that is still being counted with when the records are destroyed is not kept', async () => {
  const late = await openPilot(world, 'T3');
  await late.officer.must(actOn(late, 'T3', 'end-pilot', { reasons: '期滿。' }));
  const { acts, db } = world.parts;
  const during: typeof acts.during = async (append) => {
    const said = { conditions: '達成。', failures: '無。', feedback: '無。' };
    await late.officer.must(actOn(late, 'T3', 'report-pilot', said));
    await late.officer.must(actOn(late, 'T3', 'destroy-records', { destroyedOn: '2026-11-23' }));
    return acts.during(append);
  };
  const parts = { ...world.parts, acts: { ...acts, during } as typeof acts };
  const released = await releaseCount(parts, late.log, late.keys.seedCount);
  assert.deepEqual([released.ok, released.ok ? '' : released.code], [false, 'case.wrong-state']);
  assert.deepEqual(await db.selectFrom('pilot_count').selectAll().where('log', '=', late.log).execute(), []);
});

test('a pilot whose days are over ends by the clock', async () => {
  const second = await openPilot(world, 'T2');
  const { lapseCases } = await import('../cases/lapse-cases.ts');
  const { settleEnded } = await import('../cases/settle-ended.ts');
  world.clock.now = Date.UTC(2026, 11, 23, 2, 0);
  await lapseCases(world.parts, world.clock.now);
  await settleEnded(world.parts);
  assert.equal((await anyone().must(anyone().get('/api/cases/T2'))).json.state, 'pilot-ended');
  assert.equal((await world.parts.ledger.head(second.log))!.phase, 'filed');
});
