import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { toHex } from '@lianshu/core/bytes';
import { nodePrimitives as p } from '@lianshu/platform';
import {
  type Ceremony,
  collectCase,
  logInAs,
  makeCeremony,
  passPossession,
  registrySigns,
} from '../testing/acts.testing.ts';
import { type Asked, signAct } from '../testing/step-up.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

let world: World;
let officer: Visitor;
let lead: Visitor;
let ceremony: Ceremony;

before(async () => {
  world = await createWorld();
  const collected = await collectCase(world, '9001');
  const { authenticationCode } = collected;
  officer = collected.officer;
  lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: '9001', authenticationCode });
  ceremony = await sendManifest();
});
after(() => world.close());

async function sendManifest(): Promise<Ceremony> {
  const { json } = await lead.must(lead.get('/api/lead/case'));
  const made = makeCeremony(world, json.plan);
  await lead.must(lead.post('/api/lead/logs', made.body));
  return made;
}

const asked = (act: string): Asked => ({ caseNumber: '9001', log: ceremony.log, act });
const challenge = (act: string) => officer.must(officer.call('POST', '/api/session/act-challenge', asked(act)));
const send = (path: string, cms?: string) =>
  officer.call('POST', `/api/commission/logs/${ceremony.log}/${path}`, cms === undefined ? {} : { card: { cms } });

test('the manifest is countersigned by a card that signed this very manifest', async () => {
  assert.equal((await send('countersign')).json.code, 'session.card-needed');
  const old = await challenge('countersign');
  assert.equal(old.json.data.log, ceremony.log);
  ceremony = await sendManifest();
  assert.equal(
    (await send('countersign', signAct(world.officer, asked('countersign'), old))).json.code,
    'statement.mismatch',
  );
  const asking = await challenge('countersign');
  const manifestSha256 = toHex(
    p.sha256((await world.parts.db.selectFrom('log').select('manifest').executeTakeFirstOrThrow()).manifest),
  );
  assert.deepEqual(asking.json.data, { log: ceremony.log, manifestSha256 });
  assert.notEqual(asking.json.data.manifestSha256, old.json.data.manifestSha256);
  const cms = signAct(world.officer, asked('countersign'), asking);
  assert.equal((await send('open', cms)).json.code, 'statement.mismatch');
  assert.equal((await send('countersign', cms)).status, 200);
  assert.equal((await send('countersign', cms)).json.detail.why, 'used');
});

test('a log is opened, and its bundle published, only with the card', async () => {
  await registrySigns(world, ceremony.manifest);
  await passPossession(lead, ceremony);
  assert.equal((await send('open')).json.code, 'session.card-needed');
  assert.equal(
    (await send('open', signAct(world.officer, asked('open-log'), await challenge('open-log')))).status,
    200,
  );
  const publish = await officer.call('POST', '/api/commission/cases/9001/publish', {});
  assert.equal(publish.json.code, 'session.card-needed');
});

test('what was signed stands in the acts log, with the officer and her office', async () => {
  const rows = await world.parts.db
    .selectFrom('act')
    .innerJoin('act_signature', 'act_signature.idx', 'act.idx')
    .select(['act.entry', 'act_signature.cms'])
    .orderBy('act.idx')
    .execute();
  const card = toHex(p.sha256(world.officer.signing.certificate)).slice(0, 16);
  const signed = rows.map(({ entry, cms }) => ({ ...JSON.parse(entry), cms }));
  assert.deepEqual(
    signed.slice(-2).map(({ kind, office, officer: by }) => [kind, office, by]),
    [
      ['manifest-countersigned', 'intake', card],
      ['log-opened', 'intake', card],
    ],
  );
  for (const { signature, cms } of signed) assert.equal(signature, toHex(p.sha256(cms)));
});

test('an act on a log needs the log of its own case, and no act has a log that is none of a log', async () => {
  const codeOf = async (body: object) => (await officer.call('POST', '/api/session/act-challenge', body)).json.code;
  assert.equal(await codeOf({ ...asked('open-log'), caseNumber: '9002' }), 'case.unknown');
  assert.equal(await codeOf({ ...asked('open-log'), log: '9001.petition.2' }), 'log.unknown');
  assert.equal(await codeOf({ caseNumber: '9001', act: 'open-log' }), 'request.malformed');
  assert.equal(await codeOf(asked('settle-policy')), 'request.malformed');
  assert.equal(await codeOf({ caseNumber: '9001', act: 'toString' }), 'request.malformed');
});

test('a lead and an officer are signed in in one browser, and neither stands in for the other', async () => {
  const both = `${lead.cookie}; ${officer.cookie}`;
  const call = (method: string, url: string, csrf?: string) =>
    new Visitor(world.app).call(method, url, method === 'GET' ? undefined : {}, {
      cookie: both,
      ...(csrf === undefined ? {} : { 'x-lianshu-csrf': csrf }),
    });
  assert.equal((await call('GET', '/api/session?role=lead')).json.role, 'lead');
  assert.equal((await call('GET', '/api/session?role=commission')).json.role, 'commission');
  assert.equal((await call('GET', '/api/lead/case')).status, 200);
  assert.equal((await call('GET', '/api/commission/cases')).status, 200);
  const possession = `/api/lead/logs/${ceremony.log}/resume`;
  assert.equal((await call('POST', possession, officer.csrf)).json.code, 'session.csrf');
  assert.notEqual((await call('POST', possession, lead.csrf)).json.code, 'session.csrf');
  const swapped = both.replace('lianshu_lead=', 'x=').replace('lianshu_officer=', 'lianshu_lead=');
  const reply = await new Visitor(world.app).call('GET', '/api/lead/case', undefined, { cookie: swapped });
  assert.equal(reply.json.code, 'session.required');
  assert.equal((await call('DELETE', '/api/session?role=lead', lead.csrf)).status, 204);
  assert.equal((await call('GET', '/api/lead/case')).json.code, 'session.wrong-role');
  assert.equal((await call('GET', '/api/commission/cases')).status, 200);
});
