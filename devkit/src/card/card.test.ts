import assert from 'node:assert/strict';
import { constants, createVerify, publicEncrypt, verify, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { utf8 } from '@lianshu/core/bytes';
import { createDemoPki } from '../pki/demo-pki.ts';
import { openssl, WITHOUT_OPENSSL } from '../pki/openssl.testing.ts';
import { pem } from '../pki/pem.ts';
import { seededRandom } from '../pki/seeded-random.ts';
import { BROKEN_CMS, type BrokenCms, makeBrokenCms } from './broken-cms.ts';
import { issueCard, revokedSerials } from './card.ts';
import { CARD_KINDS, type CardKind } from './card-kind.ts';
import { sealEnvelopedCms } from './enveloped-cms.ts';

const pki = createDemoPki();
const holder = { idNumber: 'A123456789', name: '示範𡍼一' };
const content = utf8('中文內容\n');
const kinds = Object.keys(CARD_KINDS) as CardKind[];

const text = (der: Uint8Array): string =>
  openssl(
    [
      'x509',
      '-inform',
      'DER',
      '-in',
      'c.der',
      '-noout',
      '-text',
      '-nameopt',
      'utf8,sep_comma_plus',
      '-certopt',
      'ext_dump',
    ],
    { 'c.der': der },
  ).out;

function chain(generation: 'G2' | 'G3'): Record<string, string> {
  return {
    'root.pem': pem('CERTIFICATE', pki.root(generation).certificate),
    'ca.pem': pem('CERTIFICATE', pki.issuer(generation).certificate),
  };
}

test('openssl reads every point of the profile in both certificates', { skip: WITHOUT_OPENSSL }, () => {
  for (const generation of ['G2', 'G3'] as const) {
    const card = issueCard(pki, holder, { generation });
    const signing = text(card.signing.certificate);
    assert.match(signing, /Version: 3 /);
    assert.match(signing, /Signature Algorithm: sha256WithRSAEncryption/);
    assert.match(signing, new RegExp(`Subject: C=TW,CN=示範𡍼一,serialNumber=${card.subjectSerialNumber}`));
    assert.match(signing, /Issuer: C=TW,O=\(示範 DEMO\) 行政院,OU=\(示範 DEMO\) 內政部憑證管理中心/);
    assert.match(signing, /Public-Key: \(2048 bit\)/);
    assert.match(signing, /Key Usage: critical\s+Digital Signature\n/);
    assert.match(signing, /Policy: 2\.16\.886\.101\.0\.3\.3/);
    assert.match(signing, /Subject Directory Attributes/);
    assert.equal(signing.match(/URI:http:\/\/ocsp\.moica\.demo\.invalid\/crl\//g)?.length, 2);
    assert.match(signing, /OCSP - URI:/);
    assert.doesNotMatch(signing, /Extended Key Usage|Basic Constraints/);
    const encryption = text(card.encryption!.certificate);
    assert.match(encryption, /Key Usage: critical\s+Key Encipherment, Data Encipherment\n/);
    assert.match(encryption, new RegExp(`serialNumber=${card.subjectSerialNumber}`));
    assert.notDeepEqual(card.signing.serial, card.encryption!.serial);
    assert.equal(card.signing.serial.length, 16);
  }
});

test('the directory attributes hold natural person and the last four characters', () => {
  const dump = Buffer.from(issueCard(pki, holder).signing.certificate).toString('hex');
  assert.ok(dump.includes('3015060760867601640201310a06086086760164030101'), 'subject type: natural person');
  assert.ok(dump.includes('0c0436373839'), 'UTF8String 6789');
  assert.ok(!dump.includes(Buffer.from('A12345').toString('hex')), 'never the whole number');
});

test('certificates of every kind parse, and verify under the true issuer unless they must not', () => {
  const foreign = new Set<CardKind>(['foreign-issuer', 'forged-issuer']);
  for (const kind of kinds) {
    const card = issueCard(pki, holder, { kind, generation: 'G2' });
    const certificate = new X509Certificate(card.signing.certificate);
    const trueKey = new X509Certificate(pki.issuer('G2').certificate).publicKey;
    assert.equal(certificate.verify(trueKey), !foreign.has(kind), kind);
    assert.equal(card.encryption === undefined, kind === 'no-encryption', kind);
  }
  assert.equal(kinds.length, 13);
});

test('openssl verifies the chain of a good card of either generation, not of a foreign one', {
  skip: WITHOUT_OPENSSL,
}, () => {
  const args = [
    'verify',
    '-attime',
    `${Date.UTC(2026, 10, 23) / 1000}`,
    '-CAfile',
    'root.pem',
    '-untrusted',
    'ca.pem',
    'card.pem',
  ];
  for (const generation of ['G2', 'G3'] as const) {
    const check = (kind: CardKind) => {
      const card = issueCard(pki, holder, { kind, generation });
      return openssl(args, { ...chain(generation), 'card.pem': pem('CERTIFICATE', card.signing.certificate) });
    };
    assert.equal(check('good').ok, true, check('good').problem);
    assert.match(check('expired').problem, /certificate has expired/);
    assert.match(check('not-yet-valid').problem, /certificate is not yet valid/);
    assert.equal(check('foreign-issuer').ok, false);
    assert.match(check('forged-issuer').problem, /certificate signature failure/);
  }
});

test('openssl cms verifies what a card signs and gives the content back', { skip: WITHOUT_OPENSSL }, () => {
  for (const generation of ['G2', 'G3'] as const) {
    for (const hash of ['SHA256', 'SHA384', 'SHA512'] as const) {
      const card = issueCard(pki, holder, { generation });
      const signingTime = Date.UTC(2026, 10, 23, 1, 2, 3);
      const cms = card.sign({ tbs: content, hash, type: 'PKCS7', nonce: 'Zm9v', withCardSN: true, signingTime });
      const at = ['-attime', `${signingTime / 1000}`];
      const files = { ...chain(generation), 'cms.der': cms };
      const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'cms.der', '-CAfile', 'root.pem', ...at];
      const answer = openssl(args, files);
      assert.equal(answer.ok, true, answer.problem);
      assert.deepEqual(Uint8Array.from(answer.bytes), content);
      const printed = openssl(['cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'cms.der', '-noout'], files).out;
      assert.match(printed, /signingTime[\s\S]*Nov 23 01:02:03 2026 GMT/);
      assert.match(printed, /2\.16\.886\.1\.100\.2\.204/);
      assert.match(printed, /1\.2\.840\.113549\.1\.9\.25\.3|id-smime-aa-nonce|randomNonce/);
    }
  }
});

test('openssl refuses the message of a foreign card', { skip: WITHOUT_OPENSSL }, () => {
  const card = issueCard(pki, holder, { kind: 'foreign-issuer', generation: 'G2' });
  const cms = card.sign({ tbs: content, hash: 'SHA256', type: 'PKCS7' });
  const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'cms.der', '-CAfile', 'root.pem'];
  assert.equal(openssl(args, { ...chain('G2'), 'cms.der': cms }).ok, false);
});

test('PKCS1 gives the raw signature and the same one every time', () => {
  const card = issueCard(pki, holder);
  const request = { tbs: content, hash: 'SHA256', type: 'PKCS1' } as const;
  const signature = card.sign(request);
  assert.ok(verify('sha256', content, new X509Certificate(card.signing.certificate).publicKey, signature));
  assert.deepEqual(card.sign(request), signature);
  assert.equal(
    createVerify('sha256').update('other').verify(new X509Certificate(card.signing.certificate).publicKey, signature),
    false,
  );
});

test('what is encrypted to a card comes back from it, and nothing else does', () => {
  const card = issueCard(pki, holder);
  const other = issueCard(pki, holder, { ordinal: 2 });
  const { certificate } = card.encryption!;
  const publicKey = new X509Certificate(certificate).publicKey;
  const secret = utf8('inner');
  const bare = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, secret);
  assert.deepEqual(card.decrypt(bare, 'PKCS#1'), secret);
  assert.equal(other.decrypt(bare, 'PKCS#1'), undefined);
  assert.equal(card.decrypt(new Uint8Array(256), 'PKCS#1'), undefined);
  assert.equal(card.decrypt(new Uint8Array(3), 'PKCS#1'), undefined);
  const cms = sealEnvelopedCms(certificate, publicKey, secret, seededRandom('cek'));
  assert.deepEqual(card.decrypt(cms, 'PKCS#7'), secret);
  assert.equal(other.decrypt(cms, 'PKCS#7'), undefined);
  assert.equal(card.decrypt(cms.slice(0, -1), 'PKCS#7'), undefined);
  assert.equal(issueCard(pki, holder, { kind: 'no-encryption' }).decrypt(bare, 'PKCS#1'), undefined);
});

test('a card opens what openssl cms encrypts to its certificate', { skip: WITHOUT_OPENSSL }, () => {
  const card = issueCard(pki, holder);
  const files = { 'card.pem': pem('CERTIFICATE', card.encryption!.certificate), 'plain.bin': content };
  const args = ['cms', '-encrypt', '-binary', '-aes-256-cbc', '-outform', 'DER', '-in', 'plain.bin', 'card.pem'];
  assert.deepEqual(card.decrypt(openssl(args, files).bytes, 'PKCS#7'), content);
});

test('three wrong PINs lock the card; a right one before that sets the counter back', () => {
  const card = issueCard(pki, holder);
  assert.deepEqual(card.verifyPin('654321'), { ok: false, why: 'wrong', triesLeft: 2 });
  assert.deepEqual(card.verifyPin('12345'), { ok: false, why: 'length', triesLeft: 2 });
  assert.deepEqual(card.verifyPin(card.pin), { ok: true });
  assert.deepEqual(card.verifyPin('654321'), { ok: false, why: 'wrong', triesLeft: 2 });
  assert.deepEqual(card.verifyPin('654321'), { ok: false, why: 'wrong', triesLeft: 1 });
  assert.deepEqual(card.verifyPin('654321'), { ok: false, why: 'locked', triesLeft: 0 });
  assert.deepEqual(card.verifyPin(card.pin), { ok: false, why: 'locked', triesLeft: 0 });
  card.unlock();
  assert.deepEqual(card.verifyPin(card.pin), { ok: true });
});

test('a card is issued again byte for byte; two cards of one person differ', () => {
  const one = issueCard(pki, holder);
  assert.deepEqual(issueCard(pki, holder).signing.certificate, one.signing.certificate);
  const second = issueCard(pki, holder, { ordinal: 2 });
  assert.notDeepEqual(second.signing.certificate, one.signing.certificate);
  assert.notEqual(second.subjectSerialNumber, one.subjectSerialNumber);
});

test('a renewed card can keep its keys under new certificates', () => {
  const old = issueCard(pki, holder, { keySeed: 'renewal' });
  const renewed = issueCard(pki, holder, { keySeed: 'renewal', ordinal: 2 });
  assert.deepEqual(renewed.signing.key.export({ format: 'jwk' }), old.signing.key.export({ format: 'jwk' }));
  assert.notDeepEqual(renewed.signing.certificate, old.signing.certificate);
});

test('only revoked cards of the generation asked for reach its list', () => {
  const cards = [
    issueCard(pki, holder, { kind: 'revoked', generation: 'G2' }),
    issueCard(pki, holder, { kind: 'good', generation: 'G2', ordinal: 2 }),
    issueCard(pki, holder, { kind: 'revoked', generation: 'G3', ordinal: 3 }),
  ];
  assert.deepEqual(
    revokedSerials(cards, 'G2').map(({ serial }) => serial),
    [cards[0]!.signing.serial, cards[0]!.encryption!.serial],
  );
  assert.equal(revokedSerials(cards, 'G3').length, 2);
});

// What openssl alone forgives is what core has to check itself.
const OPENSSL_ACCEPTS = new Set<BrokenCms>([
  'trailing-bytes',
  'sha1-digest',
  'two-signers',
  'no-signed-attributes',
  'unsorted-attributes',
  'long-form-length',
  'indefinite-length',
  'version-9',
  'constructed-content',
]);

test('each broken message is broken: openssl accepts just the ones that it is known to forgive', {
  skip: WITHOUT_OPENSSL,
}, () => {
  const card = issueCard(pki, holder, { generation: 'G2' });
  const accepted = (Object.keys(BROKEN_CMS) as BrokenCms[]).filter((fault) => {
    const cms = makeBrokenCms(fault, card, content);
    const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'cms.der', '-CAfile', 'root.pem'];
    return openssl([...args, '-attime', `${Date.UTC(2026, 10, 23) / 1000}`], { ...chain('G2'), 'cms.der': cms }).ok;
  });
  assert.deepEqual(new Set(accepted), OPENSSL_ACCEPTS);
  assert.equal(Object.keys(BROKEN_CMS).length, 22);
});
