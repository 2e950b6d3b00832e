// Our reading of certificates, messages and lists beside three others: Node's X509Certificate, the openssl program, pkijs.
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { equalBytes, toHex, utf8 } from '@lianshu/core/bytes';
import { ParseError } from '@lianshu/core/errors';
import {
  type Certificate,
  encodeEnvelopedCms,
  oidText,
  parseCertificate,
  parseCrl,
  parseSignedCms,
  slimCms,
  verifyCmsSignature,
} from '@lianshu/core/pki';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import {
  BROKEN_CMS,
  type BrokenCms,
  CARD_KINDS,
  type CardKind,
  issueCard,
  makeBrokenCms,
  signWith,
} from '../card/index.ts';
import { createDemoPki, type Generation, issueRevocationList, pem, seededRandom } from '../pki/index.ts';
import { openssl, WITHOUT_OPENSSL } from '../pki/openssl.testing.ts';

// In CI a missing oracle is a failure, not a skip.
const skip = process.env.CI ? false : WITHOUT_OPENSSL;

const pki = createDemoPki();
const NOW = Date.UTC(2026, 10, 23, 2);
const holder = { idNumber: 'A123456789', name: '示範𡍼一' };
const GENERATIONS: readonly Generation[] = ['G2', 'G3'];
const kinds = Object.keys(CARD_KINDS) as CardKind[];
const content = utf8('【全國性公民投票案連署同意書】\n中文內容\n');

function certificates(): (readonly [string, Uint8Array])[] {
  const cards = GENERATIONS.flatMap((generation) =>
    kinds.flatMap((kind) => {
      const card = issueCard(pki, holder, { kind, generation });
      const pairs = [card.signing, ...(card.encryption ? [card.encryption] : [])];
      return pairs.map((pair, i) => [`${kind} ${generation} ${i}`, pair.certificate] as const);
    }),
  );
  const authorities = GENERATIONS.flatMap((generation) => [
    [`moica ${generation}`, pki.issuer(generation).certificate] as const,
    [`root ${generation}`, pki.root(generation).certificate] as const,
  ]);
  return [...cards, ...authorities];
}

/** The bytes of an element's content behind its header, as other readers give them. */
function spki(certificate: Certificate): { n: string; e: string } {
  const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return { n: encode(certificate.publicKey.modulus), e: encode(certificate.publicKey.exponent) };
}

test('Node reads the same names, numbers, times and keys', () => {
  const all = certificates();
  for (const [what, der] of all) {
    const ours = parseCertificate(der);
    const theirs = new X509Certificate(der);
    assert.equal(theirs.serialNumber, toHex(ours.serial).toUpperCase().replace(/^00/, ''), what);
    assert.equal(theirs.validFromDate.getTime(), ours.notBefore, what);
    assert.equal(theirs.validToDate.getTime(), ours.notAfter, what);
    assert.equal(theirs.ca, ours.isCa, what);
    const { n, e } = theirs.publicKey.export({ format: 'jwk' });
    assert.deepEqual({ n, e }, spki(ours), what);
    const subject = theirs.toLegacyObject().subject as Record<string, string>;
    assert.equal(subject.serialNumber, ours.subjectSerialNumber, what);
    assert.equal(subject.CN, ours.subjectCommonName, what);
    for (const generation of GENERATIONS) {
      const issuer = pki.issuer(generation).certificate;
      const verifies = p.rsaVerify(parseCertificate(issuer).publicKey, 'sha256', ours.tbs, ours.signature);
      const sha1 = ours.signatureHash === 'sha1';
      assert.equal(
        theirs.verify(new X509Certificate(issuer).publicKey),
        verifies || (sha1 && issued(ours, generation)),
        what,
      );
    }
  }
  assert.equal(all.length, 54);
});

function issued(certificate: Certificate, generation: Generation): boolean {
  return certificate.aki !== undefined && equalBytes(certificate.aki, pki.issuer(generation).keyId);
}

test('pkijs reads the same certificate, extension by extension', () => {
  for (const [what, der] of certificates()) {
    const ours = parseCertificate(der);
    const theirs = pkijs.Certificate.fromBER(Uint8Array.from(der));
    assert.equal(toHex(new Uint8Array(theirs.serialNumber.valueBlock.valueHexView)), toHex(ours.serial), what);
    assert.equal(theirs.notBefore.value.getTime(), ours.notBefore, what);
    assert.equal(theirs.notAfter.value.getTime(), ours.notAfter, what);
    assert.deepEqual(new Uint8Array(theirs.tbsView), ours.tbs, what);
    assert.deepEqual(new Uint8Array(theirs.signatureValue.valueBlock.valueHexView), ours.signature, what);
    const value = (id: string) => theirs.extensions?.find(({ extnID }) => extnID === id);
    assert.equal(value('2.5.29.15')?.critical ?? false, ours.keyUsageCritical, what);
    const usage = value('2.5.29.15')?.parsedValue as asn1js.BitString | undefined;
    const first = usage?.valueBlock.valueHexView[0];
    assert.equal(first === undefined ? undefined : reversed(first), ours.keyUsage, what);
    const policies = value('2.5.29.32')?.parsedValue as pkijs.CertificatePolicies | undefined;
    assert.deepEqual(
      policies?.certificatePolicies.map((one) => one.policyIdentifier) ?? [],
      ours.policies.map(oidText),
      what,
    );
    const aki = value('2.5.29.35')?.parsedValue as pkijs.AuthorityKeyIdentifier | undefined;
    const keyIdentifier = aki?.keyIdentifier?.valueBlock.valueHexView;
    assert.equal(keyIdentifier && toHex(new Uint8Array(keyIdentifier)), ours.aki && toHex(ours.aki), what);
    assert.deepEqual(directoryAttributes(value('2.5.29.9')), {
      subjectType: ours.subjectType && oidText(ours.subjectType),
      cardGrade: ours.cardGrade,
      idTail: ours.idTail,
    });
  }
});

/** Bit 0 of a named bit list is the highest bit of its first octet. */
function reversed(byte: number): number {
  let out = 0;
  for (let bit = 0; bit < 8; bit++) if (byte & (0x80 >> bit)) out |= 1 << bit;
  return out;
}

function directoryAttributes(extension: pkijs.Extension | undefined): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = { subjectType: undefined, cardGrade: undefined, idTail: undefined };
  if (extension === undefined) return found;
  const list = asn1js.fromBER(Uint8Array.from(extension.extnValue.valueBlock.valueHexView)).result as asn1js.Sequence;
  for (const element of list.valueBlock.value) {
    const { type, values } = new pkijs.Attribute({ schema: element });
    const [value] = values as { valueBlock: { value: string; toString(): string } }[];
    if (type === '2.16.886.1.100.2.1') found.subjectType = value!.valueBlock.toString();
    if (type === '2.16.886.1.100.2.2') found.cardGrade = value!.valueBlock.value;
    if (type === '2.16.886.1.100.2.51') found.idTail = value!.valueBlock.value;
  }
  return found;
}

test('openssl x509 reads the same certificate', { skip }, () => {
  const cards = certificates().filter(([what]) => /^(good|mobile|not-natural-person|moica)/.test(what));
  for (const [what, der] of cards) {
    const ours = parseCertificate(der);
    const args = [
      'x509',
      '-inform',
      'DER',
      '-in',
      'c.der',
      '-noout',
      '-nameopt',
      'utf8,sep_multiline,lname',
      '-dateopt',
      'iso_8601',
    ];
    const { out } = openssl([...args, '-serial', '-subject', '-dates', '-ext', 'keyUsage,certificatePolicies'], {
      'c.der': der,
    });
    assert.match(out, new RegExp(`serial=${toHex(ours.serial).toUpperCase()}\n`), what);
    const date = (at: number) => new Date(at).toISOString().replace('T', ' ').replace('.000', '');
    assert.match(out, new RegExp(`notBefore=${date(ours.notBefore)}\nnotAfter=${date(ours.notAfter)}\n`), what);
    if (ours.subjectCommonName !== undefined) {
      assert.match(
        out,
        new RegExp(`commonName=${ours.subjectCommonName}\n\\s+serialNumber=${ours.subjectSerialNumber}\n`),
        what,
      );
    }
    for (const policy of ours.policies) assert.ok(out.includes(`Policy: ${oidText(policy)}`), what);
  }
  assert.equal(cards.length, 14);
});

const CHAIN = ['-CAfile', 'ca.pem', '-attime', String(NOW / 1000)];
const chainFiles = (generation: Generation) => ({
  'ca.pem': [pki.root(generation), pki.issuer(generation)].map((ca) => pem('CERTIFICATE', ca.certificate)).join(''),
});

test('openssl cms verifies what a card signs, slimmed too, and gives the content back', { skip }, () => {
  for (const generation of GENERATIONS) {
    const card = issueCard(pki, holder, { generation });
    const whole = card.sign({
      tbs: content,
      hash: 'SHA256',
      type: 'PKCS7',
      signingTime: NOW,
      nonce: 'n',
      withCardSN: true,
    });
    for (const cms of [whole, slimCms(whole)]) {
      const files = { ...chainFiles(generation), 'm.der': cms };
      const answer = openssl(['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'm.der', ...CHAIN], files);
      assert.ok(answer.ok, answer.problem);
      assert.deepEqual(new Uint8Array(answer.bytes), parseSignedCms(cms).content);
    }
  }
});

/** Faults that openssl or pkijs let pass, because BER, several signers or SHA-1 are theirs to accept; never the other way. */
const STRICTER: ReadonlySet<BrokenCms> = new Set<BrokenCms>([
  'trailing-bytes',
  'sha1-digest',
  'two-signers',
  'no-signed-attributes',
  'unsorted-attributes',
  'two-digests',
  'two-content-types',
  'long-form-length',
  'indefinite-length',
  'version-9',
  'constructed-content',
  // Refused by us too, where the certificate is judged.
  'encryption-certificate',
]);

function ourVerdict(cms: Uint8Array): boolean {
  try {
    return verifyCmsSignature(p, parseSignedCms(cms)).ok;
  } catch (error) {
    if (error instanceof ParseError) return false;
    throw error;
  }
}

test('openssl cms refuses every faulty message that we refuse, but for those where it is known to be laxer', {
  skip,
}, () => {
  const card = issueCard(pki, holder, { generation: 'G2' });
  for (const fault of Object.keys(BROKEN_CMS) as BrokenCms[]) {
    const cms = makeBrokenCms(fault, card, content);
    const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'm.der', ...CHAIN];
    const { ok } = openssl(args, { ...chainFiles('G2'), 'm.der': cms });
    if (fault === 'encryption-certificate') continue;
    assert.equal(ourVerdict(cms), false, fault);
    assert.ok(!ok || STRICTER.has(fault), `openssl accepts ${fault}`);
  }
});

test('pkijs verifies what we verify', async () => {
  const verdict = async (cms: Uint8Array): Promise<boolean> => {
    try {
      const info = pkijs.ContentInfo.fromBER(Uint8Array.from(cms));
      if (info.contentType !== pkijs.ContentInfo.SIGNED_DATA) return false;
      return await new pkijs.SignedData({ schema: info.content }).verify({ signer: 0, checkChain: false });
    } catch {
      return false;
    }
  };
  for (const generation of GENERATIONS) {
    const card = issueCard(pki, holder, { generation });
    assert.equal(await verdict(signWith(card, content)), true);
    for (const fault of Object.keys(BROKEN_CMS) as BrokenCms[]) {
      const cms = makeBrokenCms(fault, card, content);
      const [ours, theirs] = [ourVerdict(cms), await verdict(cms)];
      assert.ok(ours === theirs || (!ours && STRICTER.has(fault)), `${fault}: ours ${ours}, pkijs ${theirs}`);
    }
  }
});

test('openssl cms decrypts what we encrypt', { skip }, () => {
  const card = issueCard(pki, holder, { generation: 'G3' });
  const { certificate, key } = card.encryption!;
  const cms = encodeEnvelopedCms(p, parseCertificate(certificate), content, nodeRandom);
  const files = { 'm.der': cms, 'k.pem': String(key.export({ format: 'pem', type: 'pkcs8' })) };
  const answer = openssl(['cms', '-decrypt', '-binary', '-inform', 'DER', '-in', 'm.der', '-inkey', 'k.pem'], files);
  assert.ok(answer.ok, answer.problem);
  assert.deepEqual(new Uint8Array(answer.bytes), content);
});

test('openssl crl and pkijs read the same list', { skip }, () => {
  const random = seededRandom('crl oracle');
  const revoked = Array.from({ length: 40 }, (_, i) => {
    const serial = random(16);
    serial[0] = (serial[0]! & 0x3f) | 0x40;
    return { serial, revokedAt: NOW - i * 3_600_000, reason: [1, 3, 4, 5, 6][i % 5]! };
  });
  const der = issueRevocationList(pki.issuer('G3'), {
    thisUpdate: NOW,
    nextUpdate: NOW + 86_400_000,
    number: 2026112301,
    revoked,
  });
  const ours = parseCrl(p, der);
  const { out } = openssl(['crl', '-inform', 'DER', '-in', 'l.der', '-noout', '-text'], { 'l.der': der });
  const serials = [...out.matchAll(/Serial Number: ([0-9A-F]+)/g)].map(([, serial]) => serial!.toLowerCase());
  assert.equal(serials.length, 40);
  assert.deepEqual(
    serials.filter((serial) => ours.entries.find(Buffer.from(serial, 'hex')) === undefined),
    [],
  );
  const theirs = pkijs.CertificateRevocationList.fromBER(Uint8Array.from(der));
  assert.equal(theirs.thisUpdate.value.getTime(), ours.thisUpdate);
  assert.equal(theirs.nextUpdate?.value.getTime(), ours.nextUpdate);
  for (const { userCertificate, revocationDate } of theirs.revokedCertificates ?? []) {
    const found = ours.entries.find(new Uint8Array(userCertificate.valueBlock.valueHexView));
    assert.equal(found?.revokedAt, revocationDate.value.getTime());
  }
});
