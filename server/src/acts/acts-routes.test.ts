import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ActKind, type ActsReport, ActsVerifier, actsLogKey, cardName } from '@lianshu/core/acts';
import { fromUtf8, utf8 } from '@lianshu/core/bytes';
import { verifyCheckpoint } from '@lianshu/core/tlog';
import { nodePrimitives as p } from '@lianshu/platform';
import { registerOfficer } from '../sessions/officers.ts';
import { logInAs, makeFiling, makePost, type OpenCase, openCase } from '../testing/acts.testing.ts';
import { writeVerdict } from '../testing/verdict.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

let world: World;
let open: OpenCase;
let auditor: Visitor;

before(async () => {
  world = await createWorld();
  open = await openCase(world);
  const card = world.card(3);
  await registerOfficer(world.parts, card.signing.certificate, '稽核人員', ['auditor']);
  auditor = await logInAs(world, { role: 'commission', card });
});
after(() => world.close());

const anyone = (): Visitor => new Visitor(world.app);

async function exported(): Promise<Uint8Array> {
  return (await auditor.must(auditor.get('/api/auditor/acts/export'))).bytes;
}

function verify(bytes: Uint8Array, earlier: readonly string[] = []): ActsReport {
  const kept = earlier.map((text, i) => ({ name: `kept-${i}`, bytes: utf8(text) }));
  const verifier = new ActsVerifier(p, world.trust, { earlier: kept });
  const lines = fromUtf8(bytes).split('\n');
  assert.equal(lines.pop(), '');
  for (const line of lines) verifier.add(utf8(line));
  return verifier.end();
}

async function kindsFrom(from: number): Promise<(ActKind | 'case-event')[]> {
  const { json } = await auditor.must(auditor.get(`/api/auditor/acts?from=${from}`));
  return json.entries.map(({ act }: { readonly act: { readonly kind: ActKind } }) => act.kind);
}

async function size(): Promise<number> {
  return (await auditor.must(auditor.get('/api/auditor/acts'))).json.size;
}

test('a case up to its open log, by the commission’s own API: every act is there, and the whole verifies', async () => {
  const kinds = await kindsFrom(0);
  const of = (kind: string) => kinds.filter((one) => one === kind).length;
  assert.equal(kinds[0], 'acts-begun');
  const events = await world.parts.db.selectFrom('case_event').select('seq').execute();
  assert.equal(of('case-event'), events.length);
  for (const kind of [
    'manifest-sent',
    'manifest-countersigned',
    'manifest-signed-by-registry',
    'possession-proven',
    'log-opened',
  ])
    assert.equal(of(kind), 1, kind);
  const report = verify(await exported());
  assert.deepEqual(report.findings, []);
  assert.deepEqual([report.entries, report.judgedEvents, report.earlierEvents], [kinds.length, events.length, 0]);
  assert.ok(report.cardSignatures >= 4, 'collection notice, collection, countersigning, opening');
});

test('entries name the officer by her card and office, and nobody by name', async () => {
  const { json } = await auditor.must(auditor.get('/api/auditor/acts'));
  const officer = cardName(p.sha256(world.officer.signing.certificate));
  for (const { act } of json.entries) {
    const text = JSON.stringify(act);
    assert.doesNotMatch(text, /示範|承辦|[A-Z][0-9]{9}/);
    if (act.actor === 'commission') assert.deepEqual([act.officer, typeof act.office], [officer, 'string']);
    else assert.deepEqual([act.officer, act.office], [null, null]);
  }
});

test('signatures, progress and logins are no acts; holding and going on are the lead’s', async () => {
  const { lead, log } = open;
  const before = await size();
  const checkpoint = (await anyone().get('/log/acts/checkpoint')).bytes;
  for (let i = 0; i < 3; i++)
    await anyone().must(anyone().post(`/api/logs/${log}/signatures`, await makePost(world, open, world.card(10 + i))));
  await lead.must(lead.get(`/api/lead/logs/${log}/progress`));
  await logInAs(world, { role: 'commission', card: world.officer });
  assert.deepEqual((await anyone().get('/log/acts/checkpoint')).bytes, checkpoint);
  await lead.must(lead.post(`/api/lead/logs/${log}/hold`));
  await lead.must(lead.post(`/api/lead/logs/${log}/hold`));
  await lead.must(lead.post(`/api/lead/logs/${log}/resume`));
  await lead.must(lead.post(`/api/lead/logs/${log}/resume`));
  assert.deepEqual(await kindsFrom(before), ['log-held', 'log-resumed']);
});

test('everyone reads checkpoint and tiles, the auditor alone what is in them', async () => {
  const checkpoint = await anyone().must(anyone().get('/log/acts/checkpoint'));
  const text = fromUtf8(checkpoint.bytes);
  const verdict = verifyCheckpoint(p, actsLogKey('localhost/log/acts', world.trust.commission), text);
  assert.ok(verdict.ok);
  const entries = verdict.checkpoint.size;
  const tile = await anyone().must(anyone().get(`/log/acts/tile/0/000.p/${entries}`));
  assert.equal(tile.bytes.length, 32 * entries);
  for (const path of [`0/000.p/${entries + 1}`, '0/000', '1/000.p/1', 'x'])
    assert.equal((await anyone().get(`/log/acts/tile/${path}`)).status, 404, path);
  for (const url of ['/api/auditor/acts', '/api/auditor/acts/export']) {
    assert.equal((await anyone().get(url)).status, 401, url);
    assert.equal((await open.lead.get(url)).json.code, 'session.wrong-role', url);
    assert.equal((await open.officer.get(url)).json.code, 'session.wrong-office', url);
  }
  // Whoever watches enters nothing.
  const act = { command: 'accept-proposal', data: { mattersConsulted: true, sameMatterAs: null } };
  const refused = await auditor.post('/api/commission/cases/9001/commands', act);
  assert.equal(refused.json.code, 'session.wrong-office');
  assert.equal((await anyone().get('/api/logs/acts')).status, 400);
});

test('filing, hand-over, verdict, decision and publication: each an entry, and the log extends what was kept before', async () => {
  const { officer, lead, log } = open;
  const kept = fromUtf8((await anyone().get('/log/acts/checkpoint')).bytes);
  const before = await size();
  const held = (await lead.must(lead.post(`/api/lead/logs/${log}/hold`))).json;
  await lead.must(lead.post(`/api/lead/logs/${log}/file`, makeFiling(world, open, held, 3)));
  const act = (command: string, data: object = {}) =>
    officer.must(officer.post('/api/commission/cases/9001/commands', { command, data }));
  await officer.must(officer.post(`/api/commission/logs/${log}/export-filing`));
  await act('begin-household-check');
  await writeVerdict(world, open);
  await officer.must(officer.post(`/api/commission/logs/${log}/import-verdict`));
  await act('establish', { officialNumber: '第22案' });
  await officer.must(officer.post('/api/commission/cases/9001/publish'));
  await officer.must(officer.post('/api/commission/cases/9001/publish'));
  assert.deepEqual(await kindsFrom(before), [
    'log-held',
    'log-filed',
    'case-event',
    'filing-exported',
    'case-event',
    'verdict-imported',
    'case-event',
    'case-event',
    'destruction-stated',
    'bundle-published',
  ]);
  const report = verify(await exported(), [kept]);
  assert.deepEqual([report.findings, report.extends], [[], ['kept-0']]);
});

test('what is entered in the register of barred matters comes with its paper', async () => {
  const legal = world.card(4);
  await registerOfficer(world.parts, legal.signing.certificate, '法制人員', ['legal', 'intake', 'commission']);
  const visitor = await logInAs(world, { role: 'commission', card: legal });
  const from = await size();
  const matter = {
    matter: '示範事項',
    source: '示範案',
    binds: 'everyone',
    since: '2026-01-01',
    corrects: null,
    reasons: '',
  };
  await visitor.must(visitor.post('/api/commission/matters', matter));
  const { json } = await auditor.must(auditor.get(`/api/auditor/acts?from=${from}`));
  const [shown] = json.entries;
  assert.deepEqual([shown.act.kind, shown.act.detail.entry, shown.paper.matter], ['matter-entered', 1, '示範事項']);
  assert.deepEqual(verify(await exported()).findings, []);
});

test('a page of entries begins where it is asked and ends with the log', async () => {
  const entries = await size();
  const { json } = await auditor.must(auditor.get(`/api/auditor/acts?from=${entries - 2}`));
  assert.deepEqual(
    json.entries.map(({ index }: { readonly index: number }) => index),
    [entries - 2, entries - 1],
  );
  assert.deepEqual((await auditor.must(auditor.get(`/api/auditor/acts?from=${entries}`))).json.entries, []);
  assert.equal((await auditor.get('/api/auditor/acts?from=-1')).status, 400);
});

test('a restarted server goes on where it was', async () => {
  const { parts } = await world.restarted();
  await parts.acts.record([{ kind: 'log-resumed', actor: 'lead', case: '9001', detail: { log: open.log } }]);
  await parts.gate.close();
  assert.deepEqual(verify(await exported()).findings, []);
});
