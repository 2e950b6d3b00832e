import { createECDH, createPublicKey, type KeyObject } from 'node:crypto';
import { concat, utf8 } from '@lianshu/core/bytes';
import { nodePrimitives as p } from '@lianshu/platform';
import { CARD_KINDS, type CardKind, issueCard } from '../../card/index.ts';
import {
  basicConstraints,
  certificatePolicies,
  extension,
  signatureAlgorithm,
  signed,
  spki,
} from '../../pki/certificate.ts';
import type { CertificateAuthority } from '../../pki/certificate-authority.ts';
import {
  bitString,
  context,
  contextPrimitive,
  integer,
  NULL,
  octetString,
  oid,
  printableString,
  sequence,
  setAsGiven,
  setOf,
  TRUE,
  time,
  tlv,
  utf8String,
} from '../../pki/der.ts';
import { type DemoPki, type Generation, OID, seededBytes } from '../../pki/index.ts';
import type { CaseList } from './corpus-case.ts';
import { encodeMessage, type Signer } from './message-parts.ts';
import { exponentKey, sizedKey } from './odd-keys.ts';
import { cubeForgery, paddings, signEncoded } from './padding.ts';
import { flips, replaceAt, SPOILS, spoiled } from './tree-cases.ts';

const HOLDER = { idNumber: 'A123456789', name: '示範𡍼一' };
const CONTENT = utf8('【全國性公民投票案連署同意書】\n中文內容\n');
const GENERATIONS: readonly Generation[] = ['G2', 'G3'];

/** Places in tbsCertificate. */
const TBS = { version: 0, serial: 1, algorithm: 2, issuer: 3, validity: 4, subject: 5, key: 6, extensions: 7 } as const;

const FIELDS: Readonly<Record<string, readonly number[]>> = {
  'serial number': [0, TBS.serial],
  'inner algorithm': [0, TBS.algorithm],
  issuer: [0, TBS.issuer],
  validity: [0, TBS.validity],
  subject: [0, TBS.subject],
  key: [0, TBS.key],
  extensions: [0, TBS.extensions],
  'outer algorithm': [1],
  signature: [2],
};

/** A way to make one certificate: the good one, one place changed, signed again. */
interface Maker {
  readonly list: CaseList;
  readonly key: KeyObject;
  readonly good: Uint8Array;
  readonly issuer: CertificateAuthority;
}

/** The certificate alone, and a message by its key: what a rule of ours and a path check of theirs see of it. */
function both(
  { list, key }: Maker,
  className: string,
  what: string,
  certificate: Uint8Array,
  signer: KeyObject = key,
): void {
  list.certificate(className, what, certificate);
  const by: Signer = { key: signer, certificate };
  try {
    list.message(`certificate: ${className}`, what, encodeMessage(by, CONTENT));
  } catch {
    // A key that cannot sign, or a certificate without issuer and serial number, makes no message.
  }
}

/** tbsCertificate with the element at `path` made anew, signed again by the issuer. */
function again(
  { good, issuer }: Pick<Maker, 'good' | 'issuer'>,
  path: readonly number[],
  make: (old: Uint8Array, content: Uint8Array) => Uint8Array | undefined,
): Uint8Array {
  return signed(replaceAt(cut(good, [0]), path, make), issuer.key, 'sha256');
}

function tbsOf(certificate: Uint8Array): Uint8Array {
  return cut(certificate, [0]);
}

function fields(maker: Maker, now: number): void {
  const change = (className: string, what: string, path: readonly number[], value: Uint8Array | undefined) =>
    both(
      maker,
      className,
      what,
      again(maker, path, () => value),
    );
  for (const [what, value] of [
    ['negative', tlv(0x02, Uint8Array.of(0x80, 1))],
    ['zero', integer(0)],
    ['padded', tlv(0x02, Uint8Array.of(0, 0, 1, 2))],
    ['of 21 octets', tlv(0x02, new Uint8Array(21).fill(0x41))],
    ['of 20 octets', tlv(0x02, new Uint8Array(20).fill(0x41))],
    ['of one octet', integer(7)],
    ['empty', tlv(0x02)],
  ] as const)
    change('serial number', what, [TBS.serial], value);
  for (const [what, value] of [
    ['1, left out', undefined],
    ['1, spelt out', context(0, integer(0))],
    ['2', context(0, integer(1))],
    ['4', context(0, integer(3))],
    ['3 padded', context(0, tlv(0x02, Uint8Array.of(0, 2)))],
  ] as const)
    change('version', what, [TBS.version], value);
  for (const [what, value] of [
    ['parameters left out', sequence(oid(OID.sha256WithRsa))],
    ['another', signatureAlgorithm('sha512')],
    ['unknown', sequence(oid('1.2.3.4'), NULL)],
    ['parameters of another kind', sequence(oid(OID.sha256WithRsa), octetString(new Uint8Array(40)))],
  ] as const)
    change('inner algorithm differs from the outer', what, [TBS.algorithm], value);
  const outer = (what: string, value: Uint8Array) =>
    both(
      maker,
      'outer algorithm differs from the inner',
      what,
      replaceAt(maker.good, [1], () => value),
    );
  outer('parameters left out', sequence(oid(OID.sha256WithRsa)));
  outer('another', signatureAlgorithm('sha512'));
  outer('SHA-1', signatureAlgorithm('sha1'));
  for (const hash of ['sha1', 'sha384', 'sha512'] as const) {
    const tbs = tbsOf(again(maker, [TBS.algorithm], () => signatureAlgorithm(hash)));
    both(maker, `signed with ${hash}`, 'all right otherwise', signed(tbs, maker.issuer.key, hash));
  }
  const without = tbsOf(again(maker, [TBS.algorithm], () => sequence(oid(OID.sha256WithRsa))));
  const bare = replaceAt(signed(without, maker.issuer.key, 'sha256'), [1], () => sequence(oid(OID.sha256WithRsa)));
  both(maker, 'algorithm without parameters, inside and outside', 'all right otherwise', bare);

  const utc = (text: string): Uint8Array => tlv(0x17, utf8(text));
  const long = (text: string): Uint8Array => tlv(0x18, utf8(text));
  const [from, to] = [time(now - 86_400_000), time(now + 86_400_000)];
  for (const [className, what, value] of [
    ['validity over', 'a second ago', sequence(from, time(now - 1000))],
    ['validity over', 'years ago', sequence(time(Date.UTC(2001, 0, 1)), time(Date.UTC(2006, 0, 1)))],
    ['validity not begun', 'in a second', sequence(time(now + 1000), to)],
    ['validity not begun', 'in years', sequence(time(Date.UTC(2040, 0, 1)), time(Date.UTC(2045, 0, 1)))],
    ['validity not begun', 'ends before it begins', sequence(to, from)],
    ['validity at its edge', 'begins now', sequence(time(now), to)],
    ['validity at its edge', 'ends now', sequence(from, time(now))],
    ['validity beyond 2050', 'as GeneralizedTime', sequence(from, long('20510101000000Z'))],
    ['validity beyond 2050', 'for ever', sequence(from, long('99991231235959Z'))],
    ['time in another form', 'without seconds', sequence(utc('2601010000Z'), to)],
    ['time in another form', 'with an offset', sequence(utc('260101000000+0800'), to)],
    ['time in another form', 'with a fraction', sequence(from, long('20510101000000.5Z'))],
    ['time in another form', 'local', sequence(from, long('20510101000000'))],
    ['time in another form', 'no such day', sequence(utc('260230000000Z'), to)],
    ['time in another form', 'second 60', sequence(utc('260101000060Z'), to)],
    ['time in another form', 'a string', sequence(utf8String('then'), to)],
    ['GeneralizedTime before 2050', 'begin', sequence(long('20260101000000Z'), to)],
    ['GeneralizedTime before 2050', 'end', sequence(from, long('20300101000000Z'))],
  ] as const)
    change(className, what, [TBS.validity], value);
}

function names(maker: Maker): void {
  const subject = (className: string, what: string, name: Uint8Array) =>
    both(
      maker,
      className,
      what,
      again(maker, [TBS.subject], () => name),
    );
  const part = (id: string, value: Uint8Array): Uint8Array => setOf(sequence(oid(id), value));
  const [c, cn, sn] = [
    part(OID.countryName, printableString('TW')),
    part(OID.commonName, utf8String('示範')),
    part(OID.serialNumber, printableString('1234567890123456')),
  ];
  for (const [what, value] of [
    ['PrintableString', printableString('Demo One')],
    ['BMPString', tlv(0x1e, Uint8Array.of(0x79, 0x3a))],
    ['UniversalString', tlv(0x1c, Uint8Array.of(0, 0, 0x79, 0x3a))],
    ['TeletexString', tlv(0x14, utf8('Demo'))],
    ['IA5String', tlv(0x16, utf8('Demo'))],
    ['VisibleString', tlv(0x1a, utf8('Demo'))],
    ['NumericString', tlv(0x12, utf8('123'))],
    ['integer', integer(5)],
    ['octet string', octetString(utf8('Demo'))],
  ] as const)
    subject('common name of another string type', what, sequence(c, part(OID.commonName, value), sn));
  for (const [what, value] of [
    ['overlong form', tlv(0x0c, Uint8Array.of(0xc0, 0xaf))],
    ['surrogate', tlv(0x0c, Uint8Array.of(0xed, 0xa0, 0x80))],
    ['beyond Unicode', tlv(0x0c, Uint8Array.of(0xf5, 0x80, 0x80, 0x80))],
    ['cut', tlv(0x0c, Uint8Array.of(0xe7, 0xa4))],
  ] as const)
    subject('common name of broken UTF-8', what, sequence(c, part(OID.commonName, value), sn));
  for (const [what, value] of [
    ['letters that are not printable', tlv(0x13, utf8('1234@567'))],
    ['with a zero octet', tlv(0x13, utf8('1234\u00005678'))],
  ] as const)
    subject('broken PrintableString', what, sequence(c, cn, part(OID.serialNumber, value)));
  for (const [what, name] of [
    ['common name twice', sequence(c, cn, cn, sn)],
    ['two common names', sequence(c, cn, part(OID.commonName, utf8String('另一')), sn)],
    ['card number twice', sequence(c, cn, sn, sn)],
  ] as const)
    subject('subject names something twice', what, name);
  for (const [what, name] of [
    ['no common name', sequence(c, sn)],
    ['no card number', sequence(c, cn)],
    ['nothing', sequence()],
    ['empty common name', sequence(c, part(OID.commonName, utf8String('')), sn)],
    ['card number of letters', sequence(c, cn, part(OID.serialNumber, printableString('ABCDEFGH12345678')))],
    ['card number of four digits', sequence(c, cn, part(OID.serialNumber, printableString('1234')))],
  ] as const)
    subject('subject without what the profile has', what, name);
  for (const [what, name] of [
    [
      'all in one set',
      sequence(
        setOf(
          sequence(oid(OID.countryName), printableString('TW')),
          sequence(oid(OID.commonName), utf8String('示範')),
          sequence(oid(OID.serialNumber), printableString('1234567890123456')),
        ),
      ),
    ],
    ['other order', sequence(sn, cn, c)],
    ['an organisation more', sequence(c, part(OID.organizationName, utf8String('示範')), cn, sn)],
    ['card number as UTF8String', sequence(c, cn, part(OID.serialNumber, utf8String('1234567890123456')))],
  ] as const)
    subject('subject in another order or form', what, name);
  subject('empty set in the subject', 'in front', sequence(setAsGiven(), c, cn, sn));
  const issuer = (what: string, make: (old: Uint8Array) => Uint8Array) =>
    both(maker, 'issuer name that is another', what, again(maker, [TBS.issuer], make));
  issuer('country as UTF8String', (old) => replaceAt(old, [0, 0, 1], () => utf8String('TW')));
  issuer('country in lower case', (old) => replaceAt(old, [0, 0, 1], () => printableString('tw')));
  issuer('empty', () => sequence());
  issuer('that of the subject', () => sequence(c, cn, sn));
  issuer('one part more', (old) => concat(sequence(replaceAt(old, [0], (first) => concat(first, first)).subarray(2))));
}

function keys(maker: Maker): void {
  const of = (className: string, what: string, key: KeyObject) =>
    both(
      maker,
      className,
      what,
      again(maker, [TBS.key], () => spki(key)),
      key,
    );
  of('key too short', '1,024 bits', sizedKey('1024', 1024));
  of('key too short', '1,536 bits', sizedKey('1536', 1536));
  of('key too short', '2,032 bits', sizedKey('2032', 2032));
  of('key longer', '3,072 bits', sizedKey('3072', 3072));
  for (const exponent of [3n, 17n, 65539n]) of('exponent that is another', String(exponent), exponentKey(exponent));
  const point = createECDH('prime256v1');
  point.setPrivateKey(seededBytes('corpus P-256', 32));
  const curve = sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7'));
  const edwards = p.ed25519Public(seededBytes('corpus Ed25519', 32));
  for (const [what, value] of [
    ['elliptic curve P-256', sequence(curve, bitString(Uint8Array.from(point.getPublicKey())))],
    ['Ed25519', sequence(sequence(oid('1.3.101.112')), bitString(edwards))],
  ] as const)
    both(
      maker,
      'key of another kind',
      what,
      again(maker, [TBS.key], () => value),
    );
  const good = createPublicKey(maker.key).export({ format: 'jwk' }) as { n: string; e: string };
  const [n, e] = [Uint8Array.from(Buffer.from(good.n, 'base64url')), Uint8Array.of(1, 0, 1)];
  const rsa = (modulus: Uint8Array, exponent: Uint8Array, parameters = NULL) =>
    sequence(sequence(oid(OID.rsaEncryption), parameters), bitString(sequence(modulus, exponent)));
  const even = n.with(n.length - 1, n.at(-1)! & 0xfe);
  const spoiltKeys: readonly (readonly [string, Uint8Array])[] = [
    ['modulus padded', rsa(tlv(0x02, Uint8Array.of(0, 0), n), integer(e))],
    ['modulus negative', rsa(tlv(0x02, n), integer(e))],
    ['modulus even', rsa(integer(even), integer(e))],
    ['modulus zero', rsa(integer(0), integer(e))],
    ['exponent one', rsa(integer(n), integer(1))],
    ['exponent even', rsa(integer(n), integer(65536))],
    ['exponent zero', rsa(integer(n), integer(0))],
    ['exponent padded', rsa(integer(n), tlv(0x02, Uint8Array.of(0, 1, 0, 1)))],
    ['parameters left out', rsa(integer(n), integer(e), new Uint8Array(0))],
    [
      'something behind the exponent',
      sequence(sequence(oid(OID.rsaEncryption), NULL), bitString(sequence(integer(n), integer(e), integer(1)))),
    ],
    [
      'something behind the key',
      sequence(sequence(oid(OID.rsaEncryption), NULL), bitString(concat(sequence(integer(n), integer(e)), NULL))),
    ],
    ['unused bits', sequence(sequence(oid(OID.rsaEncryption), NULL), bitString(sequence(integer(n), integer(e)), 1))],
    [
      'named RSASSA-PSS',
      sequence(sequence(oid('1.2.840.113549.1.1.10'), NULL), bitString(sequence(integer(n), integer(e)))),
    ],
    ['named unknown', sequence(sequence(oid('1.2.3.4'), NULL), bitString(sequence(integer(n), integer(e))))],
  ];
  for (const [what, value] of spoiltKeys)
    both(
      maker,
      'key spoilt',
      what,
      again(maker, [TBS.key], () => value),
    );
}

/** What stands in the extensions: a change to the one of this identifier, or something more. */
function extensions(maker: Maker): void {
  const list = (make: (all: readonly Uint8Array[]) => readonly Uint8Array[]): Uint8Array =>
    again(maker, [TBS.extensions, 0], (_, content) => {
      const all: Uint8Array[] = [];
      for (let at = 0; at < content.length; ) {
        const length =
          content[at + 1]! < 0x80
            ? 2 + content[at + 1]!
            : content[at + 1] === 0x81
              ? 3 + content[at + 2]!
              : 4 + content[at + 2]! * 256 + content[at + 3]!;
        all.push(content.slice(at, at + length));
        at += length;
      }
      return sequence(...make(all));
    });
  const has = (one: Uint8Array, id: string): boolean => {
    const wanted = oid(id);
    const header = one[1]! < 0x80 ? 2 : one[1] === 0x81 ? 3 : 4;
    return Buffer.compare(one.subarray(header, header + wanted.length), wanted) === 0;
  };
  const swap = (className: string, what: string, id: string, ...by: readonly Uint8Array[]) =>
    both(
      maker,
      className,
      what,
      list((all) => all.flatMap((one) => (has(one, id) ? by : [one]))),
    );
  const more = (className: string, what: string, ...by: readonly Uint8Array[]) =>
    both(
      maker,
      className,
      what,
      list((all) => [...all, ...by]),
    );

  const usage = (bits: readonly number[], unused: number, critical = true) =>
    extension(OID.keyUsage, bitString(Uint8Array.from(bits), unused), critical);
  swap('key usage with nonRepudiation', 'beside', OID.keyUsage, usage([0xc0], 6));
  for (const [what, value] of [
    ['nonRepudiation alone', usage([0x40], 6)],
    ['keyEncipherment', usage([0x20], 5)],
    ['keyEncipherment and dataEncipherment', usage([0x30], 4)],
    ['signature and encipherment', usage([0xa0], 5)],
    ['keyCertSign', usage([0x04], 2)],
    ['everything', usage([0xff, 0x80], 7)],
    ['none', usage([], 0)],
    ['not critical', usage([0x80], 7, false)],
  ] as const)
    swap('key usage', what, OID.keyUsage, value);
  swap('key usage', 'missing', OID.keyUsage);
  swap('key usage not in DER', 'trailing zeros', OID.keyUsage, usage([0x80], 0));
  swap('key usage not in DER', 'unused bits set', OID.keyUsage, usage([0xff], 7));
  swap('key usage not in DER', 'an octet more', OID.keyUsage, usage([0x80, 0x00], 7));
  swap(
    'key usage not in DER',
    'critical as 01',
    OID.keyUsage,
    sequence(oid(OID.keyUsage), tlv(0x01, Uint8Array.of(1)), octetString(bitString(Uint8Array.of(0x80), 7))),
  );
  swap(
    'key usage not in DER',
    'something behind',
    OID.keyUsage,
    extension(OID.keyUsage, concat(bitString(Uint8Array.of(0x80), 7), NULL), true),
  );

  swap('policy', 'missing', OID.certificatePolicies);
  for (const [what, ids] of [
    ['of another level', ['2.16.886.101.0.3.2']],
    ['for tests', [OID.assuranceTest]],
    ['any', ['2.5.29.32.0']],
  ] as const)
    swap(
      'policy',
      what,
      OID.certificatePolicies,
      extension(OID.certificatePolicies, sequence(...ids.map((id) => sequence(oid(id))))),
    );
  const policies = (...ids: readonly string[]) =>
    extension(OID.certificatePolicies, sequence(...ids.map((id) => sequence(oid(id)))));
  swap('policy among others', 'second', OID.certificatePolicies, policies('1.2.3.4', OID.assuranceLevel3));
  swap(
    'policy among others',
    'with a qualifier',
    OID.certificatePolicies,
    extension(
      OID.certificatePolicies,
      sequence(
        sequence(oid(OID.assuranceLevel3), sequence(sequence(oid('1.3.6.1.5.5.7.2.1'), tlv(0x16, utf8('http://a'))))),
      ),
    ),
  );
  swap(
    'policy among others',
    'critical',
    OID.certificatePolicies,
    extension(OID.certificatePolicies, sequence(sequence(oid(OID.assuranceLevel3))), true),
  );
  swap('policies spoilt', 'named twice', OID.certificatePolicies, policies(OID.assuranceLevel3, OID.assuranceLevel3));
  swap('policies spoilt', 'empty', OID.certificatePolicies, extension(OID.certificatePolicies, sequence()));

  const directory = (...attributes: readonly (readonly [string, ...Uint8Array[]])[]) =>
    extension(
      OID.subjectDirectoryAttributes,
      sequence(...attributes.map(([id, ...values]) => sequence(oid(id), setAsGiven(...values)))),
    );
  const person: [string, Uint8Array] = [OID.subjectType, oid(OID.naturalPerson)];
  const tail: [string, Uint8Array] = [OID.tailOfCitizenId, utf8String('6789')];
  swap('directory attributes', 'missing', OID.subjectDirectoryAttributes);
  for (const [what, value] of [
    ['business', directory([OID.subjectType, oid(OID.business)], tail)],
    ['no subject type', directory(tail)],
    ['no tail', directory(person)],
    ['tail of five digits', directory(person, [OID.tailOfCitizenId, utf8String('56789')])],
    ['tail of letters', directory(person, [OID.tailOfCitizenId, utf8String('678X')])],
    ['mobile', directory(person, [OID.cardGrade, printableString('mobile')], tail)],
    ['another grade', directory(person, [OID.cardGrade, printableString('gold')], tail)],
    ['two tails', directory(person, [OID.tailOfCitizenId, utf8String('6789'), utf8String('6780')])],
    ['tail twice', directory(person, tail, tail)],
    ['subject type a string', directory([OID.subjectType, utf8String(OID.naturalPerson)], tail)],
    ['empty', extension(OID.subjectDirectoryAttributes, sequence())],
  ] as const)
    swap('directory attributes', what, OID.subjectDirectoryAttributes, value);
  swap(
    'directory attributes in another form',
    'tail printable',
    OID.subjectDirectoryAttributes,
    directory(person, [OID.tailOfCitizenId, printableString('6789')]),
  );
  swap(
    'directory attributes in another form',
    'an unknown one too',
    OID.subjectDirectoryAttributes,
    directory(person, ['1.2.3.4', integer(1)], tail),
  );

  const aki = (...parts: readonly Uint8Array[]) => extension(OID.authorityKeyIdentifier, sequence(...parts));
  const keyId = contextPrimitive(0, maker.issuer.keyId);
  swap('authority key identifier', 'missing', OID.authorityKeyIdentifier);
  swap('authority key identifier', 'empty', OID.authorityKeyIdentifier, aki());
  swap(
    'authority key identifier',
    'another',
    OID.authorityKeyIdentifier,
    aki(contextPrimitive(0, new Uint8Array(20).fill(1))),
  );
  swap(
    'authority key identifier',
    'by name and number alone',
    OID.authorityKeyIdentifier,
    aki(context(1, context(4, maker.issuer.dn)), contextPrimitive(2, Uint8Array.of(1))),
  );
  swap(
    'authority key identifier critical',
    'all right otherwise',
    OID.authorityKeyIdentifier,
    extension(OID.authorityKeyIdentifier, sequence(keyId), true),
  );
  swap('subject key identifier', 'missing', OID.subjectKeyIdentifier);
  swap(
    'subject key identifier',
    'another',
    OID.subjectKeyIdentifier,
    extension(OID.subjectKeyIdentifier, octetString(new Uint8Array(20))),
  );

  for (const [what, value] of [
    ['client authentication', '1.3.6.1.5.5.7.3.2'],
    ['electronic mail', '1.3.6.1.5.5.7.3.4'],
    ['any', '2.5.29.37.0'],
  ] as const) {
    more('extended key usage', what, extension('2.5.29.37', sequence(oid(value))));
    more('extended key usage', `${what}, critical`, extension('2.5.29.37', sequence(oid(value)), true));
  }
  more('authority', 'with a usage of signing', basicConstraints());
  more('authority', 'of length 0', basicConstraints(0));
  more('not an authority, spelt out', 'empty', extension(OID.basicConstraints, sequence(), true));
  more(
    'not an authority, spelt out',
    'FALSE',
    extension(OID.basicConstraints, sequence(tlv(0x01, Uint8Array.of(0))), true),
  );
  more('unknown extension', 'of a number', extension('1.2.3.4', integer(1)));
  more('unknown extension', 'that is no DER', extension('1.2.3.4', Uint8Array.of(0xff, 0xff)));
  more('unknown extension', 'ten', ...Array.from({ length: 10 }, (_, i) => extension(`1.2.3.${i}`, integer(i))));
  more('unknown extension, critical', 'of a number', extension('1.2.3.4', integer(1), true));
  more(
    'unknown extension, critical',
    'proxy certificate',
    extension('1.3.6.1.5.5.7.1.14', sequence(sequence(oid('1.3.6.1.5.5.7.21.1'))), true),
  );
  more(
    'known to others, critical',
    'name constraints',
    extension('2.5.29.30', sequence(context(0, sequence(contextPrimitive(2, utf8('a'))))), true),
  );
  more(
    'known to others, critical',
    'alternative name',
    extension('2.5.29.17', sequence(contextPrimitive(1, utf8('a@example.tw'))), true),
  );
  more('extension twice', 'unknown', extension('1.2.3.4', integer(1)), extension('1.2.3.4', integer(1)));
  more('extension twice', 'key usage', usage([0x80], 7));
  more('extension twice', 'policy', certificatePolicies(OID.assuranceLevel3));
  more(
    'extension twice',
    'alternative name',
    extension('2.5.29.17', sequence(contextPrimitive(1, utf8('a@example.tw')))),
    extension('2.5.29.17', sequence(contextPrimitive(1, utf8('b@example.tw')))),
  );
  more('too many extensions', 'forty', ...Array.from({ length: 40 }, (_, i) => extension(`1.2.3.${i}`, integer(i))));
  more('FALSE spelt out', 'critical', sequence(oid('1.2.3.4'), tlv(0x01, Uint8Array.of(0)), octetString(integer(1))));
  more(
    'extension not in DER',
    'critical as 01',
    sequence(oid('1.2.3.4'), tlv(0x01, Uint8Array.of(1)), octetString(integer(1))),
  );
  more('extension not in DER', 'something behind the value', sequence(oid('1.2.3.4'), octetString(integer(1)), TRUE));
  both(
    maker,
    'no extensions',
    'an empty list',
    again(maker, [TBS.extensions, 0], () => sequence()),
  );
  both(
    maker,
    'no extensions',
    'no field',
    again(maker, [TBS.extensions], () => undefined),
  );
  const unique = again(maker, [TBS.key], (old) => concat(old, contextPrimitive(1, Uint8Array.of(0, 1))));
  both(maker, 'unique identifier', 'of the issuer', unique);
}

function chains(maker: Maker, pki: DemoPki): void {
  const { good, list } = maker;
  const tbs = tbsOf(good);
  const card = issueCard(pki, HOLDER, { generation: 'G2' });
  for (const [what, key] of [
    ['itself', maker.key],
    ['the other generation', pki.issuer('G3').key],
    ['the root', pki.root('G2').key],
    ['a rogue of the same name', pki.rogue().key],
    ['the encryption key of the card', card.encryption!.key],
  ] as const)
    both(maker, 'signed by another', what, signed(tbs, key, 'sha256'));
  const asLeaf = again(maker, [TBS.issuer], () => tbsSubject(good));
  both(maker, 'signed by another', 'a card as an authority', signed(tbsOf(asLeaf), maker.key, 'sha256'));
  for (const generation of GENERATIONS) {
    list.certificate('an authority itself', `moica ${generation}`, pki.issuer(generation).certificate);
    list.certificate('an authority itself', `root ${generation}`, pki.root(generation).certificate);
  }
  list.certificate('an authority itself', 'rogue', pki.rogue().certificate);
  const length = pki.issuer('G2').key.asymmetricKeyDetails!.modulusLength! / 8;
  const withSignature = (signature: Uint8Array): Uint8Array => replaceAt(good, [2], () => bitString(signature));
  for (const [what, em] of Object.entries(paddings(tbs, length)))
    both(
      maker,
      what === 'right' ? 'padding right' : 'padding forged',
      what,
      withSignature(signEncoded(maker.issuer.key, em)),
    );
  for (const [what, signature] of [
    ['empty', new Uint8Array(0)],
    ['zero', new Uint8Array(length)],
    ['cut', signatureOf(good).subarray(1)],
    ['zero in front', concat(Uint8Array.of(0), signatureOf(good))],
    ['zero behind', concat(signatureOf(good), Uint8Array.of(0))],
  ] as const)
    both(maker, 'issuer signature that is another', what, withSignature(signature));
  both(
    maker,
    'issuer signature that is another',
    'unused bits named',
    replaceAt(good, [2], () => bitString(signatureOf(good), 1)),
  );
  for (const tail of [[0], [5, 0], [0x30, 0]]) {
    list.certificate('bytes behind', `${tail.length} octets`, concat(good, Uint8Array.from(tail)));
    both(
      maker,
      'something behind the signature',
      `${tail[0]}`,
      replaceAt(good, [2], (old) => concat(old, Uint8Array.from(tail))),
    );
    both(
      maker,
      'something behind the extensions',
      `${tail[0]}`,
      again(maker, [TBS.extensions], (old) => concat(old, Uint8Array.from(tail))),
    );
  }
  const e3 = exponentKey(3n);
  const ca = { key: e3, certificate: again(maker, [TBS.key], () => spki(e3)) };
  const given = encodeMessage(ca, CONTENT);
  const forged = replaceAt(given, [1, 0, 4, 0, 5], () => {
    const attributes = attributesOf(given);
    return octetString(cubeForgery(attributes, 256));
  });
  list.message('certificate: exponent 3, cube for a signature', 'Bleichenbacher 2006', forged);
}

function tbsSubject(certificate: Uint8Array): Uint8Array {
  return cut(certificate, [0, TBS.subject]);
}

function cut(bytes: Uint8Array, path: readonly number[]): Uint8Array {
  let found = new Uint8Array(0);
  replaceAt(bytes, path, (old) => {
    found = Uint8Array.from(old);
    return old;
  });
  return found;
}

function signatureOf(certificate: Uint8Array): Uint8Array {
  return cut(certificate, [2]).subarray(5);
}

/** The signed attributes of a message with the tag of SET OF. */
function attributesOf(message: Uint8Array): Uint8Array {
  const attributes = cut(message, [1, 0, 4, 0, 3]);
  attributes[0] = 0x31;
  return attributes;
}

/** Certificates: of every kind of card, spoilt with the signature left as it was, and changed and signed again. */
export function addCertificates(list: CaseList, pki: DemoPki, now: number): void {
  for (const kind of Object.keys(CARD_KINDS) as CardKind[]) {
    for (const generation of GENERATIONS) {
      const card = issueCard(pki, HOLDER, { kind, generation });
      list.certificate(`card ${kind}`, `${generation} signing`, card.signing.certificate);
      if (card.encryption) list.certificate('encryption', `${kind} ${generation}`, card.encryption.certificate);
    }
  }
  const { certificate: good, key } = issueCard(pki, HOLDER, { generation: 'G2' }).signing;
  const maker: Maker = { list, key, good, issuer: pki.issuer('G2') };
  for (const [field, path] of Object.entries(FIELDS)) {
    let i = 0;
    for (const der of flips(good, path, 12)) list.certificate(`bit turned in ${field}`, `flip ${i++}`, der);
  }
  for (const how of Object.keys(SPOILS)) {
    for (const [place, der] of spoiled(tbsOf(good), how)) {
      // Of every second element, since most of what is in a certificate is alike.
      if (place % 2 === 1) continue;
      list.certificate(`${how}, signed so`, `element ${place}`, signed(der, maker.issuer.key, 'sha256'));
    }
  }
  for (let i = 0; i < 20; i++) {
    const at = Math.floor((good.length * i) / 20);
    list.certificate('cut short', `after ${at} octets`, good.slice(0, at));
  }
  fields(maker, now);
  names(maker);
  keys(maker);
  extensions(maker);
  chains(maker, pki);
}
