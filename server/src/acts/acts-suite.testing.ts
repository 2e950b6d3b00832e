import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ActsVerifier, parseExportLine } from '@lianshu/core/acts';
import { toHex } from '@lianshu/core/bytes';
import { parseCheckpoint } from '@lianshu/core/tlog';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import type { Dialect } from 'kysely';
import { createCase, runCommand } from '../cases/run-command.ts';
import { LogDamaged } from '../ledger/log-state.ts';
import { changeOfficers } from '../sessions/officers.ts';
import type { Db } from '../store/database.ts';
import { type FaultPlan, InjectedFault, withFaults } from '../store/faults.testing.ts';
import type { Store } from '../store/open-store.ts';
import { openActsLog } from '../testing/acts-log.testing.ts';
import { NOW } from '../testing/log-fixture.testing.ts';
import { actsCheckpoint, exportActs, readActs } from './export-acts.ts';
import { reportOf, TEST_TRUST } from './report-of.testing.ts';

async function headsFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'lianshu-acts-'));
}

export function draftOf(number: string) {
  return {
    number,
    kind: 'policy-initiative',
    mainText: '您是否同意示範？',
    reason: '理由',
    leadName: '示範人',
  } as const;
}

/** What must hold of the acts log on every database. `again` opens the same database a second time, as another server does. */
export function actsSuite(
  open: (wrap?: (dialect: Dialect) => Dialect) => Promise<Store & { readonly again?: () => Promise<Store> }>,
): void {
  const opened: Store[] = [];
  after(async () => {
    for (const store of opened) await store.close();
  });
  const fresh = async (wrap?: (dialect: Dialect) => Dialect) => {
    const store = await open(wrap);
    opened.push(store);
    const folder = await headsFolder();
    const acts = await openActsLog(store.db, { folder });
    const parts = { db: store.db, acts, primitives: p, random: nodeRandom };
    return { store, db: store.db, folder, acts, parts };
  };
  const opening = { kind: 'log-resumed', actor: 'lead', case: '9', detail: { log: '9.petition.1' } } as const;
  const sizeOf = async (db: Db) => parseCheckpoint(await actsCheckpoint(db)).checkpoint.size;

  test('a new log has one entry, that nothing was there before; opening it again adds none', async () => {
    const { db, folder } = await fresh();
    await openActsLog(db, { folder });
    const [only, ...others] = await readActs(db, 0, 10);
    assert.deepEqual([others, only?.act.kind, only?.act.actor], [[], 'acts-begun', 'operator']);
    assert.deepEqual(only?.act.detail, { before: 0, beforeRoot: toHex(p.sha256(new Uint8Array(0))) });
    const report = await reportOf(db);
    assert.deepEqual([report.findings, report.entries, report.origin], [[], 1, 'localhost/log/acts']);
  });

  test('every event of a case is an entry with its hash, the officer’s card and office, in the transaction of the event', async () => {
    const { db, parts } = await fresh();
    const card = p.sha256(Uint8Array.of(1));
    const signed = { card, office: 'intake', cms: null } as const;
    await changeOfficers(parts, () => [{ card, name: '承辦人', roles: ['intake'] }]);
    const drafted = await runCommand(parts, '1', { name: 'draft', by: 'commission', data: draftOf('1') }, NOW, signed);
    assert.ok(drafted.ok, JSON.stringify(drafted));
    const data = { electorate: 20_000, proposersFiled: 5 };
    assert.ok((await runCommand(parts, '1', { name: 'file-proposal', by: 'lead', data }, NOW + 5000)).ok);
    const refused = await runCommand(parts, '1', { name: 'file-proposal', by: 'lead', data }, NOW + 6000);
    assert.ok(!refused.ok);
    const entries = await readActs(db, 2, 10);
    const { event } = await db.selectFrom('case_event').select('event').where('seq', '=', 1).executeTakeFirstOrThrow();
    const first = entries[0]!.act;
    assert.deepEqual(
      [first.kind, first.case, first.actor, first.office, first.officer, first.event?.seq, first.at],
      ['case-event', '1', 'commission', 'intake', toHex(card).slice(0, 16), 1, NOW],
    );
    assert.equal(toHex(first.event!.sha256), toHex(p.sha256(new TextEncoder().encode(event))));
    const second = entries[1]!.act;
    assert.deepEqual([second.actor, second.office, second.officer, second.at], ['lead', null, null, NOW + 5000]);
    assert.equal(entries.length, 2);
    const { findings, judgedEvents, cases } = await reportOf(db);
    assert.deepEqual([findings, judgedEvents, cases], [[], 2, 1]);
  });

  test('what an earlier version stored is named by the first entry, carried along and not judged', async () => {
    const store = await open();
    opened.push(store);
    const { db } = store;
    const event = (type: string, data: object) =>
      `{"at":${NOW},"by":"commission","cite":"Act Art. 9(1)","data":${JSON.stringify(data)},"lastDay":null,"type":"${type}"}`;
    const { kind, leadName, mainText, number, reason } = draftOf('5');
    const drafted = event('case-drafted', { kind, leadName, mainText, number, reason });
    const rows = [drafted, event('proposal-filed', { electorate: 20_000, proposersFiled: 5 })];
    for (const [i, text] of rows.entries())
      await db
        .insertInto('case_event')
        .values({ case_number: '5', seq: i + 1, at: NOW, actor: 'commission', event: text })
        .execute();
    const acts = await openActsLog(db);
    const [first] = await readActs(db, 0, 2);
    const { before } = first!.act.detail as { readonly before: number };
    assert.equal(before, 2);
    const parts = { db, acts, primitives: p, random: nodeRandom };
    const data = { mattersConsulted: true, sameMatterAs: null };
    assert.ok((await runCommand(parts, '5', { name: 'accept-proposal', by: 'commission', data }, NOW)).ok);
    const report = await reportOf(db);
    assert.deepEqual([report.findings, report.earlierEvents, report.judgedEvents], [[], 2, 1]);
  });

  test('entries and what belongs to them cannot be changed or removed', async () => {
    const { db, acts, parts } = await fresh();
    const cms = Uint8Array.of(1, 2, 3);
    const card = new Uint8Array(32);
    await changeOfficers(parts, () => [{ card, name: '承辦人', roles: ['intake'] }]);
    const signed = { card, office: 'intake', cms } as const;
    await acts.record([
      { kind: 'log-closed', actor: 'commission', case: '9', detail: { log: '9.petition.1' }, signed },
    ]);
    await db.insertInto('act_before').values({ idx: 7, line: '{}' }).execute();
    await assert.rejects(db.updateTable('act').set({ entry: '' }).execute(), /append-only/);
    await assert.rejects(db.deleteFrom('act').execute(), /append-only/);
    await assert.rejects(db.deleteFrom('act_signature').execute(), /append-only/);
    await assert.rejects(db.deleteFrom('act_before').execute(), /append-only/);
    assert.deepEqual((await readActs(db, 2, 3))[0]?.cms, cms);
  });

  test('forty acts at once through two servers: no fork, no loss, and each event once', async () => {
    const { store, db, parts } = await fresh();
    const other = (await store.again?.()) ?? store;
    if (other !== store) opened.push(other);
    const elsewhere = { ...parts, db: other.db, acts: await openActsLog(other.db) };
    const cases = Array.from({ length: 20 }, (_, i) => String(100 + i));
    const made = await Promise.all(
      cases.flatMap((number) => [parts, elsewhere].map((server) => createCase(server, draftOf(number), NOW))),
    );
    // Of two drafts of a number one stands.
    assert.equal(made.filter(({ ok }) => ok).length, 20);
    await Promise.all(cases.map((_, i) => (i % 2 ? parts : elsewhere).acts.record([opening])));
    assert.equal(await sizeOf(db), 41);
    const { findings, judgedEvents, cases: seen, entries } = await reportOf(db);
    assert.deepEqual([findings, judgedEvents, seen, entries], [[], 20, 20, 41]);
    const notes = await db.selectFrom('checkpoint').select('size').where('log', '=', 'acts').orderBy('size').execute();
    assert.deepEqual(
      notes.map(({ size }) => size),
      Array.from({ length: 41 }, (_, i) => i + 1),
    );
  });

  test('ten servers that start at once begin one log', async () => {
    const store = await open();
    opened.push(store);
    await Promise.all(Array.from({ length: 10 }, () => openActsLog(store.db)));
    assert.equal(await sizeOf(store.db), 1);
    assert.deepEqual((await reportOf(store.db)).findings, []);
  });

  const FAULTS: readonly (readonly [what: string, FaultPlan, isDone: boolean])[] = [
    ['the entry is not written', (sql) => (sql.startsWith('insert into "act" ') ? 'before' : undefined), false],
    [
      'the answer of the last statement is lost',
      (sql) => (sql.includes('into "checkpoint"') ? 'after' : undefined),
      false,
    ],
    ['the commit does not begin', (sql) => (sql === 'commit' ? 'before' : undefined), false],
    ['the answer of the commit is lost', (sql) => (sql === 'commit' ? 'after' : undefined), true],
  ];
  for (const [what, plan, isDone] of FAULTS) {
    test(`${what}: act and entry stand or fall together, and the log goes on`, async () => {
      let isFailing = false;
      const { db, parts, folder } = await fresh((dialect) =>
        withFaults(dialect, (sql) => (isFailing ? plan(sql) : undefined)),
      );
      isFailing = true;
      await assert.rejects(createCase(parts, draftOf('1'), NOW), InjectedFault);
      isFailing = false;
      const stored = await db.selectFrom('case_event').selectAll().execute();
      assert.deepEqual([stored.length, (await sizeOf(db)) - 1], isDone ? [1, 1] : [0, 0]);
      assert.equal((await createCase(parts, draftOf('1'), NOW)).ok, !isDone);
      assert.ok((await createCase(parts, draftOf('2'), NOW)).ok);
      const { findings, entries } = await reportOf(db);
      assert.deepEqual([findings, entries], [[], 3]);
      assert.equal(await readFile(join(folder, 'acts.checkpoint'), 'utf8'), await actsCheckpoint(db));
    });
  }

  test('a copy outside that stayed behind, as after a crash between commit and copy, is brought up at the next start', async () => {
    const { db, acts, folder } = await fresh();
    const path = join(folder, 'acts.checkpoint');
    const older = await readFile(path, 'utf8');
    await acts.record([opening]);
    await writeFile(path, older);
    await openActsLog(db, { folder });
    assert.equal(await readFile(path, 'utf8'), await actsCheckpoint(db));
  });

  test('a database older than the copy outside, or with another history, is refused at the start and at the next act', async () => {
    const [older, newer] = [await fresh(), await fresh()];
    await newer.acts.record([opening]);
    const ahead = await readFile(join(newer.folder, 'acts.checkpoint'), 'utf8');
    await writeFile(join(older.folder, 'acts.checkpoint'), ahead);
    await assert.rejects(openActsLog(older.db, { folder: older.folder }), LogDamaged);
    await assert.rejects(older.acts.record([opening]), LogDamaged);
    assert.equal(await sizeOf(older.db), 1);
    const third = await fresh();
    await third.acts.record([opening]);
    await writeFile(join(third.folder, 'acts.checkpoint'), ahead);
    await assert.rejects(openActsLog(third.db, { folder: third.folder }), /another history/);
    const gone = await open();
    opened.push(gone);
    await assert.rejects(openActsLog(gone.db, { folder: newer.folder }), LogDamaged);
  });

  test('a head that somebody wrote into the database is never signed on', async () => {
    const { db, acts } = await fresh();
    await acts.record([opening]);
    await db.updateTable('head').set({ size: 1 }).where('log', '=', 'acts').execute();
    await assert.rejects(acts.record([opening]), LogDamaged);
    await db
      .updateTable('head')
      .set({ size: 2, root: new Uint8Array(32) })
      .where('log', '=', 'acts')
      .execute();
    await assert.rejects(acts.record([opening]), LogDamaged);
  });

  test('a clock that is set back moves no entry back', async () => {
    const clock = { now: NOW };
    const store = await open();
    opened.push(store);
    const acts = await openActsLog(store.db, { clock: () => clock.now });
    clock.now += 10_999;
    await acts.record([opening]);
    clock.now -= 60_000;
    await acts.record([opening]);
    const entries = await readActs(store.db, 0, 9);
    assert.deepEqual(
      entries.map(({ act }) => act.at),
      [NOW, NOW + 10_000, NOW + 10_000],
    );
    assert.deepEqual((await reportOf(store.db)).findings, []);
  });

  test('an export that is read while acts are entered is whole under its own checkpoint', async () => {
    const { db, acts } = await fresh();
    for (let i = 0; i < 3; i++) await acts.record([opening, opening]);
    const verifier = new ActsVerifier(p, TEST_TRUST);
    for await (const line of exportActs(db)) {
      verifier.add(line.subarray(0, -1));
      if (parseExportLine(line.subarray(0, -1)).line === 'head') await acts.record([opening]);
    }
    const { findings, entries } = verifier.end();
    assert.deepEqual([findings, entries], [[], 7]);
    assert.equal(await sizeOf(db), 8);
  });
}
