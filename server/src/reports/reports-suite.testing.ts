import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import { readActs } from '../acts/export-acts.ts';
import { reportOf } from '../acts/report-of.testing.ts';
import { createCase } from '../cases/run-command.ts';
import { changeOfficers } from '../sessions/officers.ts';
import type { Store } from '../store/open-store.ts';
import { openActsLog } from '../testing/acts-log.testing.ts';
import { NOW } from '../testing/log-fixture.testing.ts';
import { judgeSite } from './judge-site.ts';
import { postWarning, warningsOf, withdrawWarning } from './lead-warnings.ts';
import { openReports, sitesOfCase } from './report-views.ts';
import { fakeSites, loadJudgements } from './site-judgements.ts';
import { MAX_OPEN_HOSTS, type NewReport, stateOfReport, takeReport } from './take-report.ts';

const CARD = p.sha256(Uint8Array.of(1));
const SIGNED = { card: CARD, office: 'intake', cms: null } as const;

/** What must hold of reports, judgements and warnings on every database. */
export function reportsSuite(open: () => Promise<Store>): void {
  const opened: Store[] = [];
  after(async () => {
    for (const store of opened) await store.close();
  });
  const fresh = async () => {
    const store = await open();
    opened.push(store);
    const { db } = store;
    const acts = await openActsLog(db, { folder: await mkdtemp(join(tmpdir(), 'lianshu-reports-')) });
    const parts = { db, acts, primitives: p, random: nodeRandom, origin: 'https://joint.example.gov.tw' };
    await changeOfficers(parts, () => [{ card: CARD, name: '承辦人', roles: ['intake'] }]);
    const draft = { number: '9001', kind: 'policy-initiative', mainText: '您是否同意示範？', reason: '理由' } as const;
    const created = await createCase(parts, { ...draft, leadName: '示範人' }, NOW, SIGNED);
    assert.ok(created.ok, JSON.stringify(created));
    return parts;
  };
  const report = (change: Partial<NewReport>): NewReport => ({
    ...{ address: 'https://liansu.example/sign', caseNumber: null, seenIn: 'message', words: '' },
    ...change,
  });

  test('reports of one host become one row, however many come at once; nothing tells who or when in the day', async () => {
    const parts = await fresh();
    const given = [
      report({ address: 'https://liansu.example/a?who=me#x', words: '收到簡訊' }),
      report({ address: 'http://user:pw@LIANSU.example:8443/b', caseNumber: '9001', seenIn: 'social' }),
      report({ address: 'liansu.example.' }),
      ...Array.from({ length: 17 }, () => report({ address: 'hxxps://liansu[.]example/a' })),
    ];
    const taken = await Promise.all(given.map((one) => takeReport(parts, one, NOW)));
    const numbers = new Set(taken.map((one) => (one.ok ? one.value.number : -1)));
    assert.equal(numbers.size, 1);
    const [row, ...others] = await openReports(parts.db);
    assert.deepEqual(others, []);
    assert.equal(row!.band, 'tens');
    assert.deepEqual([...row!.paths].sort(), ['/a', '/b']);
    assert.deepEqual(
      [row!.cases, row!.words, [...row!.seenIn].sort()],
      [['9001'], ['收到簡訊'], ['message', 'social']],
    );
    const kept = JSON.stringify(await parts.db.selectFrom('site_report').selectAll().execute());
    assert.ok(!/who=me|user|pw|8443/.test(kept), kept);
    assert.equal(row!.lastDay, '2026-11-23');
    assert.deepEqual(
      (await sitesOfCase(parts.db, '9001')).map(({ host, verdict }) => [host, verdict]),
      [['liansu.example', null]],
    );
  });

  test('a flood fills the rows that there are and no more, also at once; one host grows no further than its bounds', async () => {
    const parts = await fresh();
    const rows = Array.from({ length: MAX_OPEN_HOSTS - 2 }, (_, i) => ({
      ...{ id: i + 1, host: `flood${i}.example`, first_day: '2026-11-23', last_day: '2026-11-23', count: 1 },
      detail: '{"cases":[],"paths":[],"seenIn":[],"words":[]}',
    }));
    for (let from = 0; from < rows.length; from += 200)
      await parts.db
        .insertInto('site_report')
        .values(rows.slice(from, from + 200))
        .execute();
    const many = await Promise.all(
      Array.from({ length: 8 }, (_, i) => takeReport(parts, report({ address: `https://more${i}.example/` }), NOW)),
    );
    assert.equal(many.filter(({ ok }) => ok).length, 2);
    assert.deepEqual(new Set(many.flatMap((one) => (one.ok ? [] : [one.code]))), new Set(['report.full']));
    // A host that is there already is still taken.
    for (let i = 0; i < 120; i++) {
      const one = report({ address: `https://flood1.example/p${i}`, words: `話${i}` });
      assert.ok((await takeReport(parts, one, NOW)).ok);
    }
    const row = (await openReports(parts.db)).find(({ host }) => host === 'flood1.example')!;
    assert.deepEqual([row.paths.length, row.words.length, row.band], [5, 3, 'hundreds']);
  });

  test('a judgement publishes what is confirmed, takes the reports away and stands in the acts log with its paper', async () => {
    const parts = await fresh();
    const first = await takeReport(parts, report({ caseNumber: '9001', words: '假的' }), NOW);
    assert.ok(first.ok);
    const number = first.value.number!;
    assert.equal(await stateOfReport(parts, number), 'new');
    const judge = (verdict: 'confirmed' | 'unfounded' | 'referred', path: string | null = null) =>
      judgeSite(parts, { host: 'liansu.example', path, verdict, reasons: '與本系統無關，收集 PIN 碼。' }, NOW, SIGNED);
    assert.ok((await judge('confirmed')).ok);
    assert.equal(await stateOfReport(parts, number), 'confirmed');
    assert.deepEqual(await openReports(parts.db), []);
    assert.deepEqual(
      fakeSites(await loadJudgements(parts.db)).map(({ host, path, entry }) => [host, path, entry]),
      [['liansu.example', null, 1]],
    );
    // Known now: not kept again, unless for a case whose lead has not heard of it.
    const again = await takeReport(parts, report({ caseNumber: '9001' }), NOW);
    assert.deepEqual(again.ok && again.value, { number, state: 'confirmed', host: 'liansu.example' });
    assert.deepEqual(await openReports(parts.db), []);
    const next = await takeReport(parts, report({ address: 'https://other.example' }), NOW);
    assert.equal(next.ok && next.value.number, number + 1, 'no number is given twice');
    assert.ok((await judge('unfounded')).ok);
    assert.equal(await stateOfReport(parts, number), 'unfounded');
    assert.deepEqual(fakeSites(await loadJudgements(parts.db)), []);
    const unknown = await judgeSite(parts, { host: 'x.example', path: null, verdict: 'confirmed', reasons: '無' }, NOW);
    assert.equal(unknown.ok ? '' : unknown.code, 'report.unknown');
    const shown = (await readActs(parts.db, 0, 100)).filter(({ act }) => act.kind === 'site-report-judged');
    assert.deepEqual(
      shown.map(({ act, paper }) => [act.office, paper?.verdict, JSON.stringify(paper).includes('假的')]),
      [
        ['intake', 'confirmed', false],
        ['intake', 'unfounded', false],
      ],
    );
    assert.deepEqual((await reportOf(parts.db)).findings, []);
  });

  test('no judgement calls the official site fake, by no name above it', async () => {
    const parts = await fresh();
    const judge = (host: string, verdict: 'confirmed' | 'unfounded', path: string | null = null) =>
      judgeSite(parts, { host, path, verdict, reasons: '誤認。' }, NOW, SIGNED);
    for (const host of ['example.gov.tw', 'gov.tw']) {
      assert.ok((await takeReport(parts, report({ address: `https://${host}/x` }), NOW)).ok);
      const refused = await judge(host, 'confirmed');
      assert.equal(refused.ok ? '' : refused.code, 'report.own-site');
      assert.ok((await judge(host, 'confirmed', '/x')).ok);
      assert.ok((await judge(host, 'unfounded')).ok);
    }
    // Only what lies above it, by whole names.
    assert.ok((await takeReport(parts, report({ address: 'https://ple.gov.tw' }), NOW)).ok);
    assert.ok((await judge('ple.gov.tw', 'confirmed')).ok);
  });

  test('officers who judge at once are numbered one after another, and the log of acts holds', async () => {
    const parts = await fresh();
    const hosts = ['a.example', 'b.example', 'c.example', 'd.example'];
    for (const host of hosts) await takeReport(parts, report({ address: `https://${host}` }), NOW);
    const judged = await Promise.all(
      hosts.map((host) => judgeSite(parts, { host, path: null, verdict: 'confirmed', reasons: '仿冒。' }, NOW, SIGNED)),
    );
    assert.ok(judged.every(({ ok }) => ok));
    assert.deepEqual(
      (await loadJudgements(parts.db)).map(({ seq }) => seq),
      [1, 2, 3, 4],
    );
    assert.deepEqual((await reportOf(parts.db)).findings, []);
  });

  test('of warnings posted at once no more stand than may; one that is withdrawn is gone once', async () => {
    const parts = await fresh();
    const posted = await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        postWarning(parts, '9001', `請勿到 liansu[.]example 連署。\n第 ${i} 則`, NOW),
      ),
    );
    assert.deepEqual(posted.filter(({ ok }) => ok).length, 3);
    assert.deepEqual(new Set(posted.flatMap((one) => (one.ok ? [] : [one.code]))), new Set(['warning.full']));
    const [first] = await warningsOf(parts.db, '9001');
    const gone = await Promise.all([1, 2].map(() => withdrawWarning(parts, '9001', first!.entry, NOW)));
    assert.deepEqual(gone.map((one) => (one.ok ? 'done' : one.code)).sort(), ['done', 'warning.unknown']);
    assert.equal((await warningsOf(parts.db, '9001')).length, 2);
    assert.equal((await withdrawWarning(parts, '9002', first!.entry + 1, NOW)).ok, false);
    const shown = (await readActs(parts.db, 0, 100)).filter(({ act }) => act.kind.startsWith('lead-warning'));
    assert.deepEqual(
      shown.map(({ act, paper }) => [act.actor, act.case, typeof paper]),
      Array.from({ length: 4 }, () => ['lead', '9001', 'object']),
    );
    assert.deepEqual((await reportOf(parts.db)).findings, []);
  });

  test('judgements and warnings can be added to and not changed', async () => {
    const parts = await fresh();
    await postWarning(parts, '9001', '提醒', NOW);
    await takeReport(parts, report({}), NOW);
    await judgeSite(parts, { host: 'liansu.example', path: null, verdict: 'referred', reasons: '移送。' }, NOW, SIGNED);
    for (const table of ['site_judgement', 'lead_warning_act'] as const) {
      await assert.rejects(parts.db.updateTable(table).set({ act: '{}' }).execute(), /append-only/);
      await assert.rejects(parts.db.deleteFrom(table).execute(), /append-only/);
    }
  });
}
