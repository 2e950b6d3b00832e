import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBundleFolder } from '@lianshu/audit';
import { taipeiDate } from '@lianshu/core/calendar';
import { encodeDestruction, parseDestruction, signDestruction, verifyDestruction } from '@lianshu/core/destruction';
import { verifyBundle } from '@lianshu/core/verify';
import { nodePrimitives as p } from '@lianshu/platform';
import { commissionCommand } from '../cases/commission-command.ts';
import { lapseCases } from '../cases/lapse-cases.ts';
import { settleEnded } from '../cases/settle-ended.ts';
import { sweepExchange } from '../exchange/sweep-exchange.ts';
import { actOn } from '../pilot/pilot.testing.ts';
import { makeFiling, makePost, type OpenCase, openCase } from '../testing/acts.testing.ts';
import { writeVerdict } from '../testing/verdict.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

const NUMBER = '9001';
const DAY_MS = 86_400_000;

let world: World;
let open: OpenCase;
let post: object;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

const anyone = () => new Visitor(world.app);
const act = (command: Parameters<typeof actOn>[2], data: object = {}) => actOn(open, NUMBER, command, data);
/** The cards of the officers' day are long expired by then: the use case is called as the route calls it. */
const destroy = (destroyedOn: string) =>
  commissionCommand(world.parts, NUMBER, 'destroy-records', { data: { destroyedOn }, papers: [] }, world.clock.now);
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
const published = async (name: string) => new Uint8Array(await readFile(join(world.config.bundlesFolder, name)));
const exchangePath = (name: string) => join(world.config.exchangeFolder, name);

test('a case is decided: its duplicate key is destroyed and the statement of it published', async () => {
  open = await openCase(world, NUMBER);
  const { lead, officer, log } = open;
  for (let i = 0; i < 3; i++) {
    post = await makePost(world, open, world.card(10 + i));
    await anyone().must(anyone().post(`/api/logs/${log}/signatures`, post));
  }
  const held = (await lead.must(lead.post(`/api/lead/logs/${log}/hold`))).json;
  await lead.must(lead.post(`/api/lead/logs/${log}/file`, makeFiling(world, open, held, 3)));
  await officer.must(officer.post(`/api/commission/logs/${log}/export-filing`));
  await officer.must(act('begin-household-check'));
  await writeVerdict(world, open);
  await officer.must(officer.post(`/api/commission/logs/${log}/import-verdict`));
  assert.ok(await world.parts.keyholder.hasLog(log));
  await officer.must(act('establish', { officialNumber: '第22案' }));
  assert.equal(await world.parts.keyholder.hasLog(log), false);
  const statement = parseDestruction(await published(`${log}.tag-key.json`));
  assert.ok(verifyDestruction(p, world.trust, statement));
  assert.deepEqual([statement.kind, statement.act], ['tag-key', null]);
  // A lost answer was answered to the decision; there is nothing left to ask with.
  assert.equal((await anyone().post(`/api/logs/${log}/signatures`, post)).json.code, 'log.not-open');
});

test('a package that nobody has claimed for five days leaves the exchange folder, and is written again', async () => {
  const { officer, log } = open;
  const folder = exchangePath(`to-registry/filing-${log}`);
  const written = world.clock.now / 1000;
  await utimes(join(folder, 'done'), written, written);
  world.clock.now += 5 * DAY_MS;
  assert.equal(await sweepExchange(world.parts), 0);
  world.clock.now += 1;
  assert.equal(await sweepExchange(world.parts), 1);
  assert.equal(await exists(folder), false);
  const at = world.clock.now;
  world.clock.now -= 5 * DAY_MS + 1;
  await officer.must(officer.post(`/api/commission/logs/${log}/export-filing`));
  world.clock.now = at;
  assert.ok(await exists(folder));
});

test('half a package, of which a power cut kept the server from writing the rest, leaves it too', async () => {
  const half = exchangePath(`to-registry/.filing-${open.log}.part`);
  const now = world.clock.now;
  const at = (path: string, time: number) => utimes(path, time / 1000, time / 1000);
  await at(exchangePath(`to-registry/filing-${open.log}/done`), now);
  await mkdir(half, { recursive: true });
  await at(half, now - 5 * DAY_MS);
  assert.equal(await sweepExchange(world.parts), 0);
  await at(half, now - 5 * DAY_MS - 1000);
  assert.equal(await sweepExchange(world.parts), 1);
  assert.equal(await exists(half), false);
});

test('nothing is destroyed before two years are over, nor what is not public', async () => {
  const refusal = async (destroyedOn: string) => {
    const refused = await destroy(destroyedOn);
    return refused.ok ? undefined : [refused.code, refused.detail?.guard];
  };
  const now = world.clock.now;
  assert.deepEqual(await refusal(taipeiDate(now)), ['case.guard-failed', 'bundle-published']);
  world.clock.now = Date.UTC(2026, 10, 23, 2, 30);
  await open.officer.must(open.officer.post(`/api/commission/cases/${NUMBER}/publish`));
  assert.deepEqual(await refusal('2026-11-23'), ['case.guard-failed', 'destruction-due']);
  // The two years end with the day that corresponds; a day of grace belongs to the clock's own care.
  world.clock.now = Date.UTC(2028, 10, 23, 15, 59);
  await lapseCases(world.parts, world.clock.now);
  assert.deepEqual(await refusal('2028-11-23'), ['case.guard-failed', 'destruction-due']);
  world.clock.now = Date.UTC(2028, 10, 24, 2, 30);
  await lapseCases(world.parts, world.clock.now);
  assert.deepEqual(await refusal('2028-11-23'), ['case.guard-failed', 'destroyed-not-in-future']);
});

test('then the records are destroyed and the bundle verifies as before, with the statements held against it', async () => {
  const { log } = open;
  const before = verifyBundle(p, openBundleFolder(join(world.config.bundlesFolder, log)), world.trust);
  assert.deepEqual(
    before.checks.filter(({ outcome }) => outcome === 'fail'),
    [],
  );
  // A power cut while a package or a verdict was written leaves its half under another name.
  const halves = [
    exchangePath(`to-registry/.filing-${log}.part`),
    exchangePath(`to-registry/.manifest-${log}.json.0123456789ab.tmp`),
    join(world.config.dataFolder, 'verdicts', `.${log}.part`),
  ];
  for (const half of halves) {
    await mkdir(half, { recursive: true });
    await writeFile(join(half, 'slots.bin'), 'A123456789');
  }
  const needles = [Buffer.from('A123456789')];
  const { db } = world.parts;
  for (const slot of await db.selectFrom('slot').select(['body', 'prog', 'c', 'tag']).where('log', '=', log).execute())
    for (const bytes of [slot.body.slice(100, 400), slot.prog, slot.c, slot.tag]) needles.push(Buffer.from(bytes));
  const wraps = await db.selectFrom('lead_wrap').select('file').where('log', '=', log).execute();
  needles.push(...wraps.map(({ file }) => Buffer.from(file.slice(100, 300))));
  const holding = async () => {
    const entries = await readdir(world.config.dataFolder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    const files = await Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(path) })));
    return files.filter(({ bytes }) => needles.some((needle) => bytes.includes(needle))).map(({ path }) => path);
  };
  assert.ok((await holding()).length >= 4, 'they are there before');
  // What begins alike is of another log.
  const other = exchangePath('to-registry/filing-9001.petition.12');
  await mkdir(other, { recursive: true });
  assert.ok((await destroy('2028-11-24')).ok);
  for (const half of halves) assert.equal(await exists(half), false, half);
  assert.ok(await exists(other));
  assert.deepEqual(await holding(), [], 'no file of ours holds a byte of a record, a wrap or an ID number');

  const statement = parseDestruction(await published(`${NUMBER}.destruction.json`));
  const counts = Object.fromEntries(statement.destroyed.map(({ what, count }) => [what, count]));
  const { size } = (await world.parts.ledger.head(log))!;
  assert.deepEqual(counts, {
    'authentication-codes': 1,
    sessions: 1,
    bodies: size - 1,
    envelopes: size - 1,
    commitments: size - 1,
    tags: size - 1,
    wraps: 1,
    release: 1,
    'count-seed': 1,
    'strike-list': 1,
    'verdict-copy': 1,
    'exchange-files': 6,
  });
  for (const name of [`to-registry/filing-${log}`, `to-commission/verdict-${log}`, `to-registry/manifest-${log}.json`])
    assert.equal(await exists(exchangePath(name)), false, name);
  assert.equal(await exists(join(world.config.dataFolder, 'verdicts', log)), false);
  const row = await world.parts.db.selectFrom('filing').selectAll().where('log', '=', log).executeTakeFirstOrThrow();
  assert.deepEqual([row.filing, row.count_check, row.published], [null, null, true]);

  const destructions = await Promise.all(
    [`${log}.tag-key.json`, `${NUMBER}.destruction.json`].map(async (name) => ({ name, bytes: await published(name) })),
  );
  const reader = openBundleFolder(join(world.config.bundlesFolder, log));
  const report = verifyBundle(p, reader, world.trust, { destructions });
  assert.deepEqual([report.fail, report.pass], [0, before.pass + 1]);
  assert.equal((await anyone().must(anyone().get(`/api/cases/${NUMBER}`))).json.bundles[0].log, log);
});

test("the registry's own statement is taken when it is the registry's, and published", async () => {
  const order = parseDestruction(
    new Uint8Array(await readFile(exchangePath(`to-registry/destruction-${NUMBER}.json`))),
  );
  const { signature: _, ...claim } = order;
  const path = exchangePath(`to-commission/destruction-${NUMBER}.registry.json`);
  const mine = {
    ...claim,
    authority: 'registry',
    office: 'household',
    destroyed: [{ log: open.log, what: 'strike-list', count: 1 }],
    act: null,
  } as const;
  const name = `${NUMBER}.registry-destruction.json`;
  await mkdir(join(path, '..'), { recursive: true });
  const { commission, registry } = world.authorities;
  for (const bytes of [
    new TextEncoder().encode('{'),
    encodeDestruction(signDestruction(p, commission.secret, mine)),
    encodeDestruction(signDestruction(p, registry.secret, { ...mine, case: '9002' })),
    encodeDestruction(signDestruction(p, registry.secret, { ...mine, logs: [], destroyed: [] })),
    encodeDestruction(
      signDestruction(p, registry.secret, {
        ...mine,
        logs: mine.logs.map((named) => ({ ...named, root: new Uint8Array(32) })),
      }),
    ),
    new Uint8Array((1 << 20) + 1).fill(0x20),
  ]) {
    await writeFile(path, bytes);
    await settleEnded(world.parts);
    await assert.rejects(published(name));
  }
  // A pipe would hang whoever reads it.
  await rm(path);
  execFileSync('mkfifo', [path]);
  await settleEnded(world.parts);
  await rm(path);
  const good = encodeDestruction(signDestruction(p, registry.secret, mine));
  await writeFile(path, good);
  await settleEnded(world.parts);
  assert.deepEqual(await published(name), good);
  const { statements } = (await anyone().must(anyone().get(`/api/cases/${NUMBER}`))).json;
  assert.deepEqual(
    statements.map(({ kind }: { kind: string }) => kind),
    ['tag-key', 'records', 'registry'],
  );
});

test('a restarted server starts, shows the case and answers nobody about a signature', async () => {
  const { app, parts } = await world.restarted();
  const visitor = new Visitor(app);
  assert.equal((await visitor.must(visitor.get(`/api/cases/${NUMBER}`))).json.state, 'established');
  const again = await visitor.post(`/api/logs/${open.log}/signatures`, post);
  assert.ok(again.status >= 400);
  await parts.gate.close();
});
