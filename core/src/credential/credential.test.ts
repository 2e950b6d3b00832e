import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issueCard } from '@lianshu/devkit/card';
import { createDemoPki, der, encodeCertificate, keyIdentifier, OID as NAMES } from '@lianshu/devkit/pki';
import { fromHex, utf8 } from '../bytes/index.ts';
import { refuse } from '../errors/index.ts';
import { type Certificate, parseCertificate, pinIssuer } from '../pki/index.ts';
import {
  CREDENTIAL_KINDS,
  CREDENTIAL_VERIFIERS,
  CREDENTIALS,
  type CredentialKind,
  DEFAULT_CREDENTIALS,
  faultOfCredentialPolicy,
  kindOfGeneration,
  recognizeCredential,
  unverifiedKinds,
  withKind,
} from './index.ts';

const pki = createDemoPki();
const issuers = (['G2', 'G3'] as const).map((generation) => {
  const { certificate, notBefore, notAfter } = pki.issuer(generation);
  return pinIssuer({ generation, certificate, notBefore, notAfter });
});
const holder = { idNumber: 'A123456789', name: '示範一' };
const certificateOf = (kind: 'good' | 'mobile' | 'not-natural-person' | 'foreign-issuer', generation: 'G2' | 'G3') =>
  parseCertificate(issueCard(pki, holder, { kind, generation }).signing.certificate);

test('only the two generations of the card are on; every row says why', () => {
  assert.deepEqual(DEFAULT_CREDENTIALS, ['moica-g2', 'moica-g3']);
  assert.deepEqual(Object.keys(CREDENTIALS), CREDENTIAL_KINDS);
  for (const kind of CREDENTIAL_KINDS) {
    const { standing, reason, basis } = CREDENTIALS[kind];
    assert.equal(standing === 'on', reason === 'citizen-card', kind);
    assert.match(basis, /^(regulation Art\. \d+|forum minutes)$/);
  }
  assert.equal(CREDENTIALS['health-card'].standing, 'never');
  assert.deepEqual(unverifiedKinds(DEFAULT_CREDENTIALS, CREDENTIAL_VERIFIERS), []);
});

test('a kind beyond the default is admitted with its provision alone', () => {
  const law = '公民投票法第○條';
  const cases: readonly (readonly [readonly CredentialKind[], Partial<Record<CredentialKind, string>>, string?])[] = [
    [['moica-g2', 'moica-g3'], {}],
    [['moica-g3'], {}],
    [['moica-g2', 'moica-g3', 'mobile'], { mobile: law }],
    [['new-eid', 'financial'], { 'new-eid': law, financial: law }],
    [[], {}, 'credentials'],
    [['moica-g3', 'moica-g2'], {}, 'credentials'],
    [['moica-g2', 'moica-g2'], {}, 'credentials'],
    [['moica-g2', 'health-card'], { 'health-card': law }, 'credentials'],
    [['organization'], { organization: law }, 'credentials'],
    [['moica-g2', 'mobile'], {}, 'credentialBasis'],
    [['moica-g2', 'mobile'], { mobile: '' }, 'credentialBasis'],
    [['moica-g2', 'mobile'], { financial: law }, 'credentialBasis'],
    [['moica-g2'], { 'moica-g2': law }, 'credentialBasis'],
    [['moica-g2'], { mobile: law }, 'credentialBasis'],
  ];
  assert.equal(cases.length, 14);
  for (const [credentials, credentialBasis, fault] of cases)
    assert.equal(faultOfCredentialPolicy({ credentials, credentialBasis }), fault, credentials.join());
});

test('a card’s kind is that of its generation, and only under a pinned key', () => {
  assert.equal(recognizeCredential(certificateOf('good', 'G2'), issuers), 'moica-g2');
  assert.equal(recognizeCredential(certificateOf('good', 'G3'), issuers), 'moica-g3');
  assert.equal(recognizeCredential(certificateOf('good', 'G3'), []), undefined);
  assert.equal(recognizeCredential(certificateOf('foreign-issuer', 'G2'), issuers), undefined);
  assert.equal(kindOfGeneration('G4'), undefined);
});

/** A certificate of an authority with this name, its subject of this type or none. */
function issuedBy(attributes: readonly (readonly [string, string])[], subjectType?: string): Certificate {
  const key = pki.keys.rsa('credential test/stranger', 2048);
  const name = (of: readonly (readonly [string, string])[]) =>
    der.sequence(...of.map(([type, text]) => der.setOf(der.sequence(der.oid(type), der.utf8String(text)))));
  const directory =
    subjectType && der.sequence(der.sequence(der.oid(NAMES.subjectType), der.setOf(der.oid(subjectType))));
  const bytes = encodeCertificate(
    {
      serial: Uint8Array.of(1),
      issuerDn: name(attributes),
      subjectDn: name([[NAMES.commonName, '示範']]),
      notBefore: 0,
      notAfter: 1000,
      publicKey: key,
      extensions: [
        der.sequence(der.oid(NAMES.subjectKeyIdentifier), der.octetString(der.octetString(keyIdentifier(key)))),
        ...(directory ? [der.sequence(der.oid(NAMES.subjectDirectoryAttributes), der.octetString(directory))] : []),
      ],
    },
    key,
  );
  return parseCertificate(bytes);
}

const yuan = (unit: string) =>
  [
    [NAMES.organizationName, '行政院'],
    [NAMES.organizationalUnitName, unit],
  ] as const;

test('certificates of other authorities are recognised by what public certificates show', () => {
  const cases: readonly (readonly [Certificate, CredentialKind | undefined])[] = [
    [certificateOf('mobile', 'G3'), 'mobile'],
    [certificateOf('not-natural-person', 'G2'), 'organization'],
    [issuedBy(yuan('醫事憑證管理中心')), 'health-professional'],
    [issuedBy(yuan('工商憑證管理中心'), '2.16.886.1.100.3.2.2.1.1'), 'organization'],
    [issuedBy(yuan('政府憑證管理中心')), 'organization'],
    [issuedBy(yuan('組織及團體憑證管理中心')), 'organization'],
    [issuedBy(yuan('衛生福利部中央健康保險署')), 'health-card'],
    [issuedBy([[NAMES.organizationName, 'TaiCA Secure CA']]), 'financial'],
    [issuedBy([[NAMES.organizationName, 'TAIWAN-CA']]), 'financial'],
    [issuedBy([[NAMES.organizationName, 'Chunghwa Telecom Co., Ltd.']]), 'financial'],
    [issuedBy(yuan('內政部憑證管理中心')), undefined],
    [issuedBy(yuan('內政部憑證管理中心'), NAMES.business), 'organization'],
    [issuedBy(yuan('某中心'), NAMES.naturalPerson), undefined],
    [{ ...certificateOf('good', 'G2'), cardGrade: 'primary' }, 'organization'],
    [{ ...certificateOf('good', 'G2'), cardGrade: 'secondary' }, 'organization'],
    [{ ...certificateOf('good', 'G2'), issuerDn: new Uint8Array(0) }, undefined],
    [{ ...certificateOf('good', 'G2'), issuerDn: utf8('TWC'), aki: fromHex('00') }, undefined],
  ];
  assert.equal(cases.length, 17);
  for (const [i, [certificate, kind]] of cases.entries())
    assert.equal(recognizeCredential(certificate, issuers), kind, `case ${i}`);
});

test('a refusal tells the kind where that helps its holder, and keeps the rest of its detail', () => {
  const professional = issuedBy(yuan('醫事憑證管理中心'));
  assert.deepEqual(withKind(refuse('certificate.unknown-issuer'), professional, issuers).detail, {
    kind: 'health-professional',
  });
  const profile = refuse('certificate.profile', { rule: 'card-grade' });
  assert.deepEqual(withKind(profile, certificateOf('mobile', 'G2'), issuers).detail, {
    rule: 'card-grade',
    kind: 'mobile',
  });
  assert.equal(withKind(refuse('certificate.expired'), professional, issuers).detail, undefined);
  assert.equal(withKind(refuse('certificate.unknown-issuer'), issuedBy(yuan('某')), issuers).detail, undefined);
});
