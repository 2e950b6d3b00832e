import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { demoTrust, deriveDemoAuthorities } from '@lianshu/devkit/authority';
import { createDemoPki, der, encodeCertificate, keyIdentifier, OID } from '@lianshu/devkit/pki';
import { fromBase64, toHex } from '../bytes/index.ts';
import { parseCertificate } from '../pki/index.ts';
import { DEMO_AUTHORITY_KEYS, DEMO_ISSUER_KEYS, DEMO_KEY_HASHES, isSyntheticIssuer, trustFaults } from './synthetic.ts';
import { issuerFingerprint, type Trust } from './trust.ts';

const pki = createDemoPki();
const demo = demoTrust(pki);
const production = { isProduction: true };
const elsewhere = { isProduction: false };

/** An authority certificate with names that no test and no demonstration has. */
const pem = readFileSync(new URL('./sample-issuer.fixture.pem', import.meta.url), 'utf8');
const plain = fromBase64(pem.replace(/-----[^-]+-----|\s/g, ''));
const strangers = deriveDemoAuthorities('another seed');
const real: Trust = {
  kind: 'production',
  commission: { ...strangers.commission.key, name: '中央選舉委員會' },
  registry: { ...strangers.registry.key, name: '內政部戶政司' },
  issuers: [{ generation: 'G2', certificate: plain, notBefore: 1, notAfter: 2 }],
};

test('demo trust is for demonstrations only, production trust for both', () => {
  assert.deepEqual(trustFaults(demo, elsewhere), []);
  assert.deepEqual(trustFaults(demo, production), ['demo-kind', 'synthetic-issuer', 'synthetic-authority']);
  assert.deepEqual(trustFaults(real, elsewhere), []);
  assert.deepEqual(trustFaults(real, production), []);
});

test('synthetic keys under the name of production are refused everywhere', () => {
  for (const where of [production, elsewhere]) {
    assert.deepEqual(trustFaults({ ...demo, kind: 'production' }, where), ['synthetic-issuer', 'synthetic-authority']);
    assert.deepEqual(trustFaults({ ...real, issuers: [...real.issuers, demo.issuers[1]!] }, where), [
      'synthetic-issuer',
    ]);
    const { ed25519 } = demo.commission;
    assert.deepEqual(trustFaults({ ...real, commission: { ...real.commission, ed25519 } }, where), [
      'synthetic-authority',
    ]);
    assert.deepEqual(trustFaults({ ...real, registry: { ...real.registry, name: '戶政司（測試）' } }, where), [
      'synthetic-authority',
    ]);
  }
  assert.deepEqual(trustFaults({ ...real, kind: 'demo' }, production), ['demo-kind']);
  // Each key of the demonstration by itself, above all those that records and verdicts are sealed to.
  for (const field of ['ed25519', 'mldsa44', 'seal', 'verdict'] as const)
    assert.deepEqual(
      trustFaults({ ...real, registry: { ...real.registry, [field]: demo.registry[field] } }, production),
      ['synthetic-authority'],
      field,
    );
  const { mldsa44 } = demo.commission;
  assert.deepEqual(trustFaults({ ...real, commission: { ...real.commission, mldsa44 } }, elsewhere), [
    'synthetic-authority',
  ]);
});

test('an authority of a test is known by its name, its policy or its key alone', () => {
  const key = pki.keys.rsa('synthetic test/stranger', 2048);
  const make = (subject: string, policy: string = OID.assuranceLevel3, keyId = keyIdentifier(key)) => {
    const dn = der.sequence(der.setOf(der.sequence(der.oid(OID.organizationalUnitName), der.utf8String(subject))));
    const extension = (id: string, value: Uint8Array) => der.sequence(der.oid(id), der.octetString(value));
    const bytes = encodeCertificate(
      {
        serial: Uint8Array.of(1),
        issuerDn: dn,
        subjectDn: dn,
        notBefore: 0,
        notAfter: 1000,
        publicKey: key,
        extensions: [
          extension(OID.subjectKeyIdentifier, der.octetString(keyId)),
          extension(OID.certificatePolicies, der.sequence(der.sequence(der.oid(policy)))),
        ],
      },
      key,
    );
    return isSyntheticIssuer(parseCertificate(bytes));
  };
  assert.equal(make('內政部憑證管理中心'), false);
  assert.equal(make('(測試用) 內政部憑證管理中心'), true);
  assert.equal(make('DEMO'), true);
  assert.equal(make('示範'), true);
  assert.equal(make('內政部憑證管理中心', OID.assuranceTest), true);
  assert.equal(make('內政部憑證管理中心', OID.assuranceLevel3, pki.issuer('G2').keyId), true);
  assert.equal(isSyntheticIssuer(parseCertificate(plain)), false);
});

test('the listed demo keys are those that the devkit derives', () => {
  assert.deepEqual(
    [pki.issuer('G2'), pki.issuer('G3'), pki.rogue()].map(({ keyId }) => toHex(keyId)),
    DEMO_ISSUER_KEYS,
  );
  assert.deepEqual(
    [demo.commission, demo.registry].map(({ ed25519 }) => toHex(ed25519)),
    DEMO_AUTHORITY_KEYS,
  );
  const { commission, registry } = demo;
  assert.deepEqual(
    [commission.mldsa44, registry.mldsa44, registry.seal, registry.verdict].map((key) => toHex(issuerFingerprint(key))),
    DEMO_KEY_HASHES,
  );
});
