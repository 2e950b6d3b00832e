import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { CommandName, LetterName } from '@lianshu/core/case';
import { nodePrimitives, nodeRandom } from '@lianshu/platform';
import type { Store } from '../store/open-store.ts';
import { openActsLog } from '../testing/acts-log.testing.ts';
import { CONSULTED, collection, serviceOf } from '../testing/case-data.testing.ts';
import { NOW } from '../testing/log-fixture.testing.ts';
import { listCases, loadCase, rebuildViews } from './case-store.ts';
import { lapseCases } from './lapse-cases.ts';
import { createCase, runCommand } from './run-command.ts';

const DAY_MS = 86_400_000;

/** What must hold of stored cases on every database. */
export function casesSuite(open: () => Promise<Store>): void {
  const openAll = async () => {
    const store = await open();
    return { ...store, acts: await openActsLog(store.db) };
  };
  let opened: ReturnType<typeof openAll> | undefined;
  let next = 100;
  const fresh = async () => {
    opened ??= openAll();
    const { db, acts } = await opened;
    const parts = { db, acts, primitives: nodePrimitives, random: nodeRandom };
    const number = String(next++);
    const draft = {
      number,
      kind: 'policy-initiative',
      mainText: '您是否同意示範？',
      reason: '第一行\n第二行',
      leadName: '示範人',
    } as const;
    const act = (name: CommandName, data: object = {}, now = NOW) =>
      runCommand(parts, number, { name, by: 'commission', data: data as never }, now);
    const serve = async (name: LetterName, now = NOW) => {
      for (const [command, data] of serviceOf(await loadCase(db, number), name, now))
        assert.ok((await act(command, data, now)).ok, command);
    };
    return { parts, db, number, draft, act, serve };
  };
  after(async () => (await opened)?.close());

  test('a case is what its events tell, and its projection can be made anew', async () => {
    const { parts, db, number, draft, act } = await fresh();
    assert.ok((await createCase(parts, draft, NOW)).ok);
    assert.ok((await act('file-proposal', { electorate: 19_523_019, proposersFiled: 2000 })).ok);
    const { state, seq, events } = await loadCase(db, number);
    assert.deepEqual([state.phase, seq, events.length, state.text?.reason], ['proposal-filed', 2, 2, '第一行\n第二行']);
    const view = () => db.selectFrom('case_view').selectAll().where('case_number', '=', number).executeTakeFirst();
    const projected = await view();
    assert.equal(projected?.state, 'proposal-filed');
    await db.deleteFrom('case_view').execute();
    await rebuildViews(db);
    assert.deepEqual(await view(), projected);
  });

  test('while a second server makes the projection anew, the first one misses no case', async () => {
    const { parts, db, draft } = await fresh();
    assert.ok((await createCase(parts, draft, NOW)).ok);
    const before = (await listCases(db)).length;
    const rebuilt = Promise.all([rebuildViews(db), rebuildViews(db)]);
    const lists = await Promise.all(Array.from({ length: 30 }, () => listCases(db)));
    await rebuilt;
    assert.deepEqual([...new Set(lists.map(({ length }) => length))], [before]);
    assert.equal((await listCases(db)).length, before);
  });

  test('what was refused leaves no event, and a second draft of a number is refused', async () => {
    const { parts, db, number, draft, act } = await fresh();
    assert.equal((await act('accept-proposal')).ok, false);
    assert.ok((await createCase(parts, draft, NOW)).ok);
    const again = await createCase(parts, draft, NOW);
    assert.equal(again.ok || again.code, 'case.wrong-state');
    const early = await act('establish', { officialNumber: '1' });
    assert.equal(early.ok || early.code, 'case.wrong-state');
    assert.equal((await loadCase(db, number)).seq, 1);
  });

  const UNCLEAN: readonly (readonly [string, object])[] = [
    ['an unknown field', { unknown: 1 }],
    ['a number where text belongs', { mainText: 7 }],
    ['a control character', { mainText: '您是否\u0007同意？' }],
    ['a right-to-left override', { leadName: '示\u202e範' }],
    ['a fence', { mainText: '-----BEGIN LIANSHU SIGN v1-----' }],
    ['a line end in the main text', { mainText: '您是否\n同意？' }],
    ['text that is not NFC', { leadName: 'e\u0301' }],
    ['a private character', { reason: '\ue000' }],
    ['a number that no database stores', { number: '9\u0000' }],
    ['a number that is none', { number: 'abc' }],
  ];
  for (const [what, change] of UNCLEAN) {
    test(`${what} does not enter a case`, async () => {
      const { parts, db, number, draft } = await fresh();
      const refused = await createCase(parts, { ...draft, ...change } as typeof draft, NOW);
      assert.equal(refused.ok || refused.code, 'request.malformed');
      assert.equal((await loadCase(db, number)).seq, 0);
    });
  }

  test('a control character or half a letter does not enter by an official number', async () => {
    const { draft, parts, act, number, db } = await fresh();
    assert.ok((await createCase(parts, draft, NOW)).ok);
    for (const officialNumber of ['第\u0000案', '第\ud800案', '第\u202e案', '第\n案']) {
      const refused = await act('establish', { officialNumber });
      assert.equal(refused.ok || refused.code, 'request.malformed');
    }
    assert.equal((await loadCase(db, number)).seq, 1);
  });

  test('of ten officers who act at once one acts and the others are refused', async () => {
    const { parts, db, number, draft } = await fresh();
    assert.ok((await createCase(parts, draft, NOW)).ok);
    const file = { name: 'file-proposal', by: 'commission', data: { electorate: 100, proposersFiled: 5 } } as const;
    const results = await Promise.all(Array.from({ length: 10 }, () => runCommand(parts, number, file, NOW)));
    assert.equal(results.filter(({ ok }) => ok).length, 1);
    for (const result of results) assert.ok(result.ok || result.code === 'case.wrong-state');
    assert.equal((await loadCase(db, number)).seq, 2);
  });

  test('the code is given once, when the lead collects the electronic way, and only its hash is kept', async () => {
    const { parts, db, number, draft, act, serve } = await fresh();
    await createCase(parts, draft, NOW);
    await act('file-proposal', { electorate: 100, proposersFiled: 5 });
    await act('accept-proposal', CONSULTED);
    await act('begin-proposer-check');
    await act('record-proposer-check', { valid: 5, struckOut: 0 });
    await act('notify-to-collect');
    await serve('collection-notice');
    const collected = await act('record-collection', collection(true, false));
    assert.ok(collected.ok);
    const code = collected.value.once!.authenticationCode;
    const stored = JSON.stringify(
      await db.selectFrom('case_event').selectAll().where('case_number', '=', number).execute(),
    );
    assert.ok(!stored.includes(code) && !stored.includes(code.replaceAll('-', '')));
    const rows = await db.selectFrom('lead_code').selectAll().where('case_number', '=', number).execute();
    assert.deepEqual(
      rows.map(({ salt, hash }) => [salt.length, hash.length]),
      [[16, 32]],
    );
  });

  test('the clock deems abandoned what was let pass, once, and nothing else', async () => {
    const { parts, db, number, draft, act, serve } = await fresh();
    await createCase(parts, draft, NOW);
    await act('file-proposal', { electorate: 100, proposersFiled: 5 });
    await act('accept-proposal', CONSULTED);
    await act('begin-proposer-check');
    await act('record-proposer-check', { valid: 5, struckOut: 0 });
    await act('notify-to-collect');
    await serve('collection-notice');
    const phase = async () => (await loadCase(db, number)).state.phase;
    await lapseCases(parts, NOW + 10 * DAY_MS);
    assert.equal(await phase(), 'notified');
    assert.ok((await lapseCases(parts, NOW + 11 * DAY_MS)) >= 1);
    assert.equal(await phase(), 'deemed-abandoned');
    const { seq } = await loadCase(db, number);
    await lapseCases(parts, NOW + 12 * DAY_MS);
    assert.equal((await loadCase(db, number)).seq, seq);
  });

  test('after a week down everything that time has caused is entered once, with the dates it would have had', async () => {
    const notified = async () => {
      const made = await fresh();
      const { parts, draft, act, serve } = made;
      await createCase(parts, draft, NOW);
      await act('file-proposal', { electorate: 100, proposersFiled: 5 });
      await act('accept-proposal', CONSULTED);
      await act('begin-proposer-check');
      await act('request-opinion', { agency: '行政院' }, NOW - 44 * DAY_MS);
      await serve('opinion-request', NOW - 44 * DAY_MS);
      await act('record-proposer-check', { valid: 5, struckOut: 0 });
      assert.ok((await act('notify-to-collect')).ok);
      await serve('collection-notice');
      return made;
    };
    const onTime = await notified();
    const { parts } = onTime;
    const told = async ({ number }: { readonly number: string }) => {
      const { state, events } = await loadCase(parts.db, number);
      const { phase, barredUntil, outcomeOn, opinions } = state;
      return { phase, barredUntil, outcomeOn, opinions, events: events.map(({ type, lastDay }) => [type, lastDay]) };
    };
    for (let day = 1; day <= 11; day++) await lapseCases(parts, NOW + day * DAY_MS);
    // The same case where nothing ran from the first day to the eighteenth.
    const late = await notified();
    assert.equal(await lapseCases(parts, NOW + 18 * DAY_MS), 2);
    const first = await told(onTime);
    assert.deepEqual(await told(late), first);
    assert.deepEqual(
      [first.phase, first.outcomeOn, first.barredUntil],
      ['deemed-abandoned', '2026-12-03', '2028-12-03'],
    );
    assert.deepEqual(first.events.slice(-2), [
      ['opinions-waived', null],
      ['abandonment-deemed', '2028-12-03'],
    ]);
    assert.equal(await lapseCases(parts, NOW + 19 * DAY_MS), 0);
    // Two years on the retention ends, once.
    assert.ok((await lapseCases(parts, Date.UTC(2028, 11, 4, 2))) >= 2);
    assert.equal((await loadCase(parts.db, onTime.number)).state.records, 'due');
    assert.equal(await lapseCases(parts, Date.UTC(2028, 11, 5, 2)), 0);
  });

  test('events as an earlier version stored them are read as before', async () => {
    const { db, number } = await fresh();
    const stored = [
      [
        'case-drafted',
        { number, kind: 'policy-initiative', mainText: '主文', reason: '理由', leadName: '示範人' },
        null,
      ],
      ['proposal-filed', { electorate: 20_000, proposersFiled: 5 }, null],
      ['proposal-accepted', {}, '2026-12-01'],
      ['proposer-check-begun', {}, '2026-12-08'],
      ['proposers-checked', { valid: 4, struckOut: 1 }, null],
      ['collection-notified', { servedOn: '2026-11-20' }, '2026-11-30'],
      ['collection-recorded', { electronic: true, paper: false, undertaking: true }, '2027-05-23'],
      ['petition-filed', { log: `${number}.petition.1`, size: 9, root: '00', realCount: 8, paperCount: 0 }, null],
      ['household-check-begun', {}, '2027-01-22'],
      [
        'household-check-recorded',
        {
          entries: 9,
          accepted: 1,
          struckOut: 7,
          decoys: 0,
          malformed: 0,
          other: 1,
          paperAccepted: 0,
          paperStruckOut: 0,
        },
        '2026-12-03',
      ],
      ['case-not-established', {}, null],
    ] as const;
    for (const [i, [type, data, lastDay]] of stored.entries()) {
      const event = JSON.stringify({ type, at: NOW, by: 'commission', cite: 'Act Art. 9(1)', lastDay, data });
      await db
        .insertInto('case_event')
        .values({ case_number: number, seq: i + 1, at: NOW, actor: 'commission', event })
        .execute();
    }
    await rebuildViews(db);
    const { state } = await loadCase(db, number);
    assert.deepEqual(
      [state.phase, state.decision, state.outcomeOn],
      ['not-established', 'not-established', '2026-11-23'],
    );
    assert.deepEqual(state.window, { firstDay: '2026-11-24', lastDay: '2027-05-23' });
    assert.deepEqual(state.policies['short-filing'], 'no-bar');
  });

  test('all cases are listed, each whole', async () => {
    const { db } = await fresh();
    const cases = await listCases(db);
    assert.ok(cases.length >= 4);
    for (const state of cases) assert.deepEqual((await loadCase(db, state.number)).state, state);
  });
}
