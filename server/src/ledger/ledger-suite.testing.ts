import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { equalBytes, toHex } from '@lianshu/core/bytes';
import { refusalToJson, verifyReceipt, verifyRefusal } from '@lianshu/core/receipt';
import { encodeSlotEntry, type Slot, slotDigests } from '@lianshu/core/record';
import {
  consistencyProof,
  leafHash,
  logKeyOf,
  tilesForConsistency,
  verifyCheckpoint,
  verifyConsistency,
} from '@lianshu/core/tlog';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import type { Dialect } from 'kysely';
import { loadLogSecret } from '../keys/server-keys.ts';
import { type FaultPlan, InjectedFault, withFaults } from '../store/faults.testing.ts';
import type { Store } from '../store/open-store.ts';
import {
  decoy,
  decoys,
  type LedgerFixture,
  ledgerFixture,
  NOW,
  openTestLog,
  type TestLog,
} from '../testing/log-fixture.testing.ts';
import type { Batch, Ledger, Outcome, SlotPlace } from './ledger.ts';
import { LogDamaged } from './log-state.ts';
import { loadTiles } from './stored-tiles.ts';

function batchOf({ log }: TestLog, slots: readonly Slot[], spares: readonly Slot[] = []): Batch {
  return { log, items: slots.map((slot) => ({ slot, probe: false })), spares };
}

async function append(ledger: Ledger, batch: Batch): Promise<readonly Outcome[]> {
  const answer = await ledger.append(batch);
  assert.ok(answer.ok);
  return answer.outcomes;
}

function placeOf(outcome: Outcome | undefined): SlotPlace {
  assert.equal(outcome?.kind, 'entered');
  return (outcome as Extract<Outcome, { kind: 'entered' }>).place;
}

function assertReceipt({ log, manifest, context }: TestLog, slot: Slot, place: SlotPlace): void {
  const receipt = { log, manifestHash: context.manifestHash, entry: slotDigests(p, slot), ...place };
  const verdict = verifyReceipt(p, { manifest, receipt });
  assert.deepEqual(verdict.faults, []);
}

/** Every checkpoint that was ever stored extends the one before, and the slots give the leaves. */
async function assertOneHistory({ db, keys }: LedgerFixture, { log, manifest }: TestLog): Promise<number> {
  const key = logKeyOf(p, manifest.logOrigin, await loadLogSecret(keys, log, nodeRandom));
  const rows = await db.selectFrom('checkpoint').selectAll().where('log', '=', log).orderBy('size').execute();
  const roots = rows.map(({ note, size }) => {
    const verdict = verifyCheckpoint(p, key, note);
    assert.ok(verdict.ok);
    assert.equal(verdict.checkpoint.size, size);
    return verdict.checkpoint.root;
  });
  const size = rows.at(-1)!.size;
  for (const [i, { size: oldSize }] of rows.entries()) {
    const tiles = await loadTiles(db, log, tilesForConsistency(oldSize, size));
    const claim = {
      oldSize,
      newSize: size,
      oldRoot: roots[i]!,
      newRoot: roots.at(-1)!,
      proof: consistencyProof(p, tiles, oldSize, size),
    };
    assert.ok(verifyConsistency(p, claim), `size ${oldSize} is not a beginning of ${size}`);
  }
  const slots = await db.selectFrom('slot').selectAll().where('log', '=', log).orderBy('idx').execute();
  assert.deepEqual(
    slots.map(({ idx }) => idx),
    Array.from({ length: size - 1 }, (_, i) => i + 1),
  );
  const level0 = await loadTiles(
    db,
    log,
    Array.from({ length: Math.ceil(size / 256) }, (_, index) => ({ level: 0, index, width: 256 })),
  );
  for (const slot of slots) {
    const tile = level0({ level: 0, index: Math.floor(slot.idx / 256), width: 256 })!;
    const at = (slot.idx % 256) * 32;
    assert.ok(equalBytes(tile.subarray(at, at + 32), leafHash(p, encodeSlotEntry(p, slot))));
  }
  return size;
}

/** What must hold of the ledger on every database. */
export function ledgerSuite(open: (wrap?: (dialect: Dialect) => Dialect) => Promise<Store>): void {
  let plan: FaultPlan = () => undefined;
  let opened: Promise<Store> | undefined;
  let fixture: LedgerFixture;
  let next = 100;
  const fresh = async (): Promise<TestLog> => {
    opened ??= open((dialect) => withFaults(dialect, (statement) => plan(statement)));
    fixture ??= await ledgerFixture((await opened).db);
    return openTestLog(fixture, String(next++));
  };
  after(async () => (await opened)?.close());

  test('opening a log twice is the same; with another manifest it is refused', async () => {
    const log = await fresh();
    const { ledger } = fixture;
    const head = await ledger.head(log.log);
    assert.equal(head?.size, 1);
    assert.deepEqual(await ledger.openLog(log.log, log.manifest.logOrigin, log.bytes), head);
    await assert.rejects(ledger.openLog(log.log, log.manifest.logOrigin, new Uint8Array(9)), LogDamaged);
    assert.deepEqual(await ledger.append(batchOf({ ...log, log: '77.petition.1' }, [decoy(log)])), {
      ok: false,
      code: 'log.unknown',
    });
  });

  test('every slot of a batch gets a receipt that verifies, over tile boundaries', async () => {
    const log = await fresh();
    for (const count of [1, 4, 250, 3, 60]) {
      const slots = decoys(log, count);
      const outcomes = await append(fixture.ledger, batchOf(log, slots));
      for (const i of [0, count - 1]) assertReceipt(log, slots[i]!, placeOf(outcomes[i]));
    }
    assert.equal(await assertOneHistory(fixture, log), 319);
  });

  test('when a tag was entered first is told by its own row alone, whatever stands beside it', async () => {
    const log = await fresh();
    const slots = decoys(log, 5).toSorted((a, b) => (toHex(a.tag) < toHex(b.tag) ? -1 : 1));
    const [absent, ...entered] = slots;
    const { ledger, clock } = fixture;
    assert.equal(await ledger.firstSigned(log.log, absent!.tag), null);
    const at = clock.now;
    await append(ledger, batchOf(log, entered.slice(0, 2)));
    clock.now += 86_400_000;
    await append(ledger, batchOf(log, entered.slice(2)));
    const told = await Promise.all(entered.map(({ tag }) => ledger.firstSigned(log.log, tag)));
    assert.deepEqual(told, [at, at, at + 86_400_000, at + 86_400_000]);
    for (const tag of [absent!.tag, new Uint8Array(32), new Uint8Array(32).fill(255)])
      assert.equal(await ledger.firstSigned(log.log, tag), null);
  });

  test('the same slot again gets the same receipt, byte for byte, however long the log has grown', async () => {
    const log = await fresh();
    const slot = decoy(log);
    const first = placeOf((await append(fixture.ledger, batchOf(log, [decoy(log), slot])))[1]);
    for (const count of [1, 300]) {
      fixture.clock.now += 86_400_000;
      await append(fixture.ledger, batchOf(log, decoys(log, count)));
      const [again] = await append(fixture.restarted(), batchOf(log, [slot], [decoy(log)]));
      assert.deepEqual(placeOf(again), first);
      assert.deepEqual(placeOf((await fixture.restarted().find(log.log, [slot]))[0]), first);
    }
    assertReceipt(log, slot, first);
    fixture.clock.now = NOW;
    assert.equal(await assertOneHistory(fixture, log), 1 + 2 + 1 + 1 + 300 + 1);
  });

  test('another slot with the same tag gets a signed refusal with the day of the first', async () => {
    const log = await fresh();
    const first = decoy(log);
    // 23:59:59 in Taipei, then the next day.
    fixture.clock.now = Date.UTC(2026, 10, 23, 15, 59, 59);
    await append(fixture.ledger, batchOf(log, [first]));
    fixture.clock.now += 86_400_000;
    const second = { ...decoy(log), tag: first.tag };
    const [outcome] = await append(fixture.ledger, batchOf(log, [second], [decoy(log)]));
    fixture.clock.now = NOW;
    assert.equal(outcome?.kind, 'already-signed');
    const { refusal } = outcome as Extract<Outcome, { kind: 'already-signed' }>;
    assert.equal(refusal.firstSignedOn, '2026-11-23');
    assert.deepEqual(verifyRefusal(p, log.manifest, refusal), []);
    assert.equal((refusalToJson(refusal) as { code: string }).code, 'signature.already-signed');
    assert.equal(await assertOneHistory(fixture, log), 3);
  });

  test('inside one batch the first of a tag enters, its copies get its receipt, the others a refusal', async () => {
    const log = await fresh();
    const slot = decoy(log);
    const other = { ...decoy(log), tag: slot.tag };
    const outcomes = await append(fixture.ledger, batchOf(log, [slot, other, decoy(log), slot], decoys(log, 2)));
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['entered', 'already-signed', 'entered', 'entered'],
    );
    assert.deepEqual(outcomes[3], outcomes[0]);
    assertReceipt(log, slot, placeOf(outcomes[0]));
    assert.equal(await assertOneHistory(fixture, log), 5);
  });

  test('a probe never enters: it finds what is there, or nothing', async () => {
    const log = await fresh();
    const [known, unknown] = decoys(log, 2);
    const [entered] = await append(fixture.ledger, batchOf(log, [known!]));
    const items = [known!, unknown!].map((slot) => ({ slot, probe: true }));
    const outcomes = await append(fixture.ledger, { log: log.log, items, spares: decoys(log, 2) });
    assert.deepEqual(outcomes, [entered, { kind: 'unknown' }]);
    const tags = await fixture.db.selectFrom('slot').select('tag').where('log', '=', log.log).execute();
    assert.ok(!tags.some(({ tag }) => equalBytes(tag, unknown!.tag)));
    assert.equal(await assertOneHistory(fixture, log), 4);
  });

  test('a batch without enough spares writes nothing', async () => {
    const log = await fresh();
    const slot = decoy(log);
    await assert.rejects(fixture.ledger.append(batchOf(log, [slot, slot])), /spares/);
    assert.equal(await assertOneHistory(fixture, log), 1);
  });

  test('batches handed over at the same time go in one after the other', async () => {
    const log = await fresh();
    const batches = Array.from({ length: 12 }, () => decoys(log, 3));
    const answers = await Promise.all(batches.map((slots) => append(fixture.ledger, batchOf(log, slots))));
    answers.forEach((outcomes, i) => {
      outcomes.forEach((outcome, j) => {
        assertReceipt(log, batches[i]![j]!, placeOf(outcome));
      });
    });
    assert.equal(await assertOneHistory(fixture, log), 37);
  });

  test('two writers on one database do not fork the log', async () => {
    const log = await fresh();
    const writers = [fixture.restarted(), fixture.restarted(), fixture.restarted()];
    let refused = 0;
    const runs = Array.from({ length: 30 }, async (_, i) => {
      const slots = decoys(log, 2);
      try {
        const outcomes = await append(writers[i % 3]!, batchOf(log, slots));
        outcomes.forEach((outcome, j) => {
          assertReceipt(log, slots[j]!, placeOf(outcome));
        });
      } catch (error) {
        assert.match(String(error), /head of the log moved/);
        refused += 1;
      }
    });
    await Promise.all(runs);
    assert.ok(refused < 30);
    assert.equal(await assertOneHistory(fixture, log), 1 + 2 * (30 - refused));
  });

  const STEPS: readonly [string, RegExp][] = [
    ['the select of tags', /^select .* from "slot"/],
    ['the compare-and-swap', /^update "head"/],
    ['the insert of slots', /^insert into "slot"/],
    ['the tiles', /^insert into "tile"/],
    ['the checkpoint', /^insert into "checkpoint"/],
    ['the commit', /^commit$/],
  ];
  for (const [name, statement] of STEPS) {
    for (const when of ['before', 'after'] as const) {
      test(`${name} failing ${when} it is done loses nothing that was acknowledged and forks nothing`, async () => {
        const log = await fresh();
        const acknowledged = decoys(log, 3);
        const kept = await append(fixture.ledger, batchOf(log, acknowledged));
        const unsure = decoys(log, 2);
        let hits = 0;
        plan = (sql) => (statement.test(sql) && hits++ === 0 ? when : undefined);
        await assert.rejects(fixture.ledger.append(batchOf(log, unsure)), InjectedFault);
        plan = () => undefined;
        assert.ok(hits >= 1);
        const persisted = when === 'after' && name === 'the commit';
        // The same post again, as the signer's browser does it.
        const again = await append(fixture.ledger, batchOf(log, unsure, decoys(log, 2)));
        again.forEach((outcome, i) => {
          assertReceipt(log, unsure[i]!, placeOf(outcome));
        });
        assert.deepEqual(await fixture.ledger.find(log.log, acknowledged), kept);
        assert.equal(await assertOneHistory(fixture, log), persisted ? 8 : 6);
      });
    }
  }

  test('when the head cannot be kept outside the database nothing is acknowledged', async () => {
    const log = await fresh();
    const { copies } = fixture;
    const save = copies.save.bind(copies);
    copies.save = async () => {
      throw new Error('disk full');
    };
    const slot = decoy(log);
    await assert.rejects(fixture.ledger.append(batchOf(log, [slot])), /disk full/);
    copies.save = save;
    const [again] = await append(fixture.ledger, batchOf(log, [slot], [decoy(log)]));
    assertReceipt(log, slot, placeOf(again));
    assert.equal(await assertOneHistory(fixture, log), 3);
  });

  test('a database older than the head kept outside it is found out at the start and never appended to', async () => {
    const log = await fresh();
    const { db, copies } = fixture;
    await append(fixture.ledger, batchOf(log, decoys(log, 2)));
    const before = await fixture.ledger.head(log.log);
    await append(fixture.ledger, batchOf(log, decoys(log, 2)));
    const ahead = await copies.load(log.log);
    // An old backup is restored: rows after `before` are gone.
    await db.deleteFrom('slot').where('log', '=', log.log).where('idx', '>=', before!.size).execute();
    await db.deleteFrom('checkpoint').where('log', '=', log.log).where('size', '>', before!.size).execute();
    const { size, root, checkpoint } = before!;
    await db.updateTable('head').set({ size, root, checkpoint }).where('log', '=', log.log).execute();
    const data = (await db.selectFrom('tile').select('data').where('log', '=', log.log).executeTakeFirstOrThrow()).data;
    await db
      .updateTable('tile')
      .set({ data: data.slice(0, size * 32), width: size })
      .where('log', '=', log.log)
      .execute();
    const restarted = fixture.restarted();
    await assert.rejects(restarted.checkAll(), /already signed/);
    await assert.rejects(restarted.append(batchOf(log, [decoy(log)])), LogDamaged);
    // With the outside copy of that time it is an ordinary log again.
    await copies.save(log.log, checkpoint);
    await fixture.restarted().checkAll();
    await copies.save(log.log, ahead!);
    await assert.rejects(fixture.restarted().checkAll(), LogDamaged);
    await copies.save(log.log, checkpoint);
  });

  test('a head kept outside a database that does not know the log is found out', async () => {
    const log = await fresh();
    const note = (await fixture.copies.load(log.log))!;
    await fixture.copies.save('99999.petition.1', note);
    await assert.rejects(fixture.restarted().checkAll(), /does not know/);
    const { rm } = await import('node:fs/promises');
    await rm(`${fixture.headsFolder}/99999.petition.1.checkpoint`);
    await fixture.restarted().checkAll();
  });

  test('a changed tile, root or checkpoint in the database is found out', async () => {
    const log = await fresh();
    const { db } = fixture;
    await append(fixture.ledger, batchOf(log, decoys(log, 2)));
    const tile = await db.selectFrom('tile').selectAll().where('log', '=', log.log).executeTakeFirstOrThrow();
    const data = tile.data.slice();
    data[40]! ^= 1;
    await db.updateTable('tile').set({ data }).where('log', '=', log.log).execute();
    await assert.rejects(fixture.restarted().checkAll(), /tiles do not give/);
    await db.updateTable('tile').set({ data: tile.data }).where('log', '=', log.log).execute();
    await db.updateTable('head').set({ size: 2 }).where('log', '=', log.log).execute();
    await assert.rejects(fixture.restarted().checkAll(), /not what its checkpoint says/);
    await db.updateTable('head').set({ size: 3 }).where('log', '=', log.log).execute();
    await fixture.restarted().checkAll();
  });

  test('nothing is acknowledged whose head is not kept outside, also when the copy failed and the log was closed since', async () => {
    const log = await fresh();
    const { ledger, copies, db } = fixture;
    const [slot] = decoys(log, 1);
    const old = await copies.load(log.log);
    await append(ledger, batchOf(log, [slot!]));
    const { checkpoint } = (await ledger.head(log.log))!;
    // As if the server had died between the commit and the copy, or the copy's disk had been full.
    await copies.save(log.log, old!);
    await db.updateTable('head').set({ phase: 'filed' }).where('log', '=', log.log).execute();
    placeOf((await fixture.restarted().find(log.log, [slot!]))[0]);
    assert.equal(await copies.load(log.log), checkpoint);
    await copies.save(log.log, old!);
    await fixture.restarted().checkAll();
    assert.equal(await copies.load(log.log), checkpoint);
  });

  test('a held log takes nothing until it is resumed or the hold lapses; a filed one never again', async () => {
    const log = await fresh();
    const { ledger, clock } = fixture;
    const slots = decoys(log, 4);
    const held = await ledger.hold(log.log, NOW + 1000);
    assert.equal(held?.phase, 'held');
    assert.deepEqual(await ledger.append(batchOf(log, [slots[0]!])), { ok: false, code: 'log.held' });
    assert.deepEqual(await fixture.restarted().append(batchOf(log, [slots[0]!])), { ok: false, code: 'log.held' });
    assert.equal(await ledger.resume(log.log), true);
    assert.equal(await ledger.resume(log.log), false);
    placeOf((await append(ledger, batchOf(log, [slots[0]!])))[0]);
    await ledger.hold(log.log, NOW + 1000);
    clock.now = NOW + 1000;
    placeOf((await append(ledger, batchOf(log, [slots[1]!])))[0]);
    clock.now = NOW;
    assert.equal(await ledger.freeze(log.log, { size: 3, root: held!.root }, '{}'), false);
    const again = await ledger.hold(log.log, NOW + 1000);
    assert.equal(await ledger.freeze(log.log, { size: again!.size, root: held!.root }, '{}'), false);
    assert.equal(await ledger.freeze(log.log, { size: again!.size, root: again!.root }, '{"a":1}'), true);
    assert.equal(await ledger.freeze(log.log, { size: again!.size, root: again!.root }, '{"a":2}'), false);
    assert.equal(await ledger.hold(log.log, NOW + 1000), undefined);
    assert.equal(await ledger.resume(log.log), false);
    assert.deepEqual(await ledger.append(batchOf(log, [slots[2]!])), { ok: false, code: 'log.not-open' });
    placeOf((await ledger.find(log.log, [slots[1]!]))[0]);
    assert.equal(await assertOneHistory(fixture, log), 3);
  });

  test('a clock set back never dates a checkpoint before the one it follows', async () => {
    const log = await fresh();
    await append(fixture.ledger, batchOf(log, [decoy(log)]));
    fixture.clock.now = NOW - 3_600_000;
    const [outcome] = await append(fixture.ledger, batchOf(log, [decoy(log)]));
    fixture.clock.now = NOW;
    assert.equal(placeOf(outcome).acceptedAt, NOW);
  });
}
