import { concat, utf8 } from '@lianshu/core/bytes';
import {
  integer,
  octetString,
  oid,
  printableString,
  sequence,
  setAsGiven,
  setOf,
  tlv,
  utf8String,
} from '../../pki/der.ts';
import { OID } from '../../pki/index.ts';
import { again, both, type Maker, TBS } from './certificate-maker.ts';
import { replaceAt } from './tree-cases.ts';

export function names(maker: Maker): void {
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
