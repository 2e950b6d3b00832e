import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { type CommandName, type OfficerRole, papersNeeded, transitionOf } from '@lianshu/core/case';
import { renderLogin } from '@lianshu/core/statement';
import type { Card } from '../../../devkit/src/card/index.ts';
import { reportOf } from '../acts/report-of.testing.ts';
import { loadCase } from '../cases/case-store.ts';
import { logInAs, officerOf } from '../testing/acts.testing.ts';
import { ORIGIN } from '../testing/log-fixture.testing.ts';
import { type Asked, signAct } from '../testing/step-up.testing.ts';
import type { Reply, Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { registerOfficer } from './officers.ts';
import { OVERLAP_MS } from './session.ts';

let world: World;
let officer: Visitor;

before(async () => {
  world = await createWorld();
  officer = await officerOf(world);
  for (const number of ['9001', '9002']) {
    const draft = { number, kind: 'policy-initiative', mainText: '您是否同意本案為示範？', reason: '理由。' };
    await officer.must(officer.post('/api/commission/cases', { ...draft, leadName: world.lead.holder.name }));
    const data = { electorate: 100, proposersFiled: 5 };
    await officer.must(officer.post(`/api/commission/cases/${number}/commands`, { command: 'file-proposal', data }));
  }
});
after(() => world.close());

let choice = 'paper-alone';

/** An act of the commission meeting that may be repeated: the policy goes there and back. */
function settle(caseNumber = '9001'): Asked & { readonly data: object } {
  return { caseNumber, act: 'settle-policy', data: { policy: 'lead-key-lost', choice, reasons: '委員會議決議。' } };
}

const challenge = (visitor: Visitor, asked: Asked): Promise<Reply> =>
  visitor.call('POST', '/api/session/act-challenge', asked);

function send(visitor: Visitor, { caseNumber, act, data }: Asked, cms: string | undefined): Promise<Reply> {
  const card = cms === undefined ? {} : { card: { cms } };
  const papers = papersNeeded(act as CommandName, data ?? {});
  return visitor.call('POST', `/api/commission/cases/${caseNumber}/commands`, { command: act, data, papers, ...card });
}

/** How many events the case has: none of what is refused may leave one. */
async function length(number: string): Promise<number> {
  const { json } = await officer.must(officer.get(`/api/commission/cases/${number}`));
  return json.case.timeline.length;
}

async function officerWith(index: number, roles: readonly OfficerRole[]): Promise<{ card: Card; visitor: Visitor }> {
  const card = world.card(index);
  await registerOfficer(world.parts, card.signing.certificate, `承辦${index}`, roles);
  return { card, visitor: await logInAs(world, { role: 'commission', card }) };
}

test('a dangerous act waits for the card; with its signature over this very act it is entered', async () => {
  const before = await length('9001');
  const asked = settle();
  const refused = await send(officer, asked, undefined);
  assert.deepEqual([refused.status, refused.json.code], [403, 'session.card-needed']);
  assert.equal(refused.json.article, '電子簽章法 Art. 6');
  assert.equal(await length('9001'), before);
  const asking = await officer.must(challenge(officer, asked));
  assert.deepEqual([asking.json.office, asking.json.data], ['commission', asked.data]);
  await officer.must(send(officer, asked, signAct(world.officer, asked, asking)));
  assert.equal(await length('9001'), before + 1);
  choice = choice === 'paper-alone' ? 'risk-stated' : 'paper-alone';
});

type Wrong = (asked: Asked, asking: Reply) => Promise<{ cms: string; visitor?: Visitor; as?: Asked }>;

const WRONG: Readonly<Record<string, readonly [make: Wrong, code: string, why?: string]>> = {
  'the card of another officer': [
    async (asked, asking) => ({ cms: signAct((await officerWith(11, ['commission'])).card, asked, asking) }),
    'session.other-card',
  ],
  'a card of somebody else': [
    async (asked, asking) => ({ cms: signAct(world.card(12), asked, asking) }),
    'session.other-card',
  ],
  'the signature of another act': [
    async (asked, asking) => ({ cms: signAct(world.officer, asked, asking, { act: 'withdraw' }) }),
    'statement.mismatch',
  ],
  'a signature sent with another act': [
    async (asked, asking) => ({
      cms: signAct(world.officer, asked, asking),
      as: { caseNumber: '9001', act: 'not-accept', data: { ground: 'papers', reasons: '不合規定。' } },
    }),
    'statement.mismatch',
  ],
  'a signature sent with other data': [
    async (asked, asking) => ({
      cms: signAct(world.officer, asked, asking),
      as: { ...asked, data: { ...asked.data, reasons: '另有理由。' } },
    }),
    'statement.mismatch',
  ],
  'a signature sent to another case': [
    async (asked, asking) => ({ cms: signAct(world.officer, asked, asking), as: { ...asked, caseNumber: '9002' } }),
    'statement.wrong-case',
  ],
  'a statement of other data with the nonce of these': [
    async (asked, asking) => {
      const other = { ...asked, data: { ...asked.data, reasons: '另有理由。' } };
      const json = { ...asking.json, data: other.data };
      return { cms: signAct(world.officer, other, { ...asking, json }), as: other };
    },
    'session.card-needed',
    'nonce.other-log',
  ],
  'another office': [
    async (asked, asking) => ({ cms: signAct(world.officer, asked, asking, { office: 'legal' }) }),
    'statement.mismatch',
  ],
  'another site': [
    async (asked, asking) => ({ cms: signAct(world.officer, asked, asking, { origin: 'https://evil.example' }) }),
    'statement.mismatch',
  ],
  'another session of the same officer': [
    async (asked, asking) => ({ cms: signAct(world.officer, asked, asking), visitor: await officerOf(world) }),
    'session.card-needed',
    'nonce.other-log',
  ],
  'times that the nonce was not issued for': [
    async (asked, asking) => ({
      cms: signAct(world.officer, asked, asking, { expiresAt: asking.json.expiresAt + 60_000 }),
    }),
    'session.card-needed',
    'nonce.forged',
  ],
  'a nonce that nobody issued': [
    async (asked, asking) => ({ cms: signAct(world.officer, asked, asking, { nonce: 'A'.repeat(64) }) }),
    'session.card-needed',
    'nonce.forged',
  ],
  'a statement of login': [
    async (_asked, { json: { nonce, issuedAt, expiresAt } }) => {
      const tbs = renderLogin({ role: 'commission', origin: ORIGIN, nonce, issuedAt, expiresAt });
      return { cms: toBase64url(world.officer.sign({ tbs, hash: 'SHA256', type: 'PKCS7' })) };
    },
    'statement.wrong-purpose',
  ],
  'bytes that are no signature': [async () => ({ cms: 'AAAA' }), 'cms.malformed'],
  'a changed signature': [
    async (asked, asking) => {
      const cms = fromBase64url(signAct(world.officer, asked, asking));
      cms[cms.length - 1]! ^= 1;
      return { cms: toBase64url(cms) };
    },
    'cms.signature-invalid',
  ],
};

test('every other signature is refused, and nothing is entered', async () => {
  assert.equal(Object.keys(WRONG).length, 15);
  const before = [await length('9001'), await length('9002')];
  for (const [name, [make, code, why]] of Object.entries(WRONG)) {
    const asked = settle();
    const asking = await officer.must(challenge(officer, asked));
    const { cms, visitor = officer, as = asked } = await make(asked, asking);
    const { json } = await send(visitor, as, cms);
    assert.equal(json.code, code, name);
    if (why !== undefined) assert.equal(json.detail.why, why, name);
  }
  assert.deepEqual([await length('9001'), await length('9002')], before);
});

test('a signature is worth one act, within five minutes, also when the clock is set back', async () => {
  const { now } = world.clock;
  const asked = settle();
  const late = signAct(world.officer, asked, await officer.must(challenge(officer, asked)));
  world.clock.now += 301_000;
  const expired = await send(officer, asked, late);
  assert.deepEqual([expired.json.code, expired.json.detail.why], ['session.card-needed', 'nonce.expired']);
  world.clock.now = now;
  const cms = signAct(world.officer, asked, await officer.must(challenge(officer, asked)));
  await officer.must(send(officer, asked, cms));
  for (const at of [now, now + 200_000, now - 3_600_000]) {
    world.clock.now = at;
    const again = await send(officer, asked, cms);
    assert.deepEqual([again.json.code, again.json.detail.why], ['session.card-needed', 'used']);
  }
  world.clock.now = now;
  choice = choice === 'paper-alone' ? 'risk-stated' : 'paper-alone';
});

test('the documents beside a signed act are those that follow from it, however many were ticked', async () => {
  const asked = settle('9002');
  const cms = signAct(world.officer, asked, await officer.must(challenge(officer, asked)));
  const papers = ['commission-minutes', 'commission-minutes', 'commission-minutes'];
  const body = { command: asked.act, data: asked.data, papers, card: { cms } };
  await officer.must(officer.call('POST', '/api/commission/cases/9002/commands', body));
  const { events } = await loadCase(world.parts.db, '9002');
  assert.deepEqual(events.at(-1)?.papers, ['commission-minutes']);
  assert.deepEqual((await reportOf(world.parts.db)).findings, []);
});

test('after an act was signed the session’s cookie has a new value; a copy of the one before ends the session', async () => {
  const { card, visitor } = await officerWith(16, ['commission']);
  const first = visitor.cookie;
  const sign = async () => {
    const asked = settle();
    const cms = signAct(card, asked, await visitor.must(challenge(visitor, asked)));
    await visitor.must(send(visitor, asked, cms));
    choice = choice === 'paper-alone' ? 'risk-stated' : 'paper-alone';
  };
  const read = () => visitor.get('/api/session?role=commission');
  await visitor.must(read());
  assert.equal(visitor.cookie, first, 'no value is due');
  await sign();
  await visitor.must(read());
  const second = visitor.cookie;
  assert.notEqual(second, first, 'the next answer brings it');
  await visitor.must(read());
  assert.equal(visitor.cookie, second);
  // Another act within the overlap: two values at most are good at any time, so the next change waits for its end.
  await sign();
  await visitor.must(read());
  assert.equal(visitor.cookie, second);
  const old = () => visitor.call('GET', '/api/session?role=commission', undefined, { cookie: first! });
  await visitor.must(old());
  world.clock.now += OVERLAP_MS;
  await visitor.must(read());
  assert.notEqual(visitor.cookie, second, 'and then it comes');
  const reply = await old();
  assert.deepEqual([reply.status, reply.json.detail], [401, { why: 'reused' }]);
  assert.equal((await read()).json.detail.why, 'reused');
});

test('ten requests with one signature enter one act', async () => {
  const asked = settle();
  const before = await length('9001');
  const cms = signAct(world.officer, asked, await officer.must(challenge(officer, asked)));
  const replies = await Promise.all(Array.from({ length: 10 }, () => send(officer, asked, cms)));
  assert.equal(replies.filter(({ status }) => status === 200).length, 1);
  assert.equal(await length('9001'), before + 1);
  choice = choice === 'paper-alone' ? 'risk-stated' : 'paper-alone';
});

test('an act is its own office’s: others are told whose it is, before they sign and after', async () => {
  const { visitor, card } = await officerWith(13, ['intake']);
  const asked = settle();
  assert.deepEqual(transitionOf('settle-policy').office, ['commission']);
  const asking = await challenge(visitor, asked);
  assert.deepEqual([asking.status, asking.json.code], [403, 'session.wrong-office']);
  assert.equal(asking.json.detail.offices, 'commission');
  const own = await officer.must(challenge(officer, asked));
  assert.equal((await send(visitor, asked, signAct(card, asked, own))).json.code, 'session.wrong-office');
  assert.equal((await send(visitor, asked, undefined)).json.code, 'session.wrong-office');
});

test('what the list says of a card counts at once', async () => {
  const { visitor, card } = await officerWith(14, ['commission']);
  assert.deepEqual((await visitor.get('/api/session?role=commission')).json.roles, ['commission']);
  assert.equal((await challenge(visitor, settle())).status, 200);
  await registerOfficer(world.parts, card.signing.certificate, '承辦14', ['legal']);
  assert.deepEqual((await visitor.get('/api/session?role=commission')).json.roles, ['legal']);
  assert.equal((await challenge(visitor, settle())).json.code, 'session.wrong-office');
});

test('an auditor reads every case and enters nothing', async () => {
  const { visitor } = await officerWith(15, ['auditor']);
  assert.equal((await visitor.get('/api/commission/cases')).status, 200);
  const view = await visitor.must(visitor.get('/api/commission/cases/9001'));
  assert.ok(view.json.allowed.length > 0);
  const { json } = await visitor.get('/api/openapi.json');
  const known = { number: '9001', log: '9001.petition.1' } as Readonly<Record<string, string>>;
  let walked = 0;
  for (const [path, operations] of Object.entries<Record<string, unknown>>(json.paths)) {
    if (!path.startsWith('/api/commission/')) continue;
    for (const method of ['post', 'put', 'delete', 'patch']) {
      if (operations[method] === undefined) continue;
      const url = path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '1');
      const body = path.endsWith('/commands') ? { command: 'settle-policy', data: settle().data } : DRAFT;
      const reply = await visitor.call(method.toUpperCase(), url, body);
      // A body of another shape is seen before the office where the office hangs on the body.
      assert.equal(reply.json?.code, 'session.wrong-office', `${method} ${path}`);
      walked += 1;
    }
  }
  assert.ok(walked >= 7, String(walked));
});

const DRAFT = {
  number: '9009',
  kind: 'policy-initiative',
  mainText: '您是否同意本案為示範？',
  reason: '理由。',
  leadName: '示範',
};
