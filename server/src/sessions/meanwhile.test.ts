import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OFFICES, type OfficerRole } from '@lianshu/core/case';
import type { Card } from '../../../devkit/src/card/index.ts';
import { readActs } from '../acts/export-acts.ts';
import { reportOf } from '../acts/report-of.testing.ts';
import { loadPapers } from '../ceremony/log-papers.ts';
import {
  collectCase,
  logInAs,
  makeCeremony,
  makeFiling,
  makePost,
  officerOf,
  openCase,
} from '../testing/acts.testing.ts';
import { trialToken } from '../testing/counter.testing.ts';
import { interrupt } from '../testing/interrupt.testing.ts';
import { writeVerdict } from '../testing/verdict.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { changeOfficers, registerOfficer } from './officers.ts';

let world: World;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

async function officerWith(index: number, roles: readonly OfficerRole[]): Promise<{ card: Card; visitor: Visitor }> {
  const card = world.card(index);
  await registerOfficer(world.parts, card.signing.certificate, `承辦${index}`, roles);
  return { card, visitor: await logInAs(world, { role: 'commission', card }) };
}

const withdrawCard = (index: number) =>
  changeOfficers(world.parts, (listed) => listed.filter(({ name }) => name !== `承辦${index}`));

const DRAFT = { kind: 'policy-initiative', mainText: '您是否同意本案為示範？', reason: '理由。' };

const draft = (visitor: Visitor, number: string) =>
  visitor.post('/api/commission/cases', { ...DRAFT, number, leadName: world.lead.holder.name });

const entries = async () => (await readActs(world.parts.db, 0, 10_000, 10_000)).length;

const REISSUED = { command: 'reissue-code' };

test('the lead sends another manifest while the officer’s signature is looked at: nobody countersigns that one', async () => {
  const { officer, authenticationCode } = await collectCase(world, '9001');
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: '9001', authenticationCode });
  const { plan } = (await lead.must(lead.get('/api/lead/case'))).json;
  const [shown, swapped] = [makeCeremony(world, plan), makeCeremony(world, plan)];
  await lead.must(lead.post('/api/lead/logs', shown.body));
  interrupt(world.parts, 'signature', () => lead.must(lead.post('/api/lead/logs', swapped.body)));
  const reply = await officer.post(`/api/commission/logs/${shown.log}/countersign`);
  assert.equal(reply.json.code, 'manifest.hash-mismatch');
  const papers = await loadPapers(world.parts.primitives, world.parts.db, shown.log);
  assert.deepEqual(papers?.draft.commission, null);
  await officer.must(officer.post(`/api/commission/logs/${shown.log}/countersign`));
  assert.deepEqual((await reportOf(world.parts.db)).findings, []);
});

test('two officers use one trial of the card at once: one code is issued', async () => {
  const { officer } = await collectCase(world, '9002');
  const other = await officerOf(world);
  const token = await trialToken(officer, '9002', world.lead);
  const url = '/api/commission/cases/9002/commands';
  const data = { trialToken: token };
  const late = interruptAtAct(() => other.must(other.post(url, { ...REISSUED, data })));
  const reply = await officer.post(url, { ...REISSUED, data });
  assert.deepEqual([reply.status, reply.json.code], [409, 'trial.over']);
  assert.equal((await late()).status, 200);
  const { length } = await world.parts.db
    .selectFrom('lead_code')
    .select('seq')
    .where('case_number', '=', '9002')
    .execute();
  assert.equal(length, 2);
});

/** As `interrupt` before the transaction; gives what came of it. */
function interruptAtAct<T>(meanwhile: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  interrupt(world.parts, 'transaction', () => {
    done = meanwhile();
    return done;
  });
  return () => done ?? assert.fail('nothing happened meanwhile');
}

test('a new code ends what was opened with the old one', async () => {
  const { officer, authenticationCode } = await collectCase(world, '9003');
  const words = { role: 'lead', card: world.lead, caseNumber: '9003' } as const;
  const lead = await logInAs(world, { ...words, authenticationCode });
  await lead.must(lead.get('/api/lead/case'));
  const token = await trialToken(officer, '9003', world.lead);
  const url = '/api/commission/cases/9003/commands';
  const again = await officer.must(officer.post(url, { ...REISSUED, data: { trialToken: token } }));
  assert.equal((await lead.get('/api/lead/case')).json.code, 'session.required');
  const renewed = await logInAs(world, { ...words, authenticationCode: again.json.once.authenticationCode });
  await renewed.must(renewed.get('/api/lead/case'));
  assert.equal((await lead.get('/api/lead/case')).json.code, 'session.required', 'the old one stays closed');
});

test('a login with the old code that is under way when the new one is issued opens nothing', async () => {
  const { officer, authenticationCode } = await collectCase(world, '9008');
  const token = await trialToken(officer, '9008', world.lead);
  const url = '/api/commission/cases/9008/commands';
  interrupt(world.parts, 'login', () => officer.must(officer.post(url, { ...REISSUED, data: { trialToken: token } })));
  const late = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: '9008', authenticationCode });
  assert.equal((await late.get('/api/lead/case')).json.code, 'session.required');
});

test('an officer who is taken off the list while her act is under way has not done it', async () => {
  const { visitor } = await officerWith(11, ['intake', 'commission']);
  await visitor.must(draft(visitor, '9004'));
  const before = await entries();
  interrupt(world.parts, 'transaction', () => withdrawCard(11));
  const reply = await draft(visitor, '9005');
  assert.deepEqual([reply.status, reply.json.code], [403, 'session.wrong-office']);
  assert.equal((await entries()) - before, 1, 'the removal alone');
  assert.equal((await visitor.get('/api/cases/9005')).status, 404);
});

test('an officer whose office is taken while her signed act is under way has not done it', async () => {
  const { card, visitor } = await officerWith(12, ['intake', 'commission']);
  await visitor.must(draft(visitor, '9006'));
  interrupt(world.parts, 'signature', () =>
    registerOfficer(world.parts, card.signing.certificate, '承辦12', ['intake']),
  );
  const data = { policy: 'lead-key-lost', choice: 'paper-alone', reasons: '委員會議決議。' };
  const reply = await visitor.post('/api/commission/cases/9006/commands', { command: 'settle-policy', data });
  assert.deepEqual([reply.status, reply.json.code], [403, 'session.wrong-office']);
});

test('a bundle is public when its entry stands, not before: publishing by who is off the list shows nothing', async () => {
  const open = await openCase(world, '9007');
  const { lead, log } = open;
  const { card, visitor } = await officerWith(14, OFFICES);
  const act = (command: string, data: object = {}) =>
    visitor.must(visitor.post('/api/commission/cases/9007/commands', { command, data }));
  for (let i = 0; i < 3; i++)
    await visitor.must(
      new Visitor(world.app).post(`/api/logs/${log}/signatures`, await makePost(world, open, world.card(60 + i))),
    );
  const held = (await lead.must(lead.post(`/api/lead/logs/${log}/hold`))).json;
  await lead.must(lead.post(`/api/lead/logs/${log}/file`, makeFiling(world, open, held, 3)));
  await visitor.must(visitor.post(`/api/commission/logs/${log}/export-filing`));
  await act('begin-household-check');
  await writeVerdict(world, open);
  await visitor.must(visitor.post(`/api/commission/logs/${log}/import-verdict`));
  await act('establish', { officialNumber: '第22案' });
  const isPublic = async () => (await new Visitor(world.app).get(`/bundles/${log}/index.json`)).status === 200;
  interrupt(world.parts, 'transaction', () => withdrawCard(14));
  assert.equal((await visitor.post('/api/commission/cases/9007/publish')).json.code, 'session.wrong-office');
  assert.equal(await isPublic(), false);
  assert.equal((await new Visitor(world.app).get(`/bundles/.${log}.ready/index.json`)).status, 404);
  await registerOfficer(world.parts, card.signing.certificate, '承辦14', ['commission']);
  const again = await logInAs(world, { role: 'commission', card });
  await again.must(again.post('/api/commission/cases/9007/publish'));
  assert.equal(await isPublic(), true);
  assert.deepEqual((await reportOf(world.parts.db)).findings, []);
});

test('who comes back on the list logs in anew: a session from before stays closed', async () => {
  const { card, visitor } = await officerWith(13, ['intake']);
  await visitor.must(visitor.get('/api/commission/cases'));
  await withdrawCard(13);
  assert.equal((await visitor.get('/api/commission/cases')).json.code, 'session.required');
  await registerOfficer(world.parts, card.signing.certificate, '承辦13', ['intake']);
  assert.equal((await visitor.get('/api/commission/cases')).json.code, 'session.required');
  await logInAs(world, { role: 'commission', card });
});
