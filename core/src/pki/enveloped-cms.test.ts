import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issueCard } from '@lianshu/devkit/card';
import { der } from '@lianshu/devkit/pki';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import { concat, utf8 } from '../bytes/index.ts';
import { purePrimitives } from '../primitives/index.ts';
import { card, HOLDER, parseCode, pki, replaceAt } from './cards.fixture.ts';
import { encodeEnvelopedCms, openEnvelopedContent, parseEnvelopedCms } from './enveloped-cms.ts';
import { parseCertificate } from './x509.ts';

const recipient = card();
const certificate = parseCertificate(recipient.encryption!.certificate);
const secret = utf8('sixty bytes of wrapped key, which only the two factors open.');
const cms = encodeEnvelopedCms(p, certificate, secret, nodeRandom);

test('the card opens what was encrypted to its encryption certificate, whichever primitives made it', () => {
  assert.deepEqual(recipient.decrypt(cms, 'PKCS#7'), secret);
  assert.deepEqual(
    recipient.decrypt(encodeEnvelopedCms(purePrimitives, certificate, secret, nodeRandom), 'PKCS#7'),
    secret,
  );
  assert.equal(issueCard(pki, HOLDER, { ordinal: 2 }).decrypt(cms, 'PKCS#7'), undefined);
});

test('its parts open with a content key that the card returned', () => {
  const read = parseEnvelopedCms(cms);
  assert.deepEqual(read.issuer, certificate.issuerDn);
  assert.deepEqual(read.serial, certificate.serial);
  const contentKey = recipient.decrypt(read.encryptedKey, 'PKCS#1')!;
  assert.equal(contentKey.length, 32);
  assert.deepEqual(openEnvelopedContent(p, read, contentKey), secret);
  assert.notDeepEqual(openEnvelopedContent(p, read, new Uint8Array(32)), secret);
  assert.equal(openEnvelopedContent(p, read, contentKey.subarray(1)), undefined);
  for (const length of [0, 15, 17]) {
    assert.equal(openEnvelopedContent(p, { ...read, ciphertext: new Uint8Array(length) }, contentKey), undefined);
  }
});

const DATA = [1, 0] as const;
const RECIPIENTS = [...DATA, 1] as const;
const RECIPIENT = [...RECIPIENTS, 0] as const;
const ENCRYPTED = [...DATA, 2] as const;

test('another shape is refused with its code', () => {
  const broken: readonly (readonly [string, Uint8Array, string])[] = [
    ['a byte behind', concat(cms, Uint8Array.of(0)), 'cms.trailing-bytes'],
    ['signed data', replaceAt(cms, [0], () => der.oid('1.2.840.113549.1.7.2')), 'cms.content-type'],
    ['version 2', replaceAt(cms, [...DATA, 0], () => der.integer(2)), 'cms.version'],
    ['two recipients', replaceAt(cms, RECIPIENT, (old) => concat(old, old)), 'cms.recipients'],
    ['no recipient', replaceAt(cms, RECIPIENT, () => undefined), 'der.truncated'],
    ['recipient by key identifier', replaceAt(cms, [...RECIPIENT, 0], () => der.integer(2)), 'cms.version'],
    ['OAEP', replaceAt(cms, [...RECIPIENT, 2, 0], () => der.oid('1.2.840.113549.1.1.7')), 'cms.algorithm'],
    ['another cipher', replaceAt(cms, [...ENCRYPTED, 1, 0], () => der.oid('1.2.840.113549.3.7')), 'cms.algorithm'],
    ['a short IV', replaceAt(cms, [...ENCRYPTED, 1, 1], () => der.octetString(new Uint8Array(8))), 'cms.algorithm'],
    ['another content type', replaceAt(cms, [...ENCRYPTED, 0], () => der.oid('1.2.3')), 'cms.content-type'],
    ['no content', replaceAt(cms, [...ENCRYPTED, 2], () => undefined), 'der.truncated'],
    ['unprotected attributes', replaceAt(cms, ENCRYPTED, (old) => concat(old, der.tlv(0xa1))), 'der.trailing'],
  ];
  for (const [what, bytes, expected] of broken)
    assert.equal(
      parseCode(() => parseEnvelopedCms(bytes)),
      expected,
      what,
    );
});
