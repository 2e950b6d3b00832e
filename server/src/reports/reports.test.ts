import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { nodePrimitives as p } from '@lianshu/platform';
import { lapseCases } from '../cases/lapse-cases.ts';
import { Refused } from '../http/problem.ts';
import { type OpenCase, officerOf, openCase } from '../testing/acts.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { reportLimit } from './report-limit.ts';
import { readReportedAddress } from './reported-address.ts';

const READ: readonly (readonly [string, string | undefined, string | null])[] = [
  ['https://liansu.example/sign/9001?token=abc#frag', 'liansu.example', '/sign/9001'],
  ['  LIANSU.example  ', 'liansu.example', null],
  ['hxxps://liansu[.]example/x', 'liansu.example', '/x'],
  ['https://name:secret@liansu.example:8443/', 'liansu.example', null],
  ['https://連署.example/連署', 'xn--ss0au55a.example', '/%E9%80%A3%E7%BD%B2'],
  ['https://аpple.com/', 'xn--pple-43d.com', null],
  ['http://192.0.2.7/x', '192.0.2.7', '/x'],
  ['http://3221225991/x', '192.0.2.7', '/x'],
  ['http://[2001:db8::1]/', '[2001:db8::1]', null],
  [`https://liansu.example/${'a'.repeat(1900)}`, 'liansu.example', `/${'a'.repeat(199)}`],
  ['https://liansu.example/A123456789', 'liansu.example', null],
  ['https://liansu.example/%41123456789', 'liansu.example', null],
  // The browser itself drops line ends and tabs; what turns the direction is no part of a host, and is encoded in a path.
  ['https://lian\nsu.example/', 'liansu.example', null],
  ['https://liansu.example/\u202egpj.exe', 'liansu.example', '/%E2%80%AEgpj.exe'],
  ['https://lian\u202esu.example/', undefined, null],
  ['javascript:alert(1)', undefined, null],
  ['javascript://liansu.example/%0aalert(1)', undefined, null],
  ['data:text/html,<script>', undefined, null],
  ['ftp://liansu.example/', undefined, null],
  ['localhost', undefined, null],
  ['<img src=x onerror=alert(1)>', undefined, null],
  ['https://a..b/', undefined, null],
  [`https://${'a.'.repeat(127)}example/`, undefined, null],
  [`https://liansu.example/${'a'.repeat(2000)}`, undefined, null],
  ['', undefined, null],
];
for (const [text, host, path] of READ)
  test(`${JSON.stringify(text.slice(0, 50))} is read as ${host}`, () => {
    assert.deepEqual(readReportedAddress(text), host === undefined ? undefined : { host, path });
  });

test('an address may report twenty times and everyone together three hundred, then some seconds are named', () => {
  const clock = { now: 5000 };
  const random = (length: number) => new Uint8Array(length);
  const limit = reportLimit({ primitives: p, random, ticks: () => clock.now });
  const refusedOf = (ip: string): unknown => {
    try {
      limit({ ip });
      return undefined;
    } catch (error) {
      assert.ok(error instanceof Refused);
      return error.problem.code;
    }
  };
  for (let i = 0; i < 20; i++) assert.equal(refusedOf('2001:db8::1'), undefined);
  assert.equal(refusedOf('2001:db8::2'), 'report.too-many', 'of one home');
  assert.equal(refusedOf('192.0.2.1'), undefined);
  for (let i = 0; i < 279; i++) assert.equal(refusedOf(`198.51.100.${i}`), undefined, String(i));
  assert.equal(refusedOf('203.0.113.9'), 'report.too-many');
  clock.now += 6000;
  assert.equal(refusedOf('203.0.113.10'), undefined);
});

let world: World;
let officer: Visitor;
let open: OpenCase;
let visitor: Visitor;
before(async () => {
  world = await createWorld();
  open = await openCase(world, '9001', 20_000);
  officer = await officerOf(world);
  visitor = new Visitor(world.app);
});
after(() => world.close());

const REPORT = { address: 'https://liansu.example/sign', caseNumber: null, seenIn: 'message', words: '' };
const report = (change: object = {}) => visitor.post('/api/site-reports', { ...REPORT, ...change });
const codeOf = async (reply: ReturnType<Visitor['get']>) => {
  const { status, json } = await reply;
  return [status, json.code];
};

test('a report gets a number, the lead hears of it at once, and nobody else until an officer has confirmed it', async () => {
  const { json } = await visitor.must(report({ caseNumber: '9001', words: '要我輸入 PIN 碼' }));
  assert.deepEqual(Object.keys(json).sort(), ['host', 'number', 'readable', 'state']);
  assert.deepEqual([json.state, json.host], ['new', 'liansu.example']);
  const lead = async () => (await open.lead.must(open.lead.get('/api/lead/site-reports'))).json;
  assert.deepEqual((await lead()).sites, [
    { host: 'liansu.example', readable: null, path: null, verdict: null, day: '2026-11-23' },
  ]);
  const pub = async () => (await visitor.must(visitor.get('/api/fake-sites'))).json.sites;
  assert.deepEqual(await pub(), []);
  const stateOf = async () => (await visitor.must(visitor.get(`/api/site-reports/${json.number}`))).json;
  assert.deepEqual(await stateOf(), { state: 'new' });
  const list = (await officer.must(officer.get('/api/commission/reports'))).json;
  assert.deepEqual([list.open[0].words, list.open[0].band], [['要我輸入 PIN 碼'], 'one']);
  const judged = { host: 'liansu.example', path: null, verdict: 'confirmed', reasons: '冒用本會名義。' };
  await officer.must(officer.post('/api/commission/reports/judge', judged));
  assert.deepEqual(
    (await pub()).map(({ host, reasons }: Record<string, unknown>) => [host, reasons]),
    [['liansu.example', '冒用本會名義。']],
  );
  assert.deepEqual(await stateOf(), { state: 'confirmed' });
  assert.equal((await lead()).sites[0].verdict, 'confirmed');
  assert.deepEqual((await officer.must(officer.get('/api/commission/reports'))).json.open, []);
  // The words of the reporter went with the reports.
  const tables = ['site_report', 'site_judgement', 'act'] as const;
  for (const table of tables)
    assert.ok(!JSON.stringify(await world.parts.db.selectFrom(table).selectAll().execute()).includes('PIN'), table);
});

test('nothing of a report is in a log line', () => {
  assert.ok(!/liansu|"\/api\/site-reports/.test(world.logged()));
});

test('what cannot be kept is refused in its own words', async () => {
  assert.deepEqual(await codeOf(report({ address: 'javascript:alert(1)' })), [422, 'report.address']);
  assert.deepEqual(await codeOf(report({ words: '我是 A123456789' })), [422, 'report.personal-data']);
  assert.deepEqual(await codeOf(report({ address: 'https://a123456789.example/' })), [422, 'report.personal-data']);
  assert.deepEqual(await codeOf(report({ words: '\u202e翻轉' })), [400, 'request.malformed']);
  assert.deepEqual(await codeOf(report({ words: '長'.repeat(301) })), [400, 'request.malformed']);
  assert.deepEqual(await codeOf(report({ seenIn: 'elsewhere' })), [400, 'request.malformed']);
  assert.deepEqual(await codeOf(report({ caseNumber: '9876' })), [404, 'case.unknown']);
  assert.deepEqual(await codeOf(visitor.get('/api/site-reports/999999')), [404, 'report.unknown']);
});

test('the official address is named as such and not kept', async () => {
  const { json } = await visitor.must(report({ address: `${world.parts.origin}/sign/9001.petition.1` }));
  assert.deepEqual([json.number, json.state], [null, 'own-site']);
});

test('only who may judge judges, and only what was reported', async () => {
  const body = { host: 'liansu.example', path: null, verdict: 'unfounded', reasons: '查無。' };
  assert.deepEqual(await codeOf(visitor.post('/api/commission/reports/judge', body)), [401, 'session.required']);
  assert.deepEqual(await codeOf(open.lead.post('/api/commission/reports/judge', body)), [403, 'session.wrong-role']);
  const judge = (change: object) => officer.post('/api/commission/reports/judge', { ...body, ...change });
  assert.deepEqual(await codeOf(judge({ host: 'other.example' })), [404, 'report.unknown']);
  assert.deepEqual(await codeOf(judge({ reasons: ' ' })), [400, 'request.malformed']);
  assert.deepEqual(await codeOf(judge({ path: 'no-slash' })), [400, 'request.malformed']);
  assert.deepEqual(await codeOf(judge({ path: '/A123456789' })), [422, 'report.personal-data']);
  assert.deepEqual(await codeOf(judge({ reasons: '回報人 A123456789' })), [422, 'report.personal-data']);
});

test('the lead posts and withdraws a warning, which everyone reads meanwhile; her words are checked as all are', async () => {
  const warnings = async () => (await visitor.must(visitor.get('/api/cases/9001/warnings'))).json.warnings;
  const post = (text: string) => open.lead.post('/api/lead/warnings', { text });
  assert.deepEqual(await warnings(), []);
  const { entry } = (await open.lead.must(post('1.請勿到 liansu[.]example 連署。'))).json;
  assert.deepEqual(
    (await warnings()).map(({ text }: { text: string }) => text),
    ['1.請勿到 liansu[.]example 連署。'],
  );
  assert.deepEqual(await codeOf(post('\u202e')), [400, 'request.malformed']);
  assert.deepEqual(await codeOf(post('-----BEGIN')), [400, 'request.malformed']);
  assert.deepEqual(await codeOf(post('A123456789')), [422, 'report.personal-data']);
  for (const address of [
    '請改到 https://liansu.example',
    '請改到liansu.example',
    'www.liansu',
    'ｌｉａｎｓｕ．ｃｏｍ',
    '192.0.2.7',
  ])
    assert.deepEqual(await codeOf(post(address)), [422, 'warning.address'], address);
  assert.deepEqual(await codeOf(visitor.post('/api/lead/warnings', { text: '我' })), [401, 'session.required']);
  assert.deepEqual(await codeOf(open.lead.post('/api/lead/warnings/999/withdraw')), [404, 'warning.unknown']);
  await open.lead.must(open.lead.post(`/api/lead/warnings/${entry}/withdraw`));
  assert.deepEqual(await warnings(), []);
});

test('a warning that its lead can no longer take back does not stand', async () => {
  await open.lead.must(open.lead.post('/api/lead/warnings', { text: '請看清楚網址列。' }));
  const warnings = async () => (await visitor.must(visitor.get('/api/cases/9001/warnings'))).json.warnings;
  assert.equal((await warnings()).length, 1);
  // Nobody filed in time: the case is deemed abandoned.
  world.clock.now = Date.UTC(2028, 0, 1);
  await lapseCases(world.parts, world.clock.now);
  assert.deepEqual(await warnings(), []);
});
