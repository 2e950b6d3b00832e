import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { CARD_ANSWERS, CARD_KINDS, type CardKind, issueCard, revokedSerials } from '@lianshu/devkit/card';
import { issueCardCertificate, issueRevocationList } from '@lianshu/devkit/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { utf8 } from '../bytes/index.ts';
import { card, HOLDER, issuers, NOW, parseCode, pki, resultCode } from './cards.fixture.ts';
import { type Certificate, KEY_USAGE } from './certificate.ts';
import { isIssuedBy, pinIssuer, selectIssuer } from './chain.ts';
import { checkSignedCms } from './check-signed-cms.ts';
import { checkSignerCertificate } from './check-signer-certificate.ts';
import { parseCrl } from './crl-reader.ts';
import { OID } from './oids.ts';
import { createRevocationLookup, NO_REVOCATION_LISTS, type RevocationLookup } from './revocation.ts';
import { CERTIFICATE_RULES } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import { slimCms } from './slim-cms.ts';
import { parseCertificate } from './x509.ts';

const GENERATIONS = ['G2', 'G3'] as const;
const revoked = GENERATIONS.map((generation) => card('revoked', generation));

function lookup(): RevocationLookup {
  const crls = GENERATIONS.map((generation) =>
    parseCrl(
      p,
      issueRevocationList(pki.issuer(generation), {
        thisUpdate: NOW - 3_600_000,
        nextUpdate: NOW + 86_400_000,
        number: 1,
        revoked: revokedSerials(revoked, generation),
      }),
    ),
  );
  const result = createRevocationLookup(p, issuers, crls);
  assert.ok(result.ok);
  return result.value;
}

const context: RuleContext = { issuers, at: NOW, revocations: lookup(), use: 'sign' };

test('every kind of card that devkit can issue gets its code, in both generations', () => {
  for (const kind of Object.keys(CARD_KINDS) as CardKind[]) {
    for (const generation of GENERATIONS) {
      const certificate = parseCertificate(card(kind, generation).signing.certificate);
      assert.equal(
        resultCode(checkSignerCertificate(p, certificate, context)),
        CARD_ANSWERS[kind],
        `${kind} ${generation}`,
      );
    }
  }
});

test('an accepted certificate gives issuer, card number and tail', () => {
  for (const generation of GENERATIONS) {
    const result = checkSignerCertificate(p, parseCertificate(card('good', generation).signing.certificate), context);
    assert.ok(result.ok);
    assert.equal(result.value.issuer.generation, generation);
    assert.equal(result.value.subjectSerial, card('good', generation).subjectSerialNumber);
    assert.equal(result.value.commonName, HOLDER.name);
    assert.equal(result.value.idTail, '6789');
  }
});

test('the two certificates of a card cannot do each other’s work', () => {
  const good = card();
  const signing = parseCertificate(good.signing.certificate);
  const encryption = parseCertificate(good.encryption!.certificate);
  const check = (certificate: Certificate, use: 'sign' | 'encrypt') =>
    resultCode(checkSignerCertificate(p, certificate, { ...context, use }));
  assert.equal(check(encryption, 'encrypt'), 'accepted');
  assert.equal(check(encryption, 'sign'), 'certificate.encryption-used-to-sign');
  assert.equal(check(signing, 'encrypt'), 'certificate.key-usage');
});

const good = parseCertificate(card().signing.certificate);
const { publicKey } = good;

// The signature is over `tbs`, so that a field changed here reaches its rule.
const CHANGED: readonly (readonly [string, Partial<Certificate>, string])[] = [
  ['no key identifier of the issuer', { aki: undefined }, 'certificate.unknown-issuer'],
  ['another issuer name', { issuerDn: good.subjectDn }, 'certificate.unknown-issuer'],
  ['an unknown signature algorithm', { signatureHash: 'unknown' }, 'certificate.weak-signature'],
  ['signed with another hash', { signatureHash: 'sha512' }, 'certificate.issuer-signature'],
  ['changed after signing', { tbs: good.tbs.slice(1) }, 'certificate.issuer-signature'],
  ['an unknown critical extension', { hasUnknownCritical: true }, 'certificate.profile'],
  ['no subject type', { subjectType: undefined }, 'certificate.not-natural-person'],
  ['another subject type', { subjectType: OID.subjectType }, 'certificate.not-natural-person'],
  ['mobile with another subject type', { cardGrade: 'mobile', subjectType: OID.sha1 }, 'certificate.mobile'],
  ['an unknown card grade', { cardGrade: 'primary' }, 'certificate.profile'],
  ['no key usage', { keyUsage: undefined }, 'certificate.key-usage'],
  ['key usage not critical', { keyUsageCritical: false }, 'certificate.key-usage'],
  [
    'signing and encryption at once',
    { keyUsage: KEY_USAGE.digitalSignature | KEY_USAGE.keyEncipherment },
    'certificate.key-usage',
  ],
  ['signing certificates', { keyUsage: KEY_USAGE.digitalSignature | KEY_USAGE.keyCertSign }, 'certificate.key-usage'],
  ['data encipherment alone', { keyUsage: KEY_USAGE.dataEncipherment }, 'certificate.encryption-used-to-sign'],
  ['non-repudiation beside it', { keyUsage: KEY_USAGE.digitalSignature | KEY_USAGE.nonRepudiation }, 'accepted'],
  ['no policy', { policies: [] }, 'certificate.policy'],
  ['the policy among others', { policies: [OID.sha1, OID.assuranceLevel3] }, 'accepted'],
  ['an authority', { isCa: true }, 'certificate.profile'],
  ['an extended key usage', { hasExtendedKeyUsage: true }, 'certificate.profile'],
  [
    'a key of 2047 bits',
    { publicKey: { ...publicKey, modulus: Uint8Array.from(publicKey.modulus, (b, i) => (i === 0 ? b & 0x7f : b)) } },
    'certificate.profile',
  ],
  [
    'a key of 1024 bits',
    { publicKey: { ...publicKey, modulus: publicKey.modulus.subarray(128) } },
    'certificate.profile',
  ],
  [
    'a key of 4104 bits',
    { publicKey: { ...publicKey, modulus: new Uint8Array(513).fill(0x81) } },
    'certificate.profile',
  ],
  ['exponent 3', { publicKey: { ...publicKey, exponent: Uint8Array.of(3) } }, 'certificate.profile'],
  ['exponent 65539', { publicKey: { ...publicKey, exponent: Uint8Array.of(1, 0, 3) } }, 'certificate.profile'],
  ['no name', { subjectCommonName: undefined }, 'certificate.profile'],
  ['an empty name', { subjectCommonName: '' }, 'certificate.profile'],
  ['no card number', { subjectSerialNumber: undefined }, 'certificate.profile'],
  ['a card number with letters', { subjectSerialNumber: '128200026940450A' }, 'certificate.profile'],
  ['a tail of five', { idTail: '56789' }, 'certificate.profile'],
  ['a tail with a letter', { idTail: 'A789' }, 'certificate.profile'],
  ['valid from the next second', { notBefore: NOW + 1000 }, 'certificate.not-yet-valid'],
  ['valid from now', { notBefore: NOW }, 'accepted'],
  ['valid until now', { notAfter: NOW }, 'accepted'],
  ['valid until a second ago', { notAfter: NOW - 1000 }, 'certificate.expired'],
  ['a term of ten years', { notBefore: Date.UTC(2020, 0, 1), notAfter: Date.UTC(2030, 0, 1) }, 'accepted'],
  [
    'a term of eleven years',
    { notBefore: Date.UTC(2020, 0, 1), notAfter: Date.UTC(2031, 0, 1) },
    'certificate.profile',
  ],
  ['a term turned round', { notBefore: NOW, notAfter: NOW - 1000 }, 'certificate.profile'],
  ['a subject name of 513 bytes', { subjectDn: new Uint8Array(513) }, 'certificate.profile'],
  ['a certificate of 4,097 bytes', { der: new Uint8Array(4097) }, 'certificate.profile'],
];

test('every rule refuses what it is for', () => {
  for (const [what, changes, expected] of CHANGED)
    assert.equal(resultCode(checkSignerCertificate(p, { ...good, ...changes }, context)), expected, what);
  assert.equal(CHANGED.length, 40);
});

test('an issuer may sign with a longer hash', () => {
  const { key } = card().signing;
  for (const hash of ['sha384', 'sha512'] as const) {
    const der = issueCardCertificate(pki.issuer('G3'), {
      serial: Uint8Array.of(0x41, 0x42),
      commonName: HOLDER.name,
      subjectSerialNumber: '1234567890123456',
      idTail: '6789',
      usage: 'digitalSignature',
      notBefore: NOW - 1000,
      notAfter: NOW + 1000,
      publicKey: key,
      hash,
    });
    assert.equal(resultCode(checkSignerCertificate(p, parseCertificate(der), context)), 'accepted');
  }
});

test('generation, time and revocation are judged by the context', () => {
  const check = (changes: Partial<RuleContext>) =>
    resultCode(checkSignerCertificate(p, good, { ...context, ...changes }));
  const [g2, g3] = issuers;
  assert.equal(check({ issuers: [g2!] }), 'accepted');
  assert.equal(check({ issuers: [g3!] }), 'certificate.unknown-issuer');
  assert.equal(check({ issuers: [] }), 'certificate.unknown-issuer');
  assert.equal(check({ issuers: [{ ...g2!, notAfter: NOW - 1 }] }), 'certificate.unknown-issuer');
  assert.equal(check({ issuers: [{ ...g2!, notBefore: NOW + 1 }] }), 'certificate.unknown-issuer');
  // A generation under another's key identifier.
  assert.equal(check({ issuers: [{ ...g3!, keyId: g2!.keyId }] }), 'certificate.issuer-signature');
  assert.equal(check({ revocations: NO_REVOCATION_LISTS }), 'certificate.revocation-unknown');
  assert.equal(check({ at: good.notAfter + 1000 }), 'certificate.expired');
});

test('a generation is chosen by key identifier and name together', () => {
  const [g2, g3] = issuers;
  const third = parseCertificate(card('good', 'G3').signing.certificate);
  assert.equal(selectIssuer(issuers, good), g2);
  assert.equal(selectIssuer(issuers, third), g3);
  assert.equal(isIssuedBy(p, good, g2!), true);
  assert.equal(isIssuedBy(p, good, g3!), false);
  assert.equal(isIssuedBy(p, third, g3!), true);
  const pin = (certificate: Uint8Array) =>
    parseCode(() => pinIssuer({ generation: 'G2', certificate, notBefore: 0, notAfter: NOW }));
  assert.equal(pin(card().signing.certificate), 'x509.issuer');
  assert.equal(pin(pki.issuer('G2').certificate), 'accepted');
});

test('a signed document is judged whole: certificate, then digest and signature', () => {
  const content = utf8('login');
  const sign = (kind: CardKind) =>
    slimCms(issueCard(pki, HOLDER, { kind, generation: 'G2' }).sign({ tbs: content, hash: 'SHA256', type: 'PKCS7' }));
  const accepted = checkSignedCms(p, sign('good'), context);
  assert.ok(accepted.ok);
  assert.deepEqual(accepted.value.content, content);
  assert.equal(accepted.value.signer.idTail, '6789');
  assert.equal(resultCode(checkSignedCms(p, sign('expired'), context)), 'certificate.expired');
  const cms = sign('good');
  cms[cms.length - 1]! ^= 1;
  assert.equal(resultCode(checkSignedCms(p, cms, context)), 'cms.signature-invalid');
  assert.equal(resultCode(checkSignedCms(p, cms.subarray(1), context)), 'cms.malformed');
  assert.equal(resultCode(checkSignedCms(p, Uint8Array.of(...cms, 0), context)), 'cms.trailing-bytes');
});

test('one rule, one file, with a sentence and a source', () => {
  const files = globSync(`${import.meta.dirname}/rules/*.ts`).map((file) => basename(file, '.ts'));
  const ids = CERTIFICATE_RULES.map((rule) => rule.id);
  assert.deepEqual([...ids].sort(), files.filter((name) => name !== 'index' && name !== 'rule').sort());
  for (const { says, cite } of CERTIFICATE_RULES) assert.ok(says.endsWith('.') && cite !== '');
});
