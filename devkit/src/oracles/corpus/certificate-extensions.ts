import { concat, utf8 } from '@lianshu/core/bytes';
import { basicConstraints, certificatePolicies, extension } from '../../pki/certificate.ts';
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
  TRUE,
  tlv,
  utf8String,
} from '../../pki/der.ts';
import { OID } from '../../pki/index.ts';
import { again, both, type Maker, TBS } from './certificate-maker.ts';

/** What stands in the extensions: a change to the one of this identifier, or something more. */
export function extensions(maker: Maker): void {
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
