// A drill: a fake site drives a visitor's real card component with what the genuine site issued. What it gets and what it
// does not is the table "What a fake site can and cannot get" of SECURITY.md, row by row.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fromBase64, toBase64url, utf8 } from '@lianshu/core/bytes';
import { encodeCanonical } from '@lianshu/core/json';
import { logContextOf, manifestHash, signContextOf } from '@lianshu/core/manifest';
import { parseCertificate, slimCms } from '@lianshu/core/pki';
import { idCommit, receiptCommit, sealRecord } from '@lianshu/core/record';
import { renderAct, renderCardUsed, renderLogin, renderSign } from '@lianshu/core/statement';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import type { Browser, BrowserContext } from 'playwright-core';
import type { Card } from '../../devkit/src/card/index.ts';
import { type OpenCase, openCase } from '../../server/src/testing/acts.testing.ts';
import { ORIGIN } from '../../server/src/testing/log-fixture.testing.ts';
import { Visitor } from '../../server/src/testing/visitor.testing.ts';
import { openBrowser } from './browser.ts';
import { FAKE_ORIGIN, FakeSite } from './fake-site.ts';
import { connect, type SigningWorld, startSigningWorld } from './signing-world.ts';

const TIMEOUT = { timeout: 60_000 };
const SITE_NOT_TRUSTED = 0x76000031;
const PIN_LOCKED = 0xa4;

/** A row of the table, and whether the fake site gets it. */
const ROWS: Record<string, 'can' | 'cannot'> = {};
function drill(row: string, gets: 'can' | 'cannot', name: string, body: () => Promise<void>): void {
  ROWS[row] = gets;
  test(`${row} ${gets}: ${name}`, TIMEOUT, body);
}

let browser: Browser;
let context: BrowserContext;
let signing: SigningWorld;
let fake: FakeSite;
/** What the fake site kept of a signature that it relayed. */
let kept: object;
/** The one who runs the fake site, at home, with a browser of his own. */
let thief: Visitor;

before(async () => {
  signing = await startSigningWorld([40, 41, 42, 43, 44, 45, 46, 47], {
    trustedHosts: [],
    more: ({ officer }) => [{ card: officer, role: '承辦人' }],
  });
  browser = await openBrowser();
  context = await browser.newContext();
  fake = await FakeSite.open(context, signing.simulator.origin);
  thief = new Visitor(signing.world.app);
});
after(async () => {
  await browser?.close();
  await signing?.close();
});
beforeEach(() => {
  signing.simulator.setConditions({ reset: true });
  signing.simulator.eject();
});

function victim(index: number): Card {
  const card = signing.world.card(index);
  signing.simulator.insert(card.id);
  return card;
}

type Purpose = 'challenge' | 'card-used/challenge';

async function nonceOf(open: OpenCase, purpose: Purpose = 'challenge', by = thief) {
  return (await by.must(by.post(`/api/logs/${open.log}/${purpose}`))).json;
}

/** The genuine statement, with everything in it that the thief may choose. */
function genuine({ manifest }: OpenCase, challenge: object, { holder }: Card) {
  const secrets = { z: nodeRandom(32), receiptPublic: p.x25519Public(nodeRandom(32)), seed: nodeRandom(32) };
  const statement = renderSign({
    ...signContextOf(manifest, manifestHash(p, manifest)),
    ...(challenge as { nonce: string; issuedAt: number; expiresAt: number }),
    idCommit: idCommit(p, secrets.z, holder.idNumber),
    receiptCommit: receiptCommit(p, secrets.receiptPublic),
    idTail: holder.idNumber.slice(-4),
  });
  return { secrets, statement };
}

/** The thief's post: the victim's signature, sealed as her own browser would. */
function postOf({ manifest }: OpenCase, { holder }: Card, { secrets }: ReturnType<typeof genuine>, signature: string) {
  const cms = slimCms(fromBase64(signature));
  const { z, receiptPublic } = secrets;
  const fields = { disclosure: 'lead', idNumber: holder.idNumber, z, receiptPublic, cms } as const;
  const body = sealRecord(p, logContextOf(manifest, manifestHash(p, manifest)), fields, nodeRandom);
  return { cms: toBase64url(cms), body: toBase64url(body), seed: toBase64url(secrets.seed) };
}

/** One live relay from press to answer. */
async function relay(open: OpenCase, card: Card, at: FakeSite = fake, by = thief) {
  const made = genuine(open, await nonceOf(open, 'challenge', by), card);
  const got = await at.sign(made.statement, card.pin);
  if (got.ret_code !== 0) return { got, reply: undefined };
  const post = postOf(open, card, made, got.signature as string);
  return { got, post, reply: await by.post(`/api/logs/${open.log}/signatures`, post) };
}

async function cmsOf(content: Uint8Array, card: Card): Promise<string> {
  const got = await fake.sign(content, card.pin);
  assert.equal(got.ret_code, 0);
  return toBase64url(slimCms(fromBase64(got.signature as string)));
}

drill(
  'F1',
  'can',
  'without a PIN, the name and the last four characters on the card; never the whole number',
  async () => {
    const { holder } = victim(40);
    const got = await fake.press({ func: 'GetUserCert' });
    const { slots } = got as unknown as { slots: { token: { certs: { certb64: string; usage: string }[] } }[] };
    const signer = slots[0]!.token.certs.find(({ usage }) => usage === 'digitalSignature')!;
    const { subjectCommonName, idTail } = parseCertificate(fromBase64(signer.certb64));
    assert.deepEqual([subjectCommonName, idTail], [holder.name, holder.idNumber.slice(-4)]);
    const all = JSON.stringify(got) + slots[0]!.token.certs.map(({ certb64 }) => atob(certb64)).join('');
    assert.ok(!all.includes(holder.idNumber));
  },
);

drill('F2', 'can', 'with the PIN typed there, one record in the case that it relays, live', async () => {
  const card = victim(41);
  const { reply, post } = await relay(signing.open, card);
  kept = post!;
  assert.equal(reply?.status, 200);
  assert.equal((await thief.post(`/api/logs/${signing.open.log}/signatures`, post)).status, 200, 'and its receipt');
});

drill('F3', 'cannot', 'a second record of the card in that case', async () => {
  const { reply } = await relay(signing.open, victim(41));
  assert.deepEqual([reply?.status, reply?.json.code], [409, 'signature.already-signed']);
});

drill(
  'F4',
  'cannot',
  'hide it: the victim learns by her card, and by signing herself, that and when it was used',
  async () => {
    const card = victim(41);
    const { open } = signing;
    // Nor by posting what it kept so often that the door has had enough of the card.
    for (let i = 0; i < 30; i++) await thief.post(`/api/logs/${open.log}/signatures`, kept);
    const asked = { caseNumber: '9001', log: open.log, manifestHash: manifestHash(p, open.manifest), origin: ORIGIN };
    const content = renderCardUsed({ ...asked, ...(await nonceOf(open, 'card-used/challenge')) });
    const cms = toBase64url(slimCms(card.sign({ tbs: content, hash: 'SHA256', type: 'PKCS7' })));
    const { json } = await thief.must(thief.post(`/api/logs/${open.log}/card-used`, { cms }));
    assert.equal(json.signed, true);
    assert.match(json.firstSignedOn, /^\d{4}-\d\d-\d\d$/);
  },
);

drill(
  'F5',
  'cannot',
  'use one signature for another case, as a login, as a question, or after five minutes',
  async () => {
    const { world, open } = signing;
    const other = await openCase(world, '9002');
    const card = victim(42);
    const made = genuine(open, await nonceOf(open), card);
    const got = await fake.sign(made.statement, card.pin);
    const post = postOf(open, card, made, got.signature as string);
    assert.equal((await thief.post(`/api/logs/${other.log}/signatures`, post)).json.code, 'statement.wrong-case');
    const asked = await thief.post(`/api/logs/${open.log}/card-used`, { cms: post.cms });
    assert.equal(asked.json.code, 'statement.wrong-purpose');
    for (const role of ['lead', 'commission'] as const) {
      await thief.must(thief.post('/api/session/challenge', { role }));
      const login = {
        role,
        cms: post.cms,
        ...(role === 'lead' ? { caseNumber: '9001', authenticationCode: 'x' } : {}),
      };
      const reply = await thief.post('/api/session', login);
      assert.ok(reply.status >= 400 && reply.headers['set-cookie'] === undefined, reply.json.code);
      assert.match(reply.json.code, /^statement\./);
    }
    const { now } = world.clock;
    world.clock.now += 301_000;
    const late = await thief.post(`/api/logs/${open.log}/signatures`, post);
    world.clock.now = now;
    assert.equal(late.json.code, 'nonce.expired');
  },
);

drill('F6', 'cannot', 'have a text of its own accepted, nor a genuine one with the address changed', async () => {
  const card = victim(43);
  const { open } = signing;
  for (const change of [
    (text: string) => text.replaceAll(ORIGIN, FAKE_ORIGIN),
    (text: string) => text.replace('同意', '同意並授權'),
    () => '領取獎品',
  ]) {
    const made = genuine(open, await nonceOf(open), card);
    const content = utf8(change(new TextDecoder().decode(made.statement)));
    const got = await fake.sign(content, card.pin);
    assert.equal(got.ret_code, 0, 'the component signs whatever it is given');
    const reply = await thief.post(
      `/api/logs/${open.log}/signatures`,
      postOf(open, card, made, got.signature as string),
    );
    assert.match(reply.json.code, /^statement\./);
  }
});

drill('F7', 'can', 'lock the card by wrong PINs', async () => {
  const card = victim(44);
  for (let i = 0; i < 3; i++) await fake.sign(utf8('x'), '000000');
  const got = await fake.sign(utf8('x'), card.pin);
  assert.notEqual(got.ret_code, 0);
  assert.equal(Number(got.last_error), PIN_LOCKED);
});

drill('F8', 'can', "an officer's session, if her card is in the reader and her PIN typed", async () => {
  const { officer } = signing.world;
  signing.simulator.insert(officer.id);
  const { json: challenge } = await thief.must(thief.post('/api/session/challenge', { role: 'commission' }));
  const cms = await cmsOf(renderLogin({ role: 'commission', origin: ORIGIN, ...challenge }), officer);
  const { json } = await thief.must(thief.post('/api/session', { role: 'commission', cms }));
  thief.csrf = json.csrf;
  assert.equal((await thief.get('/api/commission/cases')).status, 200);
});

drill('F9', 'cannot', 'do a dangerous act with that session alone, nor with a signature over another act', async () => {
  const { officer } = signing.world;
  signing.simulator.insert(officer.id);
  const url = '/api/commission/cases/9001/commands';
  const act = { command: 'stop', data: { noticeOn: '2026-11-20' } };
  const asked = { caseNumber: '9001', act: 'stop', data: act.data };
  assert.equal((await thief.post(url, act)).json.code, 'session.card-needed');
  const { json: challenge } = await thief.must(thief.post('/api/session/act-challenge', asked));
  const { office, data, nonce, issuedAt, expiresAt } = challenge;
  const dataSha256 = p.sha256(encodeCanonical({ ...data, noticeOn: '2026-11-21' }));
  const fields = { office, caseNumber: '9001', act: 'stop', dataSha256, origin: ORIGIN, nonce, issuedAt, expiresAt };
  const cms = await cmsOf(renderAct(fields as Parameters<typeof renderAct>[0]), officer);
  const reply = await thief.post(url, { ...act, card: { cms } });
  assert.ok(reply.status >= 400);
  assert.match(reply.json.code, /^(statement|session)\./);
});

drill('F10', 'cannot', "a lead's session without the authentication code", async () => {
  const { lead } = signing.world;
  const stranger = new Visitor(signing.world.app);
  const { json: challenge } = await stranger.must(stranger.post('/api/session/challenge', { role: 'lead' }));
  const content = renderLogin({ role: 'lead', origin: ORIGIN, ...challenge, caseNumber: '9001' });
  const cms = toBase64url(slimCms(lead.sign({ tbs: content, hash: 'SHA256', type: 'PKCS7' })));
  const login = { role: 'lead', cms, caseNumber: '9001', authenticationCode: 'AAAA-AAAA-AAAA-AAAA' };
  assert.equal((await stranger.post('/api/session', login)).json.code, 'session.code-wrong');
});

drill('F11', 'cannot', 'anything from a component that keeps a list of sites', async () => {
  const card = victim(45);
  signing.simulator.setConditions({ untrustedSite: true });
  for (const got of [await fake.press({ func: 'GetUserCert' }), await fake.sign(utf8('x'), card.pin)]) {
    assert.equal(got.ret_code >>> 0, SITE_NOT_TRUSTED);
    assert.ok(!('slots' in got) && !('signature' in got));
  }
});

drill('F12', 'cannot', 'relay where the manifest demands the origin that the component signs', async () => {
  const strict = await startSigningWorld([46], { originAttribute: 'enforce', trustedHosts: [] });
  const other = await browser.newContext();
  try {
    const card = strict.world.card(46);
    strict.simulator.insert(card.id);
    const site = await FakeSite.open(other, strict.simulator.origin);
    const by = new Visitor(strict.world.app);
    strict.simulator.setConditions({ signedOrigin: 'page' });
    assert.equal((await relay(strict.open, card, site, by)).reply?.json.code, 'cms.origin-mismatch');
    strict.simulator.setConditions({ signedOrigin: 'none' });
    assert.equal((await relay(strict.open, card, site, by)).reply?.json.code, 'cms.origin-missing');
    strict.simulator.setConditions({ signedOrigin: 'page' });
    await connect(other, strict);
    const page = await other.newPage();
    await page.goto(strict.link);
    await page.getByRole('button', { name: '開始連署' }).click();
    await page.getByLabel('國民身分證統一編號').fill(card.holder.idNumber);
    await page.getByRole('button', { name: '檢查卡片' }).click();
    await page.getByLabel('卡片 PIN 碼', { exact: true }).fill(card.pin);
    await page.getByRole('button', { name: '我要連署' }).click();
    await page.getByRole('heading', { name: '連署完成' }).waitFor();
  } finally {
    await other.close();
    await strict.close();
  }
});

test('the table of SECURITY.md is this drill, row by row', () => {
  const text = readFileSync(join(import.meta.dirname, '../../SECURITY.md'), 'utf8');
  const told = [...text.matchAll(/^\| (F\d+) \| (can|cannot) \|/gm)].map(([, row, gets]) => [row!, gets!]);
  assert.deepEqual(Object.fromEntries(told), ROWS);
  assert.equal(told.length, 12);
});
