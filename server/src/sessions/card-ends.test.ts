import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { toHex } from '@lianshu/core/bytes';
import { parseCertificate } from '@lianshu/core/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import type { Card } from '../../../devkit/src/card/index.ts';
import { issueRevocationList } from '../../../devkit/src/pki/index.ts';
import { collectCase, logInAs } from '../testing/acts.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { cardKeyOf } from './card-key.ts';
import { clientOf } from './client-of.ts';
import { registerOfficer } from './officers.ts';

const DAY_MS = 86_400_000;
let world: World;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

/** The newest list of the card's generation names it from now on; gives the server as it is after reading that. */
async function revoke(card: Card): Promise<World['app']> {
  const { now } = world.clock;
  const list = issueRevocationList(world.pki.issuer(card.generation), {
    thisUpdate: now,
    nextUpdate: now + DAY_MS,
    number: 2026112399,
    revoked: [{ serial: card.signing.serial, revokedAt: now }],
  });
  await writeFile(join(world.config.revocationFolder, `${card.generation}-2.crl`), list);
  const { app, parts } = await world.restarted();
  after(() => parts.gate.close());
  return app;
}

const at = (app: World['app'], { cookie }: Visitor, url: string) => {
  const visitor = new Visitor(app);
  visitor.cookie = cookie;
  return visitor.get(url);
};

test('a card that is revoked ends its sessions at their next use, for good, and those of no other card', async () => {
  const card = world.card(51);
  await registerOfficer(world.parts, card.signing.certificate, '甲', ['intake']);
  const [one, two] = [
    await logInAs(world, { role: 'commission', card }),
    await logInAs(world, { role: 'commission', card }),
  ];
  const other = await logInAs(world, { role: 'commission', card: world.officer });
  const url = '/api/commission/cases';
  const app = await revoke(card);
  for (const visitor of [one, two]) {
    const { status, json } = await at(app, visitor, url);
    assert.deepEqual([status, json.code, json.detail], [401, 'session.required', { why: 'card' }]);
  }
  assert.equal((await at(app, other, url)).status, 200);
  assert.equal((await at(world.app, one, url)).json.detail.why, 'card', 'also where the list is not known yet');
});

test('so it is for the lead', async () => {
  const { authenticationCode } = await collectCase(world, '9001');
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: '9001', authenticationCode });
  await lead.must(lead.get('/api/lead/case'));
  assert.equal((await at(await revoke(world.lead), lead, '/api/lead/case')).json.detail.why, 'card');
});

test('a certificate that ends in the middle of a session ends it', async () => {
  const { notBefore, notAfter } = world.card(52, { issuedAt: world.clock.now });
  const card = world.card(52, { issuedAt: world.clock.now - (notAfter - notBefore) + DAY_MS / 24 });
  await registerOfficer(world.parts, card.signing.certificate, '乙', ['intake']);
  const visitor = await logInAs(world, { role: 'commission', card });
  const { now } = world.clock;
  world.clock.now = card.notAfter;
  assert.equal((await visitor.get('/api/commission/cases')).status, 200);
  world.clock.now = card.notAfter + 1000;
  assert.equal((await visitor.get('/api/commission/cases')).json.detail.why, 'card');
  world.clock.now = now;
});

test('a card’s key is the hash that openssl and Node give of its public key', () => {
  for (const index of [1, 2, 3]) {
    const { certificate } = world.card(index).signing;
    const spki = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
    const expected = createHash('sha256').update(spki).digest('hex');
    assert.equal(toHex(cardKeyOf(p, parseCertificate(certificate))), expected);
  }
});

test('of a browser two words are kept and nothing else', () => {
  const cases: readonly (readonly [string | undefined, string])[] = [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      'chrome/windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
      'edge/windows',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14.7; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefox/macos'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
      'safari/macos',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'safari/ios',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
      'chrome/android',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefox/linux'],
    ['lianshu-lead', 'lead-tool/other'],
    ['王小明的電腦 10.1.2.3', 'other/other'],
    [undefined, 'other/other'],
  ];
  for (const [text, words] of cases) assert.equal(clientOf(text), words);
});
