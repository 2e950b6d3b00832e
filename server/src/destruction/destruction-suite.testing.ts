import assert from 'node:assert/strict';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { toBase64url } from '@lianshu/core/bytes';
import { parseDestruction, verifyDestruction } from '@lianshu/core/destruction';
import { nodePrimitives as p } from '@lianshu/platform';
import { sql } from 'kysely';
import { settleEnded } from '../cases/settle-ended.ts';
import { DOOR_RATES } from '../limits/limits.ts';
import { actOn, openPilot } from '../pilot/pilot.testing.ts';
import type { FaultPlan } from '../store/faults.testing.ts';
import type { Store } from '../store/open-store.ts';
import { logInAs, makeCeremony, makePost, type OpenCase, officerOf } from '../testing/acts.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { TABLE_FATES } from './table-fates.ts';

/** A database with faults at will, and the folder of its raw files where the test may look into them. */
export interface SuiteStore {
  readonly store: Store;
  readonly setPlan: (plan: FaultPlan) => void;
  readonly folder: string | undefined;
}

const DAY = '2026-11-23';
const NO_FAULT: FaultPlan = () => undefined;

/** Where a destruction may be broken off: a statement of the database, before it or after it was done. */
const BREAKS: readonly (readonly [string, RegExp, 'before' | 'after'])[] = [
  ['before anything is written down', /^insert into "destruction"/, 'before'],
  ['when it is written down', /^insert into "destruction"/, 'after'],
  ['before the slots go', /^delete from "slot"/, 'before'],
  ['when the slots are gone', /^delete from "slot"/, 'after'],
  ['when the wraps are gone', /^delete from "lead_wrap"/, 'after'],
  ['when the progress key is gone', /^update "pilot_count"/, 'after'],
  ['when the codes are gone', /^delete from "lead_code"/, 'after'],
  ['before the files are made anew', /^VACUUM/, 'before'],
  ['when the files are made anew', /^VACUUM/, 'after'],
  ['before the statement is kept', /^update "destruction" set "statement"/, 'before'],
  ['before the statement is committed', /^update "destruction" set "statement"/, 'after'],
];

/** Files under `folder` that hold `needle`; the write-ahead log apart. */
function filesWith(folder: string, needle: Uint8Array): string[] {
  const found: string[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true }) as Dirent[]) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'pg_wal') walk(inner);
      } else if (entry.isFile() && readFileSync(inner).includes(needle)) found.push(inner);
    }
  };
  walk(folder);
  return found;
}

/** The tests of destruction, on whichever database `open` gives. */
export function destructionSuite(open: () => Promise<SuiteStore | undefined>): void {
  let world: World;
  let setPlan: SuiteStore['setPlan'] = () => {};
  let folder: string | undefined;
  let isThere = false;

  before(async () => {
    const opened = await open();
    if (opened === undefined) return;
    ({ setPlan, folder } = opened);
    // One card signs all the pilots, faster than a person could.
    const card = { burst: 100, everyMs: 1 };
    world = await createWorld({ store: opened.store, doorRates: { ...DOOR_RATES, card } });
    isThere = true;
  });
  after(() => world?.close());

  async function endedPilot(number: string): Promise<OpenCase> {
    const pilot = await openPilot(world, number);
    const visitor = new Visitor(world.app);
    const post = await makePost(world, pilot, world.card(100));
    await visitor.must(visitor.post(`/api/logs/${pilot.log}/signatures`, post));
    await pilot.officer.must(actOn(pilot, number, 'end-pilot', { reasons: '期滿。' }));
    const seedCount = toBase64url(pilot.keys.seedCount);
    await pilot.lead.must(pilot.lead.post(`/api/lead/logs/${pilot.log}/release-count`, { seedCount }));
    await report(pilot, number);
    return pilot;
  }

  const report = (pilot: Pick<OpenCase, 'officer'>, number: string) =>
    pilot.officer.must(
      actOn(pilot, number, 'report-pilot', { conditions: '達成。', failures: '無。', feedback: '無。' }),
    );

  /** A pilot whose lead has deposited her wraps, and whose log never opened. */
  async function neverOpened(number: string): Promise<Pick<OpenCase, 'officer' | 'log'>> {
    const officer = await officerOf(world);
    const draft = { kind: 'policy-initiative', mainText: '您是否同意本案為試辦？', reason: '條件。', isPilot: true };
    await officer.must(officer.post('/api/commission/cases', { ...draft, number, leadName: world.lead.holder.name }));
    const days = { firstDay: DAY, lastDay: '2026-12-22' };
    const { json } = await officer.must(actOn({ officer }, number, 'open-pilot', days));
    const { authenticationCode } = json.once;
    const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: number, authenticationCode });
    const ceremony = makeCeremony(world, (await lead.must(lead.get('/api/lead/case'))).json.plan);
    await lead.must(lead.post('/api/lead/logs', ceremony.body));
    await officer.must(officer.post(`/api/commission/logs/${ceremony.log}/countersign`));
    await lead.must(lead.post(`/api/lead/logs/${ceremony.log}/possession-test`));
    await officer.must(actOn({ officer }, number, 'end-pilot', { reasons: '未開放。' }));
    return { officer, log: ceremony.log };
  }

  const destroy = (pilot: OpenCase, number: string) => actOn(pilot, number, 'destroy-records', { destroyedOn: DAY });
  const statementText = (number: string) =>
    readFile(join(world.config.bundlesFolder, `${number}.destruction.json`), 'utf8');
  const rowsOf = async (table: string, column: string, value: string) =>
    (
      await sql<{
        n: number;
      }>`SELECT count(*)::int AS n FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${value}`.execute(world.parts.db)
    ).rows[0]!.n;

  test('every table of the database has its fate', async (t) => {
    if (!isThere) return t.skip();
    const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = current_schema() AND table_name NOT LIKE 'kysely%'`.execute(world.parts.db);
    assert.deepEqual(rows.map(({ name }) => name).sort(), Object.keys(TABLE_FATES).sort());
  });

  for (const [i, [what, statement, when]] of BREAKS.entries()) {
    test(`broken off ${what}, it is finished by the next run, with one statement and the same counts`, async (t) => {
      if (!isThere) return t.skip();
      const number = `T${10 + i}`;
      const pilot = await endedPilot(number);
      const { size } = (await world.parts.ledger.head(pilot.log))!;
      setPlan((text) => (statement.test(text) ? when : undefined));
      assert.equal((await destroy(pilot, number)).status, 500);
      setPlan(NO_FAULT);
      await assert.rejects(statementText(number));
      await settleEnded(world.parts);
      const text = await statementText(number);
      await settleEnded(world.parts);
      assert.equal(await statementText(number), text);
      const signed = parseDestruction(new TextEncoder().encode(text));
      assert.ok(verifyDestruction(p, world.trust, signed));
      const count = (thing: string) => signed.destroyed.find((item) => item.what === thing)?.count;
      assert.deepEqual([count('bodies'), count('wraps'), count('authentication-codes')], [size - 1, 1, 1]);
      for (const table of ['slot', 'lead_wrap']) assert.equal(await rowsOf(table, 'log', pilot.log), 0, table);
      assert.equal(await rowsOf('lead_code', 'case_number', number), 0);
      const acts = await world.parts.db.selectFrom('act').select('entry').execute();
      const stated = acts.filter(
        ({ entry }) => entry.includes('"destruction-stated"') && entry.includes(`"${number}"`),
      );
      assert.equal(stated.length, 2, 'one act for the key, one for the records');
    });
  }

  test('hashes and checkpoints stay, and the server starts and serves them', async (t) => {
    if (!isThere) return t.skip();
    const log = 'T10.petition.1';
    const { app, parts } = await world.restarted();
    const visitor = new Visitor(app);
    await visitor.must(visitor.get(`/log/${log}/checkpoint`));
    const { size } = (await parts.ledger.head(log))!;
    await visitor.must(visitor.get(`/log/${log}/tile/0/000.p/${size}`));
    await visitor.must(visitor.get(`/api/logs/${log}/manifest`));
    await parts.gate.close();
  });

  test('while another log takes signatures the place is given free and not made anew', async (t) => {
    if (!isThere) return t.skip();
    const pilot = await endedPilot('T40');
    const other = await openPilot(world, 'T41');
    await pilot.officer.must(destroy(pilot, 'T40'));
    const signed = parseDestruction(new TextEncoder().encode(await statementText('T40')));
    assert.equal(signed.store, 'freed');
    await other.officer.must(actOn(other, 'T41', 'end-pilot', { reasons: '期滿。' }));
  });

  test('of a log that never opened nothing is left either: no wrap, no test of the key, no file on its way', async (t) => {
    if (!isThere) return t.skip();
    const { officer, log } = await neverOpened('T42');
    await report({ officer }, 'T42');
    const { db, config } = world.parts;
    const exchanged = () =>
      readdirSync(join(config.exchangeFolder, 'to-registry')).filter((name) => name.includes(log));
    const tested = async () =>
      (await db.selectFrom('log').select('possession_sha256').where('log', '=', log).executeTakeFirstOrThrow())
        .possession_sha256;
    assert.equal(await rowsOf('lead_wrap', 'log', log), 1);
    assert.deepEqual([exchanged().length, (await tested()) === null], [1, false]);
    await officer.must(actOn({ officer }, 'T42', 'destroy-records', { destroyedOn: DAY }));
    const signed = parseDestruction(new TextEncoder().encode(await statementText('T42')));
    assert.deepEqual([signed.logs, signed.store], [[], 'rewritten']);
    assert.equal(await rowsOf('lead_wrap', 'log', log), 0);
    assert.deepEqual([exchanged(), await tested()], [[], null]);
  });

  test('made anew, no file of the database holds a byte of a body or a wrap; the write-ahead log is another matter', async (t) => {
    if (!isThere) return t.skip();
    if (folder === undefined) return t.skip('the files of this server are not here');
    const { db } = world.parts;
    const pilot = await endedPilot('T50');
    const slots = await db.selectFrom('slot').select(['body', 'prog', 'tag']).where('log', '=', pilot.log).execute();
    const wrap = await db.selectFrom('lead_wrap').select('file').where('log', '=', pilot.log).executeTakeFirstOrThrow();
    const needles = slots.flatMap(({ body, prog, tag }) => [body.slice(100, 400), prog, tag]);
    needles.push(wrap.file.slice(100, 300), pilot.keys.seedCount);
    const code = await db
      .selectFrom('lead_code')
      .selectAll()
      .where('case_number', '=', 'T50')
      .executeTakeFirstOrThrow();
    needles.push(code.salt, code.hash);
    await sql`CHECKPOINT`.execute(db);
    for (const needle of needles) assert.notDeepEqual(filesWith(folder, needle), [], 'it is there before');
    await pilot.officer.must(destroy(pilot, 'T50'));
    const signed = parseDestruction(new TextEncoder().encode(await statementText('T50')));
    assert.equal(signed.store, 'rewritten');
    await sql`CHECKPOINT`.execute(db);
    for (const needle of needles) assert.deepEqual(filesWith(folder, needle), []);
  });
}
