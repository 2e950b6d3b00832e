import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { toBase64url, toHex } from '@lianshu/core/bytes';
import { encodeUnsealingCode, openRecovery } from '@lianshu/core/crypto';
import { encodeSignedManifest, manifestHash } from '@lianshu/core/manifest';
import { readManifestConsent } from '@lianshu/core/statement';
import { issueCard } from '@lianshu/devkit/card';
import {
  authorities,
  cardInReader,
  inSlot,
  lead,
  NOW,
  otherLead,
  PIN,
  p,
  pki,
  plan,
  random,
  trust,
} from './commission.fixture.ts';
import { consentText, signConsent } from './consent.ts';
import { codeOf, consentOf, folderOf, heldCeremony, newCeremony, SLOT, taken } from './held-ceremony.fixture.ts';
import { copyName } from './local-files.ts';
import { codeGroups, dateManifest, forget, makeKeys } from './make-keys.ts';
import { areProven, NO_PROOFS, proveByCard, proveSheet } from './prove-keys.ts';
import { readLeadCard } from './read-lead-card.ts';
import { fetchManifest, fetchOwnManifest, linkOf } from './signed-manifest.ts';

let done: Awaited<ReturnType<typeof heldCeremony>>;
before(async () => {
  done = await heldCeremony();
});

test("the lead's card is read by use, and both certificates are judged", () => {
  const card = taken(readLeadCard(p, trust, [inSlot()], NOW));
  assert.equal(card.holder, lead.person.name);
  assert.equal(card.slot, SLOT);
  assert.notDeepEqual(card.signing.der, card.encryption.der);
});

const BAD_CARDS = [
  ['no-encryption', 'card.no-encryption-certificate'],
  ['expired', 'certificate.expired'],
  ['mobile', 'certificate.mobile'],
  ['foreign-issuer', 'certificate.unknown-issuer'],
] as const;
for (const [kind, code] of BAD_CARDS) {
  test(`a card of the kind ${kind} is ${code}`, () => {
    const card = issueCard(pki, lead.person, { kind });
    assert.equal(codeOf(readLeadCard(p, trust, [inSlot(card)], NOW)), code);
  });
}

test('certificates of two cards in one reader are no pair', () => {
  const [encrypt] = inSlot(otherLead.card).certificates;
  const [, sign] = inSlot().certificates;
  const mixed = { slot: SLOT, serialNumber: '1', certificates: [encrypt!, sign!] };
  assert.equal(codeOf(readLeadCard(p, trust, [mixed], NOW)), 'card-pair');
});

test('the ceremony proves every path with the card that it wrapped for', async () => {
  const ceremony = newCeremony();
  const card = cardInReader();
  for (const path of ['pkcs1', 'cms', 'count'] as const) {
    assert.equal(taken(await proveByCard(p, card, ceremony, path, PIN, SLOT)), 'proven', path);
  }
  assert.equal(taken(proveSheet(p, ceremony, codeGroups(ceremony.code).join('-').toLowerCase())), true);
});

test('a form that the component does not know is unsupported; one working form is enough', async () => {
  const ceremony = newCeremony();
  const card = cardInReader(lead.card, ['cms']);
  assert.equal(taken(await proveByCard(p, card, ceremony, 'cms', PIN, SLOT)), 'unsupported');
  const proofs = { ...NO_PROOFS, sheet: 'proven', pkcs1: 'proven', count: 'proven' } as const;
  assert.equal(areProven({ ...proofs, cms: 'unsupported' }), true);
  assert.equal(areProven({ ...proofs, cms: 'wrong' }), false);
  assert.equal(areProven({ ...proofs, pkcs1: 'unsupported', cms: 'unsupported' }), false);
  for (const path of ['sheet', 'count'] as const) assert.equal(areProven({ ...proofs, [path]: 'waiting' }), false);
});

test('what a card returns that is not what was wrapped is wrong', async () => {
  const ceremony = newCeremony();
  const card = cardInReader();
  for (const plain of [new Uint8Array(60), new Uint8Array(32), new Uint8Array(0)]) {
    const liar = { ...card, decryptData: async () => ({ ok: true as const, value: plain.slice() }) };
    for (const path of ['pkcs1', 'count'] as const) {
      assert.equal(taken(await proveByCard(p, liar, ceremony, path, PIN, SLOT)), 'wrong');
    }
  }
});

test('a wrong PIN says nothing about the path', async () => {
  const answer = await proveByCard(p, cardInReader(), newCeremony(), 'pkcs1', '000000', SLOT);
  assert.equal(codeOf(answer), 'card.pin-wrong-two-left');
});

test('a mistyped sheet is told apart from one that cannot be read', () => {
  const ceremony = newCeremony();
  const text = encodeUnsealingCode(ceremony.code);
  const swapped = (text[0] === '0' ? '1' : '0') + text.slice(1);
  assert.equal(codeOf(proveSheet(p, ceremony, swapped)), 'code.wrong');
  assert.equal(codeOf(proveSheet(p, ceremony, text.slice(1))), 'code.malformed');
  assert.equal(codeOf(proveSheet(p, ceremony, `${text.slice(1)}U`)), 'code.malformed');
});

test('two ceremonies share nothing', () => {
  const [a, b] = [newCeremony('a'), newCeremony('b')];
  assert.notDeepEqual(a.code, b.code);
  assert.notDeepEqual(a.manifest.keys.open, b.manifest.keys.open);
  assert.notDeepEqual(a.wrap.pkcs1, b.wrap.pkcs1);
});

test('a ceremony that took long gets a manifest of its own time, with the same keys and code', async () => {
  const ceremony = newCeremony();
  const code = encodeUnsealingCode(ceremony.code);
  const dated = dateManifest(p, ceremony, NOW + 7_200_000);
  forget(ceremony);
  assert.equal(encodeUnsealingCode(dated.code), code);
  assert.equal(encodeUnsealingCode(ceremony.code), '0'.repeat(26));
  assert.deepEqual(dated.manifest, { ...ceremony.manifest, createdAt: NOW + 7_200_000 });
  assert.deepEqual(dated.manifestHash, manifestHash(p, dated.manifest));
  assert.equal(taken(await proveByCard(p, cardInReader(), dated, 'pkcs1', PIN, SLOT)), 'proven');
});

test("the manifest names the pinned registry, whatever the commission's plan would like", () => {
  const { manifest } = newCeremony();
  assert.deepEqual(manifest.registry.seal, trust.registry.seal);
  const hostile = { ...plan, policies: { ...plan.policies, disclosure: 'nobody' } } as unknown as typeof plan;
  const card = taken(readLeadCard(p, trust, [inSlot()], NOW));
  assert.equal(codeOf(makeKeys(p, random('x'), trust, hostile, card, NOW)), 'manifest.shape');
  const none = { ...plan, policies: undefined } as unknown as typeof plan;
  assert.equal(codeOf(makeKeys(p, random('x'), trust, none, card, NOW)), 'manifest.shape');
});

test("the consent is the card's signature over exactly this manifest", async () => {
  const ceremony = newCeremony();
  const text = consentText(ceremony, NOW + 999);
  assert.equal(readManifestConsent(text).signedAt, NOW);
  const wrongCard = await signConsent(p, trust, cardInReader(otherLead.card), ceremony, text, PIN, SLOT);
  assert.equal(codeOf(wrongCard), 'manifest.signature');
  const otherText = consentText(newCeremony('other'), NOW);
  const wrongText = await signConsent(p, trust, cardInReader(), ceremony, otherText, PIN, SLOT);
  assert.equal(codeOf(wrongText), 'statement.wrong-case');
});

test('nothing that is posted contains the code', () => {
  const { commission, ceremony } = done;
  const spellings = [
    encodeUnsealingCode(ceremony.code),
    toBase64url(ceremony.code),
    codeGroups(ceremony.code).join('-'),
  ];
  for (const spelling of spellings) for (const body of commission.posted) assert.ok(!body.includes(spelling));
});

test('the registry can hand the wrapped master back, which is useless without the code', () => {
  const { commission, ceremony } = done;
  const { sealSeed } = authorities.registry;
  const inner = openRecovery(p, sealSeed, plan.log, commission.wrap().recovery);
  assert.equal(inner?.length, 60);
  assert.equal(openRecovery(p, sealSeed, '9002.petition.1', ceremony.wrap.recovery), undefined);
});

test("before the log is open the lead's own copy is the manifest, if it is the one the commission names", async () => {
  const { ceremony } = done;
  const leadConsent = await consentOf(ceremony);
  const manifestSha256 = toHex(ceremony.manifestHash);
  const draft = { manifest: ceremony.manifest, leadConsent, commission: null, registry: null };
  const tool = folderOf([[copyName('manifest', plan.log, manifestSha256), encodeSignedManifest(draft)]]);
  const own = (change: object) =>
    fetchOwnManifest(p, trust, tool, done.commission.api, {
      log: plan.log,
      manifestSha256,
      phase: 'ceremony',
      ...change,
    });
  assert.deepEqual(taken(await own({})).hash, ceremony.manifestHash);
  const other = manifestSha256.slice(0, 8) + '0'.repeat(56);
  assert.equal(codeOf(await own({ manifestSha256: other })), 'manifest.hash-mismatch');
  assert.equal(codeOf(await own({ manifestSha256: 'f'.repeat(64) })), 'file.missing');
  assert.equal(codeOf(await own({ manifestSha256: 'f'.repeat(64), phase: 'open' })), 'accepted');
});

test('the signing link pins the manifest', async () => {
  const known = taken(await fetchManifest(p, trust, done.commission.api, plan.log));
  assert.match(linkOf(known), /^http:\/\/localhost:8460\/sign\/9001\.petition\.1#m=[A-Za-z0-9_-]{22}$/);
});

test('a manifest that one of the three did not sign is refused', async () => {
  const { commission } = await heldCeremony();
  const path = `/api/logs/${plan.log}/manifest`;
  const answer = await commission.api.get(path);
  const signed = taken(answer) as Record<string, never>;
  commission.replace(path, { ...signed, registry: signed.commission! });
  assert.equal(codeOf(await fetchManifest(p, trust, commission.api, plan.log)), 'manifest.signature');
});
