import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  authorityKeyIdentifier,
  certificatePolicies,
  crlDistributionPoints,
  distinguishedName,
  extension,
  keyIdentifier,
  keyUsage,
  type SignatureHash,
  signatureAlgorithm,
  signed,
  spki,
  subjectDirectoryAttributes,
  subjectKeyIdentifier,
} from '../pki/certificate.ts';
import { crlAddresses, serialFrom } from '../pki/certificate-authority.ts';
import {
  bitString,
  context,
  integer,
  NULL,
  oid,
  printableString,
  sequence,
  TRUE,
  time,
  utf8String,
} from '../pki/der.ts';
import { createDemoPki, type DemoPki, type Generation, generateRsaKey, OID, seededRandom } from '../pki/index.ts';
import { issueRevocationList } from '../pki/revocation-list.ts';

/** One certificate and what must be said of it. */
export interface CertificateVector {
  readonly name: string;
  /** The rule that it is about; `structure` for what no rule sees because it cannot be read. */
  readonly rule: string;
  readonly use: 'sign' | 'encrypt';
  /** The moment that counts, ms. */
  readonly at: number;
  /** `accepted` or the code of the refusal. */
  readonly verdict: string;
  /** DER. */
  readonly certificate: Uint8Array;
}

export interface CertificateVectors {
  readonly issuers: readonly {
    readonly generation: Generation;
    readonly certificate: Uint8Array;
    readonly notBefore: number;
    readonly notAfter: number;
  }[];
  readonly revocationLists: readonly Uint8Array[];
  readonly cases: readonly CertificateVector[];
}

/** 2026-11-23 10:00 in Taipei. */
const NOW = Date.UTC(2026, 10, 23, 2);
const FROM = Date.UTC(2024, 2, 1);
const UNTIL = Date.UTC(2029, 2, 1);
const GENERATIONS: readonly Generation[] = ['G2', 'G3'];
const REVOKED = serialFrom('certificate vectors/revoked');

/** How a certificate differs from a good one. `null` leaves the part out. */
interface Change {
  readonly issuer?: Generation | 'rogue';
  readonly version?: number;
  readonly serial?: Uint8Array;
  readonly issuerDn?: Uint8Array;
  readonly subjectDn?: Uint8Array;
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly spki?: Uint8Array;
  readonly hash?: SignatureHash;
  readonly aki?: Uint8Array | null;
  readonly policies?: Uint8Array | null;
  readonly attributes?: readonly (readonly [string, Uint8Array])[] | null;
  readonly keyUsage?: Uint8Array | null;
  readonly more?: readonly Uint8Array[];
}

const name = (commonName: string | null, serialNumber: string | null) =>
  distinguishedName(
    ['countryName', 'TW'],
    ...(commonName === null ? [] : ([['commonName', commonName]] as const)),
    ...(serialNumber === null ? [] : ([['serialNumber', serialNumber]] as const)),
  );

const CARD_NUMBER = '1282000269404504';
const PERSON = [OID.subjectType, oid(OID.naturalPerson)] as const;
const TAIL = [OID.tailOfCitizenId, utf8String('6789')] as const;
const grade = (text: string) => [OID.cardGrade, printableString(text)] as const;

/** The one key usage extension that the profile's helper does not make: other bits, or not critical. */
const usage = (bits: number, unused: number, critical = true) =>
  extension(OID.keyUsage, bitString(Uint8Array.of(bits), unused), critical);

function rsaSpki(key: KeyObject, exponent: number): Uint8Array {
  const { n } = createPublicKey(key).export({ format: 'jwk' });
  const modulus = Uint8Array.from(Buffer.from(n!, 'base64url'));
  const body = sequence(integer(modulus), integer(exponent));
  return sequence(sequence(oid(OID.rsaEncryption), NULL), bitString(body));
}

function makeCertificate(pki: DemoPki, subjectKey: KeyObject, change: Change): Uint8Array {
  const issuer = change.issuer === 'rogue' ? pki.rogue() : pki.issuer(change.issuer ?? 'G2');
  const hash = change.hash ?? 'sha256';
  const { attributes = [PERSON, TAIL] } = change;
  const part = (given: Uint8Array | null | undefined, usual: Uint8Array) => (given === null ? [] : [given ?? usual]);
  const extensions = [
    ...part(
      change.aki && authorityKeyIdentifier(change.aki),
      change.aki === null ? new Uint8Array(0) : authorityKeyIdentifier(issuer.keyId),
    ),
    subjectKeyIdentifier(keyIdentifier(subjectKey)),
    crlDistributionPoints(...crlAddresses(issuer.generation)),
    ...part(change.policies, certificatePolicies(OID.assuranceLevel3)),
    ...(attributes === null ? [] : [subjectDirectoryAttributes(...attributes)]),
    ...part(change.keyUsage, keyUsage('digitalSignature')),
    ...(change.more ?? []),
  ].filter(({ length }) => length > 0);
  const tbs = sequence(
    context(0, integer(change.version ?? 2)),
    integer(change.serial ?? serialFrom('certificate vectors/good')),
    signatureAlgorithm(hash),
    change.issuerDn ?? issuer.dn,
    sequence(time(change.notBefore ?? FROM), time(change.notAfter ?? UNTIL)),
    change.subjectDn ?? name('示範𡍼一', CARD_NUMBER),
    change.spki ?? spki(subjectKey),
    context(3, sequence(...extensions)),
  );
  return signed(tbs, issuer.key, hash);
}

type Row = readonly [
  rule: string,
  name: string,
  verdict: string,
  change: Change,
  other?: { readonly at?: number; readonly use?: 'encrypt' },
];

function rows(pki: DemoPki, key: KeyObject): readonly Row[] {
  const ok = 'accepted';
  const profile = 'certificate.profile';
  const year = (count: number) => Date.UTC(2020 + count, 0, 1);
  const long = (characters: number) => name('示'.repeat(characters), CARD_NUMBER);
  const unknown = (critical: boolean) => [extension('1.3.6.1.4.1.55555.1', NULL, critical)];
  const encryption = keyUsage('keyEncipherment|dataEncipherment');
  const policies = (...list: readonly string[]) =>
    extension(OID.certificatePolicies, sequence(...list.map((each) => sequence(oid(each)))));
  return [
    ['structure', 'an ordinary certificate of generation G2', ok, {}],
    ['structure', 'version 1', 'certificate.malformed', { version: 0 }],
    ['structure', 'a serial number of 20 octets', ok, { serial: new Uint8Array(20).fill(0x7f) }],
    ['structure', 'a serial number of 21 octets', 'certificate.malformed', { serial: new Uint8Array(21).fill(0x7f) }],
    ['structure', 'serial number 0', 'certificate.malformed', { serial: Uint8Array.of(0) }],
    ['structure', 'the same extension twice', 'certificate.malformed', { more: [keyUsage('digitalSignature')] }],
    ['structure', 'two tails', 'certificate.malformed', { attributes: [PERSON, TAIL, TAIL] }],
    [
      'structure',
      'a key that is not RSA',
      'certificate.malformed',
      {
        spki: sequence(
          sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7')),
          bitString(new Uint8Array(65).fill(4)),
        ),
      },
    ],
    ['sizes', 'a name of 150 Chinese characters', ok, { subjectDn: long(150) }],
    ['sizes', 'a name of 160 Chinese characters, more than 512 bytes', profile, { subjectDn: long(160) }],
    [
      'sizes',
      'a certificate of more than 4,096 bytes',
      profile,
      { more: [extension('1.3.6.1.4.1.55555.2', utf8String('x'.repeat(3200)))] },
    ],
    ['known-issuer', 'generation G2 by its key identifier', ok, {}],
    ['known-issuer', 'generation G3 by its key identifier', ok, { issuer: 'G3' }],
    ['known-issuer', 'another authority of the same name', 'certificate.unknown-issuer', { issuer: 'rogue' }],
    ['known-issuer', 'no key identifier of the issuer', 'certificate.unknown-issuer', { aki: null }],
    ['known-issuer', 'another issuer name', 'certificate.unknown-issuer', { issuerDn: name('示範', null) }],
    [
      'known-issuer',
      'before the generation counts',
      'certificate.unknown-issuer',
      { issuer: 'G3', notBefore: year(1), notAfter: year(6) },
      { at: Date.UTC(2024, 0, 1) },
    ],
    ['signature-algorithm', 'SHA-384', ok, { hash: 'sha384' }],
    ['signature-algorithm', 'SHA-512', ok, { hash: 'sha512', issuer: 'G3' }],
    ['signature-algorithm', 'SHA-1', 'certificate.weak-signature', { hash: 'sha1' }],
    ['issuer-signature', 'signed by the pinned key', ok, { issuer: 'G3' }],
    [
      'issuer-signature',
      'another authority under the key identifier of G2',
      'certificate.issuer-signature',
      { issuer: 'rogue', aki: pki.issuer('G2').keyId },
    ],
    [
      'issuer-signature',
      'signed by G2 under the key identifier of G3',
      'certificate.issuer-signature',
      { aki: pki.issuer('G3').keyId },
    ],
    ['critical-extensions', 'an unknown extension, not critical', ok, { more: unknown(false) }],
    ['critical-extensions', 'an unknown extension, critical', profile, { more: unknown(true) }],
    ['not-mobile', 'no card grade', ok, {}],
    ['not-mobile', 'card grade mobile', 'certificate.mobile', { attributes: [PERSON, grade('mobile'), TAIL] }],
    ['natural-person', 'subject type natural person', ok, { attributes: [PERSON, TAIL] }],
    [
      'natural-person',
      'subject type of a business',
      'certificate.not-natural-person',
      { attributes: [[OID.subjectType, oid(OID.business)], TAIL] },
    ],
    ['natural-person', 'no subject type', 'certificate.not-natural-person', { attributes: [TAIL] }],
    ['natural-person', 'no attributes at all', 'certificate.not-natural-person', { attributes: null }],
    ['card-grade', 'no card grade, generation G3', ok, { issuer: 'G3' }],
    ['card-grade', 'card grade primary', profile, { attributes: [PERSON, grade('primary'), TAIL] }],
    ['card-grade', 'card grade secondary', profile, { attributes: [PERSON, grade('secondary'), TAIL] }],
    ['key-usage', 'digitalSignature and nonRepudiation', ok, { keyUsage: usage(0xc0, 6) }],
    ['key-usage', 'nonRepudiation alone', 'certificate.key-usage', { keyUsage: usage(0x40, 6) }],
    ['key-usage', 'not critical', 'certificate.key-usage', { keyUsage: usage(0x80, 7, false) }],
    ['key-usage', 'no key usage', 'certificate.key-usage', { keyUsage: null }],
    ['key-usage', 'signing certificates too', 'certificate.key-usage', { keyUsage: usage(0x84, 2) }],
    [
      'key-usage',
      'the encryption certificate used to sign',
      'certificate.encryption-used-to-sign',
      { keyUsage: encryption },
    ],
    ['key-usage', 'the encryption certificate used to encrypt', ok, { keyUsage: encryption }, { use: 'encrypt' }],
    ['key-usage', 'the signing certificate used to encrypt', 'certificate.key-usage', {}, { use: 'encrypt' }],
    ['assurance-level', 'level 3 among others', ok, { policies: policies('1.2.3', OID.assuranceLevel3) }],
    ['assurance-level', 'the test level', 'certificate.policy', { policies: policies(OID.assuranceTest) }],
    ['assurance-level', 'no policy', 'certificate.policy', { policies: null }],
    ['end-entity', 'basicConstraints of an end entity', ok, { more: [extension('2.5.29.19', sequence())] }],
    ['end-entity', 'an authority', profile, { more: [extension('2.5.29.19', sequence(TRUE), true)] }],
    [
      'end-entity',
      'an extended key usage',
      profile,
      { more: [extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.4')))] },
    ],
    ['key-strength', 'RSA of 2,048 bits', ok, {}],
    ['key-strength', 'RSA of 4,096 bits', ok, { spki: spki(pki.keys.rsa('certificate vectors/4096', 4096)) }],
    [
      'key-strength',
      'RSA of 1,024 bits',
      profile,
      { spki: spki(generateRsaKey(seededRandom('certificate vectors/1024'), 1024)) },
    ],
    ['key-strength', 'exponent 3', profile, { spki: rsaSpki(key, 3) }],
    ['subject-fields', 'a card number of 8 digits', ok, { subjectDn: name('示範', '12345678') }],
    ['subject-fields', 'a card number of 7 digits', profile, { subjectDn: name('示範', '1234567') }],
    ['subject-fields', 'a card number with a letter', profile, { subjectDn: name('示範', '128200026940450A') }],
    ['subject-fields', 'no card number', profile, { subjectDn: name('示範', null) }],
    ['subject-fields', 'no name', profile, { subjectDn: name(null, CARD_NUMBER) }],
    ['subject-fields', 'no tail', profile, { attributes: [PERSON] }],
    ['subject-fields', 'a tail of five digits', profile, { attributes: [PERSON, [TAIL[0], utf8String('56789')]] }],
    ['term', 'the five years of a new card', ok, { notBefore: year(5), notAfter: year(10) }],
    [
      'term',
      'extended: the same key, another serial number, eight years',
      ok,
      { serial: serialFrom('certificate vectors/extended'), notBefore: year(2), notAfter: year(10) },
    ],
    [
      'term',
      'extended: the same key, only the three further years, another card number',
      ok,
      {
        serial: serialFrom('certificate vectors/extended apart'),
        subjectDn: name('示範𡍼一', '4504940269002821'),
        notBefore: year(6),
        notAfter: year(9),
      },
    ],
    ['term', 'twelve years', profile, { notBefore: year(0), notAfter: year(12) }],
    ['validity', 'at its first moment', ok, {}, { at: FROM + 2 * 365 * 86_400_000 }],
    ['validity', 'at its last moment', ok, { notAfter: NOW }],
    ['validity', 'from the next second', 'certificate.not-yet-valid', { notBefore: NOW + 1000 }],
    ['validity', 'until a second ago', 'certificate.expired', { notAfter: NOW - 1000 }],
    ['revocation', 'not on the list', ok, { issuer: 'G3' }],
    ['revocation', 'on the list', 'certificate.revoked', { serial: REVOKED }],
    [
      'revocation',
      'a moment that no list speaks of',
      'certificate.revocation-unknown',
      {},
      { at: NOW + 3 * 86_400_000 },
    ],
  ];
}

/** Certificates good and bad for every rule, the same bytes every time: RSA signatures of PKCS #1 v1.5 over seeded keys. */
export function certificateVectors(pki: DemoPki = createDemoPki()): CertificateVectors {
  const key = pki.keys.rsa('certificate vectors/subject', 2048);
  return {
    issuers: GENERATIONS.map((generation) => {
      const { certificate, notBefore, notAfter } = pki.issuer(generation);
      return { generation, certificate, notBefore, notAfter };
    }),
    revocationLists: GENERATIONS.map((generation) =>
      issueRevocationList(pki.issuer(generation), {
        thisUpdate: NOW - 3_600_000,
        nextUpdate: NOW + 86_400_000,
        number: 2026112301,
        revoked: [{ serial: REVOKED, revokedAt: Date.UTC(2026, 7, 3), reason: 1 }],
      }),
    ),
    cases: rows(pki, key).map(([rule, what, verdict, change, other]) => ({
      name: what,
      rule,
      use: other?.use ?? 'sign',
      at: other?.at ?? NOW,
      verdict,
      certificate: makeCertificate(pki, key, change),
    })),
  };
}

/** The vector file: base64 with padding, as every tool reads it. */
export function renderCertificateVectors(vectors: CertificateVectors): string {
  const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return `${JSON.stringify(
    {
      about:
        'Certificates, the rule each is about, and the verdict: accepted, or the code of the refusal. Synthetic throughout; base64 of DER; times in ms. Written by devkit/src/fixture-certificates/write.ts.',
      issuers: vectors.issuers.map((issuer) => ({ ...issuer, certificate: b64(issuer.certificate) })),
      revocationLists: vectors.revocationLists.map(b64),
      cases: vectors.cases.map((each) => ({ ...each, certificate: b64(each.certificate) })),
    },
    undefined,
    1,
  )}\n`;
}
