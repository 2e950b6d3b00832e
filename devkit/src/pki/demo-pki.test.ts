import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { equalBytes } from '@lianshu/core/bytes';
import { createDemoPki } from './demo-pki.ts';
import { openKeyStore } from './key-store.ts';
import { openssl, WITHOUT_OPENSSL } from './openssl.testing.ts';
import { pem } from './pem.ts';
import { issueRevocationList } from './revocation-list.ts';

const pki = createDemoPki();

test('both generations and the rogue share one name and differ in key', () => {
  const authorities = [pki.issuer('G2'), pki.issuer('G3'), pki.rogue()];
  assert.ok(authorities.every(({ dn }) => equalBytes(dn, authorities[0]!.dn)));
  assert.equal(new Set(authorities.map(({ keyId }) => Buffer.from(keyId).toString('hex'))).size, 3);
  const bits = authorities.map(({ key }) => key.asymmetricKeyDetails?.modulusLength);
  assert.deepEqual(bits, [2048, 4096, 2048]);
  for (const { certificate } of authorities) {
    assert.match(new X509Certificate(certificate).subject, /示範 DEMO|\\/);
  }
});

test('each CA is issued by the root of its generation and by no other', () => {
  const of = (der: Uint8Array) => new X509Certificate(der);
  for (const generation of ['G2', 'G3'] as const) {
    const root = of(pki.root(generation).certificate);
    assert.ok(root.verify(root.publicKey));
    const ca = of(pki.issuer(generation).certificate);
    assert.ok(ca.ca);
    assert.ok(ca.checkIssued(root));
    assert.ok(ca.verify(root.publicKey));
    assert.equal(ca.verify(of(pki.root(generation === 'G2' ? 'G3' : 'G2').certificate).publicKey), false);
  }
  assert.equal(of(pki.rogue().certificate).verify(of(pki.root('G2').certificate).publicKey), false);
});

test('a PKI is made again byte for byte from its seed', () => {
  const one = createDemoPki({ seed: 'determinism', keys: openKeyStore(null) });
  const two = createDemoPki({ seed: 'determinism', keys: openKeyStore(null) });
  assert.deepEqual(one.rogue().certificate, two.rogue().certificate);
  assert.notDeepEqual(one.rogue().certificate, createDemoPki().rogue().certificate);
});

test('openssl reads a CRL and verifies it under its issuer alone', { skip: WITHOUT_OPENSSL }, () => {
  const revoked = [{ serial: Uint8Array.of(0x41, 2, 3), revokedAt: Date.UTC(2026, 7, 3), reason: 1 }];
  for (const generation of ['G2', 'G3'] as const) {
    const crl = issueRevocationList(pki.issuer(generation), {
      thisUpdate: Date.UTC(2026, 10, 23),
      nextUpdate: Date.UTC(2026, 10, 24),
      number: 2026112301,
      revoked,
    });
    const files = {
      'crl.der': crl,
      'ca.pem': pem('CERTIFICATE', pki.issuer(generation).certificate),
      'rogue.pem': pem('CERTIFICATE', pki.rogue().certificate),
    };
    const args = ['crl', '-inform', 'DER', '-in', 'crl.der', '-noout', '-text', '-CAfile'];
    const read = openssl([...args, 'ca.pem'], files);
    assert.match(read.problem, /verify OK/);
    assert.match(read.out, /X509v3 CRL Number: \s+2026112301/);
    assert.match(read.out, /Next Update: Nov 24 00:00:00 2026 GMT/);
    assert.match(read.out, /Serial Number: 410203[\s\S]*Key Compromise/);
    assert.doesNotMatch(openssl([...args, 'rogue.pem'], files).problem, /verify OK/);
    assert.equal(openssl(['asn1parse', '-inform', 'DER', '-in', 'crl.der'], files).ok, true);
  }
});
