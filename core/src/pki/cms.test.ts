import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BROKEN_CMS, type BrokenCms, makeBrokenCms, signWith } from '@lianshu/devkit/card';
import { der } from '@lianshu/devkit/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { concat, utf8 } from '../bytes/index.ts';
import { purePrimitives } from '../primitives/index.ts';
import { card, childrenOf, NOW, parseCode, pki, replaceAt, resultCode } from './cards.fixture.ts';
import { parseSignedCms } from './cms.ts';
import { verifyCmsSignature } from './cms-signature.ts';
import { slimCms } from './slim-cms.ts';
import { parseCertificate } from './x509.ts';

const content = utf8('中文內容\n');
const signer = card();
const cms = signer.sign({
  tbs: content,
  hash: 'SHA256',
  type: 'PKCS7',
  signingTime: NOW,
  nonce: 'from the page',
  withCardSN: true,
});

/** Reading, then digest and signature: the code of whichever refuses first. */
function judge(bytes: Uint8Array): string {
  let result: string | undefined;
  const code = parseCode(() => {
    result = resultCode(verifyCmsSignature(p, parseSignedCms(bytes)));
  });
  return code === 'accepted' ? result! : code;
}

test('what a card signs is read whole and verifies, on either implementation', () => {
  const read = parseSignedCms(cms);
  assert.deepEqual(read.content, content);
  assert.deepEqual(read.signerCertificate, signer.signing.certificate);
  assert.equal(read.certificates.length, 2);
  assert.equal(read.slim, false);
  assert.deepEqual(read.signerInfo.serial, signer.signing.serial);
  assert.deepEqual(read.signerInfo.issuer, pki.issuer('G2').dn);
  const { signingTime, messageDigest, nonce, cardSerialNumber } = read.signerInfo.signedAttributes;
  assert.equal(signingTime, NOW);
  assert.deepEqual(messageDigest, p.sha256(content));
  assert.deepEqual(nonce, der.octetString(utf8('from the page')));
  assert.deepEqual(cardSerialNumber, der.printableString(signer.cardSerialNumber));
  for (const primitives of [p, purePrimitives]) {
    const verified = verifyCmsSignature(primitives, read);
    assert.ok(verified.ok);
    assert.deepEqual(verified.value, content);
  }
});

const EXPECTED: Readonly<Record<BrokenCms, string>> = {
  'trailing-bytes': 'cms.trailing-bytes',
  truncated: 'der.truncated',
  'sha1-digest': 'cms.weak-digest',
  // Whether the certificate may sign is not asked here: the rule key-usage does.
  'encryption-certificate': 'accepted',
  'swapped-content': 'cms.digest-mismatch',
  'wrong-signature': 'cms.signature-invalid',
  'wrong-key': 'cms.signature-invalid',
  'two-signers': 'cms.signers',
  'no-signer': 'cms.signers',
  'no-signed-attributes': 'cms.no-signed-attributes',
  'unsorted-attributes': 'cms.attribute-order',
  'two-digests': 'cms.attribute-order',
  'two-content-types': 'cms.attribute-order',
  detached: 'cms.detached',
  'no-certificate': 'cms.signer-certificate',
  'issuer-certificate-alone': 'cms.signer-certificate',
  'long-form-length': 'der.length',
  'indefinite-length': 'der.length',
  'not-signed-data': 'cms.content-type',
  'not-cms': 'cms.content-type',
  'version-9': 'cms.version',
  'constructed-content': 'der.tag',
};

test('every fault that devkit can make has its code', () => {
  for (const fault of Object.keys(BROKEN_CMS) as BrokenCms[])
    assert.equal(judge(makeBrokenCms(fault, signer, content)), EXPECTED[fault], fault);
  assert.equal(Object.keys(BROKEN_CMS).length, 22);
});

// Where things stand in a SignedData that a card made.
const SIGNED = [1, 0] as const;
const ALGORITHMS = [...SIGNED, 1] as const;
const CONTENT = [...SIGNED, 2] as const;
const CERTIFICATES = [...SIGNED, 3] as const;
const SIGNER = [...SIGNED, 4, 0] as const;
const ATTRIBUTES = [...SIGNER, 3] as const;
const SIGNATURE_ALGORITHM = [...SIGNER, 4, 0] as const;
const attribute = (oid: string, ...values: Uint8Array[]) => der.sequence(der.oid(oid), der.setOf(...values));
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';

/** The attributes replaced, so that they stay in order; the signature is not made again. */
function withAttributes(...attributes: Uint8Array[]): Uint8Array {
  return replaceAt(cms, ATTRIBUTES, () => der.tlv(0xa0, ...childrenOf(der.setOf(...attributes))));
}
const digest = attribute(MESSAGE_DIGEST, der.octetString(p.sha256(content)));
const type = attribute(CONTENT_TYPE, der.oid('1.2.840.113549.1.7.1'));

const BROKEN: readonly (readonly [string, Uint8Array, string])[] = [
  ['nothing', new Uint8Array(0), 'der.truncated'],
  ['a byte behind, inside the last length', replaceAt(cms, SIGNED, (old) => concat(old, der.NULL)), 'der.trailing'],
  ['version 3', replaceAt(cms, [...SIGNED, 0], () => der.integer(3)), 'cms.version'],
  ['signer by key identifier', replaceAt(cms, [...SIGNER, 0], () => der.integer(3)), 'cms.version'],
  ['two digest algorithms', replaceAt(cms, [...ALGORITHMS, 0], (old) => concat(old, old)), 'der.trailing'],
  ['no digest algorithm', replaceAt(cms, [...ALGORITHMS, 0], () => undefined), 'der.truncated'],
  [
    'another digest algorithm in the list',
    replaceAt(cms, [...ALGORITHMS, 0, 0], () => der.oid('1.3.14.3.2.26')),
    'cms.digest-algorithms',
  ],
  [
    'another content type',
    replaceAt(cms, [...CONTENT, 0], () => der.oid('1.2.840.113549.1.9.16.1.4')),
    'cms.content-type',
  ],
  ['content twice', replaceAt(cms, [...CONTENT, 1, 0], (old) => concat(old, old)), 'der.trailing'],
  ['the certificate twice', replaceAt(cms, [...CERTIFICATES, 0], (old) => concat(old, old)), 'cms.signer-certificate'],
  ['an attribute certificate', replaceAt(cms, [...CERTIFICATES, 1], () => der.tlv(0xa2, der.NULL)), 'der.tag'],
  ['a certificate that is none', replaceAt(cms, [...CERTIFICATES, 1], () => der.sequence(der.NULL)), 'der.tag'],
  [
    'parameters that are not NULL',
    replaceAt(cms, [...SIGNER, 2, 1], () => der.octetString(new Uint8Array(0))),
    'der.tag',
  ],
  ['no parameters', replaceAt(cms, [...SIGNER, 2, 1], () => undefined), 'accepted'],
  ['no attributes in the set', withAttributes(), 'cms.attribute-missing'],
  ['no digest', withAttributes(type), 'cms.attribute-missing'],
  ['no content type', withAttributes(digest), 'cms.attribute-missing'],
  [
    'a digest with two values',
    withAttributes(type, attribute(MESSAGE_DIGEST, der.octetString(content), der.octetString(p.sha256(content)))),
    'cms.attribute',
  ],
  ['a digest without value', withAttributes(type, attribute(MESSAGE_DIGEST)), 'der.truncated'],
  [
    'two digests in order',
    withAttributes(type, digest, attribute(MESSAGE_DIGEST, der.octetString(new Uint8Array(32).fill(255)))),
    'cms.attribute',
  ],
  ['the same digest twice', withAttributes(type, digest, digest), 'cms.attribute-order'],
  [
    'another content type signed',
    withAttributes(attribute(CONTENT_TYPE, der.oid('1.2.840.113549.1.7.2')), digest),
    'cms.content-type',
  ],
  [
    'something behind the values',
    withAttributes(type, digest, der.sequence(der.oid('1.2.3'), der.setOf(), der.NULL)),
    'der.trailing',
  ],
  ['attributes changed', withAttributes(type, digest), 'cms.signature-invalid'],
  ['an unknown attribute added', withAttributes(type, digest, attribute('1.2.3', der.NULL)), 'cms.signature-invalid'],
  [
    'RSASSA-PSS named',
    replaceAt(cms, SIGNATURE_ALGORITHM, () => der.oid('1.2.840.113549.1.1.10')),
    'cms.signature-invalid',
  ],
  [
    'SHA-1 named with the signature',
    replaceAt(cms, SIGNATURE_ALGORITHM, () => der.oid('1.2.840.113549.1.1.5')),
    'cms.weak-digest',
  ],
  [
    'a signature with a leading zero',
    replaceAt(cms, [...SIGNER, 5], (old) => der.octetString(concat(Uint8Array.of(0), old.subarray(4)))),
    'cms.signature-invalid',
  ],
  [
    'an empty signature',
    replaceAt(cms, [...SIGNER, 5], () => der.octetString(new Uint8Array(0))),
    'cms.signature-invalid',
  ],
  ['SHA-512', signWith(signer, content, { digest: 'SHA512' }), 'cms.malformed'],
  ['SHA-384', signWith(signer, content, { digest: 'SHA384' }), 'cms.malformed'],
];

test('every other shape has its code', () => {
  for (const [what, bytes, expected] of BROKEN) assert.equal(judge(bytes), expected, what);
  assert.equal(BROKEN.length, 31);
});

test('unknown attributes are signed and ignored; the long name of the signature algorithm means the same', () => {
  const extra = signWith(signer, content, { extraAttributes: [attribute('1.2.3', der.NULL, der.integer(7))] });
  assert.equal(judge(extra), 'accepted');
  assert.equal(judge(signWith(signer, content, { signatureAlgorithm: 'withDigest' })), 'accepted');
});

test('a signature over other attributes never verifies as one over the content', () => {
  // Without signed attributes the content itself would be signed: the two must not be confused (RFC 5652 §5.4).
  const set = der.setOf(type, digest);
  const confused = signWith(signer, set, { withoutAttributes: true });
  assert.equal(judge(confused), 'cms.no-signed-attributes');
});

test('slimming keeps content, signer and signature and drops everything else', () => {
  const list = der.tlv(0xa1, der.sequence(der.NULL));
  const unsigned = der.tlv(0xa1, attribute('1.2.3', der.NULL));
  const withList = replaceAt(cms, CERTIFICATES, (old) => concat(old, list));
  const withUnsigned = replaceAt(withList, [...SIGNED, 5, 0, 5], (old) => concat(old, unsigned));
  const without = signWith(signer, content, { certificates: [signer.signing.certificate] });
  for (const fat of [cms, withList, withUnsigned]) {
    assert.equal(judge(fat), 'accepted');
    assert.equal(parseSignedCms(fat).slim, false);
    const slim = slimCms(fat);
    const read = parseSignedCms(slim);
    assert.equal(read.slim, true);
    assert.equal(judge(slim), 'accepted');
    assert.deepEqual(read.certificates, [signer.signing.certificate]);
    assert.deepEqual(read.signerInfo, parseSignedCms(cms).signerInfo);
    assert.equal(slimCms(slim), slim);
  }
  assert.equal(slimCms(withUnsigned).length, slimCms(cms).length);
  assert.deepEqual(slimCms(without), without);
  assert.equal(parseCertificate(parseSignedCms(slimCms(cms)).signerCertificate).idTail, '6789');
  assert.equal(
    parseCode(() => slimCms(makeBrokenCms('two-signers', signer, content))),
    'cms.signers',
  );
});
