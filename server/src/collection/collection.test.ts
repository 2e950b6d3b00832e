import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { addDays } from '@lianshu/core/calendar';
import type { CommandName } from '@lianshu/core/case';
import { type Card, issueCard } from '../../../devkit/src/card/index.ts';
import { loadCase } from '../cases/case-store.ts';
import { logInAs, makeCeremony, officerOf } from '../testing/acts.testing.ts';
import { answerTrial, askTrial, trialToken } from '../testing/counter.testing.ts';
import { serveLetter } from '../testing/letters.testing.ts';
import { NOW } from '../testing/log-fixture.testing.ts';
import { type Reply, Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

const TODAY = '2026-11-23';
const DAY_MS = 86_400_000;
/** The petition that begins on `TODAY` ends on it. */
const LAST_DAY = '2027-05-23';

let world: World;
let officer: Visitor;

before(async () => {
  world = await createWorld();
  officer = await officerOf(world);
});
after(() => world.close());

const send = (number: string, command: CommandName, data: object = {}): Promise<Reply> =>
  officer.post(`/api/commission/cases/${number}/commands`, { command, data });
const must = (number: string, command: CommandName, data: object = {}) => officer.must(send(number, command, data));
const COLLECTED = { electronic: true, paper: false, undertaking: true };

/** A case whose lead has been told to come. */
async function notified(number: string): Promise<void> {
  await officer.must(
    officer.post('/api/commission/cases', {
      number,
      kind: 'policy-initiative',
      mainText: '您是否同意本案為示範？',
      reason: '理由書：本案為示範。',
      leadName: world.lead.holder.name,
    }),
  );
  await must(number, 'file-proposal', { electorate: 100, proposersFiled: 5 });
  await must(number, 'accept-proposal', { mattersConsulted: true });
  await must(number, 'begin-proposer-check');
  await must(number, 'record-proposer-check', { valid: 5, struckOut: 0 });
  await must(number, 'notify-to-collect');
  await serveLetter(officer, number, 'collection-notice', TODAY);
}

/** What signs as the lead's card does, with another card's pair for encryption. */
const withPairOf = (other: Card): Card =>
  ({
    encryption: other.encryption,
    signing: world.lead.signing,
    sign: (request: Parameters<Card['sign']>[0]) => world.lead.sign(request),
  }) as Card;

/** Another card of the lead's. */
const leadCard = (options: Parameters<World['card']>[1]): Card => world.card(2, { ordinal: 2, ...options });

suite('the trial of the card', () => {
  test('a good card decrypts, and its token becomes what the event says', async () => {
    await notified('9401');
    const asked = await officer.must(askTrial(officer, '9401', world.lead));
    assert.equal(fromBase64url(asked.json.ciphertext).length, 256);
    assert.equal(asked.json.neededUntil, LAST_DAY);
    assert.ok(asked.json.expiresOn > LAST_DAY);
    const { token } = (await officer.must(answerTrial(officer, '9401', asked, world.lead))).json;
    const done = await must('9401', 'record-collection', { ...COLLECTED, trialToken: token });
    assert.match(done.json.once.authenticationCode, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    const { state } = await loadCase(world.parts.db, '9401');
    const certificate = world.lead.encryption!.certificate;
    assert.equal(
      state.collected?.trial?.certificateSha256,
      Buffer.from(world.parts.primitives.sha256(certificate)).toString('hex'),
    );
    assert.equal(state.collected?.trial?.expiresOn, asked.json.expiresOn);
  });

  test('no electronic collection without one; paper needs none', async () => {
    await notified('9402');
    const none = await send('9402', 'record-collection', COLLECTED);
    assert.deepEqual([none.json.code, none.json.detail.guard], ['case.guard-failed', 'trial-decryption']);
    await must('9402', 'record-collection', { electronic: false, paper: true, undertaking: false });
    const added = { electronic: true, paper: false, undertaking: true };
    assert.equal((await send('9402', 'add-collection', added)).json.detail.guard, 'trial-decryption');
    await must('9402', 'add-collection', { ...added, trialToken: await trialToken(officer, '9402', world.lead) });
  });

  test('a request cannot say what was tried', async () => {
    await notified('9403');
    const trial = { certificateSha256: '00'.repeat(32), expiresOn: '2030-01-01' };
    for (const data of [
      { ...COLLECTED, trial },
      { ...COLLECTED, trial: null },
      { ...COLLECTED, trial, trialToken: await trialToken(officer, '9403', world.lead) },
      { ...COLLECTED, trialToken: 7 },
    ]) {
      const reply = await send('9403', 'record-collection', data);
      assert.equal(reply.json.code, 'request.malformed', JSON.stringify(data));
    }
  });

  test('a token is worth one case, ten minutes and one act', async () => {
    await notified('9404');
    await notified('9405');
    const foreign = await trialToken(officer, '9405', world.lead);
    const other = await send('9404', 'record-collection', { ...COLLECTED, trialToken: foreign });
    assert.equal(other.json.code, 'trial.over');
    const token = await trialToken(officer, '9404', world.lead);
    const changed = `${token.slice(0, -4)}${token.at(-4) === 'A' ? 'B' : 'A'}${token.slice(-3)}`;
    assert.equal(
      (await send('9404', 'record-collection', { ...COLLECTED, trialToken: changed })).json.code,
      'trial.over',
    );
    world.clock.now = NOW + 10 * 60_000 + 1;
    const late = await send('9404', 'record-collection', { ...COLLECTED, trialToken: token });
    world.clock.now = NOW;
    assert.equal(late.json.code, 'trial.over');
    await must('9404', 'record-collection', { ...COLLECTED, trialToken: token });
    const again = await send('9404', 'reissue-code', { trialToken: token });
    assert.equal(again.json.code, 'trial.over');
  });

  test('a card that cannot decrypt, or decrypts something else, passes nothing', async () => {
    await notified('9406');
    const asked = await officer.must(askTrial(officer, '9406', world.lead));
    const answer = (plaintext: Uint8Array, challenge = asked.json.challenge) =>
      officer.post('/api/commission/cases/9406/trial/answer', { challenge, plaintext: toBase64url(plaintext) });
    for (const plaintext of [new Uint8Array(0), new Uint8Array(60)])
      assert.equal((await answer(plaintext)).json.code, 'trial.failed');
    const plaintext = world.lead.decrypt(fromBase64url(asked.json.ciphertext), 'PKCS#1')!;
    const forged = `${asked.json.challenge[0] === 'A' ? 'B' : 'A'}${asked.json.challenge.slice(1)}`;
    assert.equal((await answer(plaintext, forged)).json.code, 'trial.failed');
    const elsewhere = await officer.post('/api/commission/cases/9405/trial/answer', {
      challenge: asked.json.challenge,
      plaintext: toBase64url(plaintext),
    });
    assert.equal(elsewhere.json.code, 'trial.failed');
    world.clock.now = NOW + 10 * 60_000 + 1;
    assert.equal((await answer(plaintext)).json.code, 'trial.over');
    world.clock.now = NOW;
    assert.equal((await answer(plaintext)).status, 200);
  });

  test("only the two certificates of the lead's own valid card are tried", async () => {
    await notified('9407');
    const ofLead = {
      certificate: toBase64url(world.lead.encryption!.certificate),
      signing: toBase64url(world.lead.signing.certificate),
    };
    const codeOf = async (change: Partial<typeof ofLead>): Promise<string> =>
      (await officer.post('/api/commission/cases/9407/trial', { ...ofLead, ...change })).json.code;
    assert.equal(await codeOf({ certificate: ofLead.signing }), 'certificate.key-usage');
    assert.equal(await codeOf({ signing: ofLead.certificate }), 'certificate.encryption-used-to-sign');
    assert.equal(await codeOf({ signing: toBase64url(world.card(30).signing.certificate) }), 'trial.other-person');
    const { name } = world.lead.holder;
    const namesake = issueCard(world.pki, { idNumber: world.card(30).holder.idNumber, name });
    assert.equal(await codeOf({ signing: toBase64url(namesake.signing.certificate) }), 'trial.other-person');
    const codes: Record<string, string> = {};
    const cards: Record<string, Card> = {
      other: world.card(30),
      expired: leadCard({ kind: 'expired' }),
      'not yet valid': leadCard({ kind: 'not-yet-valid' }),
      foreign: leadCard({ kind: 'foreign-issuer' }),
      forged: leadCard({ kind: 'forged-issuer' }),
      mobile: leadCard({ kind: 'mobile' }),
      company: leadCard({ kind: 'not-natural-person' }),
    };
    for (const [name, card] of Object.entries(cards)) codes[name] = (await askTrial(officer, '9407', card)).json.code;
    assert.deepEqual(codes, {
      other: 'trial.other-person',
      expired: 'certificate.expired',
      'not yet valid': 'certificate.not-yet-valid',
      foreign: 'certificate.unknown-issuer',
      forged: 'certificate.issuer-signature',
      mobile: 'certificate.mobile',
      company: 'certificate.not-natural-person',
    });
    const revoked = world.card(90, { kind: 'revoked', generation: 'G2' });
    assert.equal((await askTrial(officer, '9407', revoked)).json.code, 'certificate.revoked');
    assert.equal(await codeOf({ certificate: 'AAAA' }), 'certificate.malformed');
    assert.equal(await codeOf({ signing: 'AAAA' }), 'certificate.malformed');
  });

  test('a card that expires inside the six months is told, and needs the lead to accept it', async () => {
    await notified('9408');
    const fiveYears = 5 * 365 * DAY_MS + DAY_MS;
    const card = leadCard({ issuedAt: NOW + 90 * DAY_MS - fiveYears });
    const asked = await officer.must(askTrial(officer, '9408', card));
    assert.ok(asked.json.expiresOn < asked.json.neededUntil);
    const token = (await officer.must(answerTrial(officer, '9408', asked, card))).json.token;
    const refused = await send('9408', 'record-collection', { ...COLLECTED, trialToken: token });
    assert.deepEqual(refused.json.detail, {
      guard: 'trial-decryption',
      field: 'acceptsExpiry',
      expiresOn: asked.json.expiresOn,
      lastDay: LAST_DAY,
    });
    await must('9408', 'record-collection', { ...COLLECTED, trialToken: token, acceptsExpiry: true });
  });

  test('nothing to collect, no trial; and none for anyone but an officer', async () => {
    await officer.must(
      officer.post('/api/commission/cases', {
        number: '9409',
        kind: 'policy-initiative',
        mainText: '您是否同意本案為示範？',
        reason: '理由書。',
        leadName: world.lead.holder.name,
      }),
    );
    assert.equal((await askTrial(officer, '9409', world.lead)).json.code, 'case.wrong-state');
    assert.equal((await askTrial(officer, '9499', world.lead)).json.code, 'case.unknown');
    const counter = await officer.must(officer.get('/api/commission/cases/9409/counter'));
    assert.deepEqual(counter.json.acts, []);
    const stranger = new Visitor(world.app);
    assert.equal((await askTrial(stranger, '9407', world.lead)).json.code, 'session.required');
  });

  test('the counter names the acts, the day and the undertaking', async () => {
    await notified('9410');
    const { json } = await officer.must(officer.get('/api/commission/cases/9410/counter'));
    assert.deepEqual(json.acts, ['record-collection']);
    assert.deepEqual([json.collected, json.neededUntil], [{ electronic: false, paper: false }, LAST_DAY]);
    assert.match(json.undertaking.join('\n'), /切結書[\s\S]*二份開封碼均遺失者/);
  });
});

suite('the card that was shown is the one that opens', () => {
  const lead = (number: string, authenticationCode: string, card: Card) =>
    logInAs(world, { role: 'lead', card, caseNumber: number, authenticationCode });

  test('keys wrapped for another card are refused; a new code binds the new card and ends the old code', async () => {
    const number = '9420';
    await notified(number);
    const trial = await trialToken(officer, number, world.lead);
    const done = await must(number, 'record-collection', { ...COLLECTED, trialToken: trial });
    const oldCode = done.json.once.authenticationCode;
    const renewed = leadCard({});
    await assert.rejects(lead(number, oldCode, renewed), /session\.code-wrong/);
    const session = await lead(number, oldCode, world.lead);
    const post = async (visitor: Visitor, card: Card) => {
      const { plan } = (await visitor.must(visitor.get('/api/lead/case'))).json;
      return visitor.post('/api/lead/logs', makeCeremony(world, plan, card).body);
    };
    const refused = await post(session, withPairOf(renewed));
    assert.deepEqual([refused.status, refused.json.code], [422, 'trial.other-card']);
    assert.equal(refused.json.article, 'regulation Art. 4, 7(1)');
    const again = await must(number, 'reissue-code', { trialToken: await trialToken(officer, number, renewed) });
    const newCode = again.json.once.authenticationCode;
    assert.notEqual(newCode, oldCode);
    await assert.rejects(lead(number, oldCode, renewed), /session\.code-wrong/);
    const accepted = await post(await lead(number, newCode, renewed), renewed);
    assert.equal(accepted.status, 200, JSON.stringify(accepted.json));
    const { dates } = (await new Visitor(world.app).get(`/api/cases/${number}`)).json;
    assert.deepEqual([dates.firstDay, dates.lastDay], [addDays(TODAY, 1), LAST_DAY]);
  });

  test('so it is for proposers: the card of the opening, and after a new code the card of that', async () => {
    const number = '9421';
    await officer.must(
      officer.post('/api/commission/cases', {
        number,
        kind: 'policy-initiative',
        mainText: '您是否同意本案為示範？',
        reason: '理由書。',
        leadName: world.lead.holder.name,
      }),
    );
    await must(number, 'settle-policy', { policy: 'e-proposal', choice: 'on', reasons: '示範' });
    const terms = { electorate: 400, lastDay: '2027-02-28', undertaking: true };
    const opened = await must(number, 'open-proposing', {
      ...terms,
      trialToken: await trialToken(officer, number, world.lead),
    });
    const { json } = await officer.must(officer.get(`/api/commission/cases/${number}/counter`));
    assert.deepEqual([json.acts, json.neededUntil], [['reissue-code'], '2027-02-28']);
    const renewed = leadCard({});
    const sent = async (visitor: Visitor, card: Card) => {
      const { plan } = (await visitor.must(visitor.get('/api/lead/case'))).json;
      assert.equal(plan.log, `${number}.proposal.1`);
      return visitor.post('/api/lead/logs', makeCeremony(world, plan, card).body);
    };
    const oldCode = opened.json.once.authenticationCode;
    await assert.rejects(lead(number, oldCode, renewed), /session\.code-wrong/);
    const kept = await sent(await lead(number, oldCode, world.lead), withPairOf(renewed));
    assert.equal(kept.json.code, 'trial.other-card');
    const again = await must(number, 'reissue-code', { trialToken: await trialToken(officer, number, renewed) });
    await assert.rejects(lead(number, oldCode, renewed), /session\.code-wrong/);
    const session = await lead(number, again.json.once.authenticationCode, renewed);
    const accepted = await sent(session, renewed);
    assert.equal(accepted.status, 200, JSON.stringify(accepted.json));
  });

  test('a new code without a trial is none', async () => {
    const reply = await send('9420', 'reissue-code', {});
    assert.equal(reply.json.code, 'request.malformed');
  });
});
