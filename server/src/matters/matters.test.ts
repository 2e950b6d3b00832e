import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { loadCase } from '../cases/case-store.ts';
import { officerOf } from '../testing/acts.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

let world: World;
let officer: Visitor;

before(async () => {
  world = await createWorld();
  officer = await officerOf(world);
});
after(() => world.close());

/** 2026-11-23 is the day of the fixture. */
const ENTRY = {
  matter: '核能四廠啟封商轉發電',
  source: '全國性公民投票案第 17 案',
  binds: 'everyone',
  since: '2025-08-30',
  corrects: null,
  reasons: '',
};
const enter = (change: object = {}) => officer.post('/api/commission/matters', { ...ENTRY, ...change });
const linesOf = async () => (await officer.must(officer.get('/api/commission/matters'))).json.lines;
const publicMatters = async () => {
  const visitor = new Visitor(world.app);
  return (await visitor.must(visitor.get('/api/matters'))).json;
};

async function drafted(number: string, mainText: string): Promise<void> {
  const draft = { number, kind: 'policy-initiative', mainText, reason: '示範。', leadName: '示範人' };
  await officer.must(officer.post('/api/commission/cases', draft));
}

test('an entry is corrected by a new one and struck out by another; what was entered stays readable', async () => {
  const { json } = await officer.must(enter());
  const first: number = json.entry;
  const corrected = { since: '2025-08-31', corrects: first, reasons: '公告日誤植。' };
  assert.equal((await enter({ ...corrected, reasons: '  ' })).json.detail.at, '/reasons');
  const second: number = (await officer.must(enter(corrected))).json.entry;
  const twice = await enter(corrected);
  assert.deepEqual(
    [twice.status, twice.json.code, twice.json.article],
    [409, 'matter.corrected', 'Act Art. 12(4), 32'],
  );
  assert.deepEqual(
    (await linesOf()).map((line: Record<string, unknown>) => [line.entry, line.until, line.endedBy, line.isRunning]),
    [
      [first, '2027-08-30', { entry: second, isStruck: false, reasons: '公告日誤植。' }, false],
      [second, '2027-08-31', null, true],
    ],
  );
  assert.equal((await publicMatters()).matters.length, 1);
  await officer.must(officer.post(`/api/commission/matters/${second}/strike`, { reasons: '該案未公告結果。' }));
  assert.deepEqual((await publicMatters()).matters, []);
  assert.deepEqual((await linesOf())[1].endedBy, { entry: second + 1, isStruck: true, reasons: '該案未公告結果。' });
  const gone = await officer.post('/api/commission/matters/999/strike', { reasons: '無' });
  assert.deepEqual([gone.status, gone.json.code], [404, 'matter.unknown']);
});

const WRONG: readonly (readonly [string, object, string])[] = [
  ['a day to come', { since: '2026-11-24' }, '/since'],
  ['a day that is none', { since: '2025-02-30' }, '/since'],
  ['no words', { matter: ' ' }, '/matter'],
  ['no source', { source: ' ' }, '/source'],
  ['a control character', { matter: '核\u0007四' }, '/matter'],
  ['a line end', { source: '第 1\n案' }, '/source'],
];
for (const [what, change, at] of WRONG) {
  test(`${what} does not enter the register`, async () => {
    const before = (await linesOf()).length;
    const refused = await enter(change);
    assert.deepEqual([refused.status, refused.json.code, refused.json.detail.at], [400, 'request.malformed', at]);
    assert.equal((await linesOf()).length, before);
  });
}

test('everyone reads what binds everyone and runs today, in neutral order; nobody else keeps the register', async () => {
  await officer.must(enter({ matter: '乙', source: '第 2 案', since: '2026-01-01' }));
  await officer.must(enter({ matter: '甲', source: '第 1 案', since: '2026-01-01' }));
  await officer.must(enter({ matter: '丙', source: '第 3 案', since: '2024-11-22' }));
  await officer.must(enter({ matter: '丁', source: '第 4 案', since: '2024-11-23' }));
  await officer.must(enter({ matter: '戊', source: '第 5 案', binds: 'original-proposers', since: '2026-01-01' }));
  const { on, matters } = await publicMatters();
  assert.equal(on, '2026-11-23');
  assert.deepEqual(
    matters.map(({ matter, article, until }: Record<string, string>) => [matter, article, until]),
    [
      ['丁', 'Act Art. 32', '2026-11-23'],
      ['甲', 'Act Art. 32', '2028-01-01'],
      ['乙', 'Act Art. 32', '2028-01-01'],
    ],
  );
  const visitor = new Visitor(world.app);
  for (const url of ['/api/commission/matters', '/api/commission/cases/9001/matters']) {
    assert.equal((await visitor.get(url)).status, 401);
    assert.equal((await visitor.post(url, {})).status, 401);
  }
});

test('what is barred is listed for a proposal by likeness, and the comparison of the commission decides', async () => {
  const everyone = (await officer.must(enter({ matter: '核能四廠啟封商轉發電' }))).json.entry;
  const proposers = (await officer.must(enter({ matter: '核能四廠停建', binds: 'original-proposers' }))).json.entry;
  await drafted('9301', '您是否同意核能四廠啟封商轉發電？');
  const url = '/api/commission/cases/9301/matters';
  const consult = async () => (await officer.must(officer.get(url))).json;
  const { day, isOpen, matters } = await consult();
  assert.deepEqual([day, isOpen], ['2026-11-23', true]);
  assert.deepEqual(
    matters
      .slice(0, 2)
      .map((found: Record<string, unknown>) => [found.id, found.similarity, found.article, found.until]),
    [
      [`entry-${everyone}`, 100, 'Act Art. 32', '2027-08-30'],
      [`entry-${proposers}`, matters[1].similarity, 'Act Art. 12(4)', '2027-08-30'],
    ],
  );
  assert.ok(matters[1].similarity > 0 && matters[2].similarity === 0);
  const same = { matter: `entry-${everyone}`, isSame: true, reasons: '均為核四啟封商轉。' };
  assert.equal((await officer.post(url, { ...same, reasons: ' ' })).json.code, 'request.malformed');
  assert.equal((await officer.post(url, { ...same, matter: 'entry-999' })).json.code, 'matter.unknown');
  await officer.must(officer.post(url, same));
  assert.deepEqual((await consult()).matters[0].comparison, {
    isSame: true,
    reasons: same.reasons,
    at: world.clock.now,
  });
  await officer.must(officer.post(url, { ...same, isSame: false, reasons: '啟封與停建不同。' }));
  assert.equal((await consult()).matters[0].comparison.isSame, false);
});

test('the register can only be added to, also by who writes to the database', async () => {
  await officer.must(enter());
  for (const statement of ['UPDATE matter_act SET at = 1', 'DELETE FROM matter_act'])
    await assert.rejects(sql.raw(statement).execute(world.parts.db), /append-only/);
});

test('of several officers who correct one entry at once, one does', async () => {
  const { entry } = (await officer.must(enter())).json;
  const replies = await Promise.all(
    Array.from({ length: 4 }, () => enter({ corrects: entry, reasons: '更正。', since: '2025-09-01' })),
  );
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409, 409, 409]);
});

const act = (number: string, command: string, data: object = {}, papers?: readonly string[]) =>
  officer.post(`/api/commission/cases/${number}/commands`, {
    command,
    data,
    ...(papers === undefined ? {} : { papers }),
  });

test('a repeated matter is accepted in form alone: it is to be corrected, and its corrected text compared anew', async () => {
  const { entry } = (await officer.must(enter({ matter: '廢止甲法第一條' }))).json;
  await drafted('9302', '您是否同意廢止甲法第一條？');
  const url = '/api/commission/cases/9302/matters';
  await officer.must(act('9302', 'file-proposal', { electorate: 100, proposersFiled: 5 }));
  const unread = await act('9302', 'accept-proposal', { mattersConsulted: false });
  assert.deepEqual([unread.json.code, unread.json.article], ['case.guard-failed', 'Act Art. 12(4), 32']);
  const barred = await act('9302', 'accept-proposal', { mattersConsulted: true, sameMatterAs: `entry-${entry}` });
  assert.deepEqual(
    [barred.json.code, barred.json.article, barred.json.detail.guard],
    ['case.guard-failed', 'Act Art. 32', 'matters-consulted'],
  );
  await officer.must(act('9302', 'accept-proposal', { mattersConsulted: true }));
  const compared = { matter: `entry-${entry}`, isSame: true, reasons: '同為廢止甲法第一條。' };
  await officer.must(officer.post(url, compared));
  const sent = await act('9302', 'begin-proposer-check');
  assert.deepEqual(
    [sent.status, sent.json.code, sent.json.article, sent.json.detail.guard],
    [409, 'case.guard-failed', 'Act Art. 10(3), 32', 'matter-free'],
  );
  await officer.must(act('9302', 'call-hearing', { hearingOn: '2026-11-23' }));
  await officer.must(act('9302', 'record-hearing', { heldOn: '2026-11-23' }));
  await officer.must(act('9302', 'order-correction', { ground: 'repeated-matter', reasons: '二年內重行提出。' }));
  assert.equal((await officer.must(officer.get(url))).json.matters[0].comparison.isSame, true);
  assert.equal((await officer.must(officer.get('/api/commission/cases/9302'))).json.case.state, 'correction-ordered');
});

test('an act whose documents are not all ticked is refused with the provision and what is missing; the event keeps them', async () => {
  await drafted('9303', '您是否同意設立乙基金？');
  const data = { electorate: 100, proposersFiled: 5 };
  const needed = ['proposal-letter', 'main-text', 'reasons-statement', 'proposer-roster'];
  for (const papers of [[], needed.slice(1)]) {
    const refused = await act('9303', 'file-proposal', data, papers);
    assert.deepEqual(
      [refused.status, refused.json.code, refused.json.article],
      [409, 'case.guard-failed', 'Act Art. 9(1)'],
    );
    assert.deepEqual(refused.json.detail, {
      guard: 'papers-complete',
      missing: needed.filter((paper) => !(papers as string[]).includes(paper)).join(' '),
    });
  }
  const strange = await act('9303', 'file-proposal', data, [...needed, 'judgment']);
  assert.equal(strange.json.detail.guard, 'papers-known');
  await officer.must(act('9303', 'file-proposal', data, needed));
  const { events } = await loadCase(world.parts.db, '9303');
  assert.deepEqual(events.at(-1)?.papers, needed);
  // What the stage does not allow is refused as such, whatever was ticked.
  const early = await act('9303', 'establish', { officialNumber: '22' }, []);
  assert.equal(early.json.code, 'case.wrong-state');
});

test('what is entered, struck out and compared stands in the acts log, with its officer and without its words', async () => {
  const count = async (kind: string) => {
    const rows = await world.parts.db.selectFrom('act').select('entry').execute();
    const acts = rows.map(({ entry }) => JSON.parse(entry)).filter((found) => found.kind === kind);
    for (const found of acts) assert.match(JSON.stringify(found), /"officer":"[0-9a-f]{16}"/);
    return acts.length;
  };
  const before = await Promise.all(['matter-entered', 'matter-struck', 'matter-compared'].map(count));
  const { entry } = (await officer.must(enter({ matter: '祕密事項' }))).json;
  await drafted('9304', '您是否同意祕密事項？');
  const compared = { matter: `entry-${entry}`, isSame: true, reasons: '相同。' };
  await officer.must(officer.post('/api/commission/cases/9304/matters', compared));
  await officer.must(officer.post(`/api/commission/matters/${entry}/strike`, { reasons: '誤登。' }));
  const after = await Promise.all(['matter-entered', 'matter-struck', 'matter-compared'].map(count));
  assert.deepEqual(
    after,
    before.map((n) => n + 1),
  );
  const rows = await world.parts.db.selectFrom('act').select('entry').execute();
  assert.ok(!JSON.stringify(rows).includes('祕密'));
});
