import { concat, utf8 } from '@lianshu/core/bytes';
import { attribute } from '../../card/signed-cms.ts';
import {
  integer,
  octetString,
  oid,
  printableString,
  sequence,
  setAsGiven,
  setOf,
  time,
  tlv,
  utf8String,
} from '../../pki/der.ts';
import { OID } from '../../pki/index.ts';
import { CONTENT } from './content.ts';
import type { CaseList } from './corpus-case.ts';
import {
  digestOf,
  encodeMessage,
  type Signer,
  type SignerParts,
  signAttributes,
  usualAttributes,
} from './message-parts.ts';

export function attributes(list: CaseList, signer: Signer, now: number): void {
  const signed = (
    className: string,
    what: string,
    given: readonly Uint8Array[] | undefined,
    changes: Partial<SignerParts> = {},
  ) => list.message(className, what, encodeMessage(signer, CONTENT, {}, { attributes: given, ...changes }));
  const [type, digest] = usualAttributes(CONTENT) as [Uint8Array, Uint8Array];
  const at = attribute(OID.signingTime, time(now));
  const nonce = attribute(OID.nonce, octetString(utf8('n')));
  const ordered = [type, at, digest];
  const sortedSignature = { signature: signAttributes(signer.key, ordered) };
  for (const [what, given] of [
    ['digest first', [digest, type, at]],
    ['time last', [type, digest, at]],
    ['backwards', [digest, at, type]],
    ['time first', [at, type, digest]],
  ] as const) {
    signed('attributes in another order, signed so', what, given);
    signed('attributes in another order, signed in order', what, given, sortedSignature);
  }
  for (const [what, given] of [
    ['type twice', [type, type, digest]],
    ['digest twice', [type, digest, digest]],
    ['time twice', [type, at, at, digest]],
    ['another digest beside it', [type, digest, attribute(OID.messageDigest, octetString(digestOf(utf8('x'))))]],
    ['another type beside it', [type, attribute(OID.contentType, oid(OID.signedData)), digest]],
    ['nonce twice', [type, digest, nonce, nonce]],
    ['time of another moment beside it', [type, at, attribute(OID.signingTime, time(now + 60_000)), digest]],
  ] as const)
    signed('attribute twice', what, given);
  const two = (id: string, a: Uint8Array, b: Uint8Array): Uint8Array => sequence(oid(id), setAsGiven(a, b));
  const d = octetString(digestOf(CONTENT));
  for (const [what, given] of [
    ['digest', [type, two(OID.messageDigest, d, d)]],
    ['digest and another', [type, two(OID.messageDigest, d, octetString(digestOf(utf8('x'))))]],
    ['another and the digest', [type, two(OID.messageDigest, octetString(digestOf(utf8('x'))), d)]],
    ['type', [two(OID.contentType, oid(OID.data), oid(OID.data)), digest]],
    ['time', [type, two(OID.signingTime, time(now), time(now)), digest]],
  ] as const)
    signed('attribute with two values', what, given);
  const none = (id: string): Uint8Array => sequence(oid(id), setAsGiven());
  for (const [what, given] of [
    ['digest', [type, none(OID.messageDigest)]],
    ['type', [none(OID.contentType), digest]],
    ['time', [type, none(OID.signingTime), digest]],
    ['unknown one', [type, digest, none('1.2.3.4')]],
  ] as const)
    signed('attribute without a value', what, given);
  for (const [what, given] of [
    ['type', [digest]],
    ['digest', [type]],
    ['both', [at]],
    ['all', []],
    ['the field itself', undefined],
  ] as const)
    signed('attribute missing', what, given);
  for (const [what, given] of [
    ['another content', [type, attribute(OID.messageDigest, octetString(digestOf(utf8('x'))))]],
    ['SHA-1', [type, attribute(OID.messageDigest, octetString(digestOf(CONTENT, 'SHA1')))]],
    ['SHA-512', [type, attribute(OID.messageDigest, octetString(digestOf(CONTENT, 'SHA512')))]],
    ['cut', [type, attribute(OID.messageDigest, octetString(digestOf(CONTENT).subarray(1)))]],
    ['longer', [type, attribute(OID.messageDigest, octetString(concat(digestOf(CONTENT), Uint8Array.of(0))))]],
    ['empty', [type, attribute(OID.messageDigest, octetString(new Uint8Array(0)))]],
    ['of another ASN.1 type', [type, attribute(OID.messageDigest, utf8String('x'.repeat(32)))]],
  ] as const)
    signed('digest that is another', what, given);
  for (const [what, given] of [
    ['signed data', [attribute(OID.contentType, oid(OID.signedData)), digest]],
    ['unknown', [attribute(OID.contentType, oid('1.2.3.4')), digest]],
    ['a string', [attribute(OID.contentType, utf8String(OID.data)), digest]],
  ] as const)
    signed('type attribute that is another', what, given);
  for (const [what, value] of [
    ['2050 as UTCTime', tlv(0x17, utf8('500101000000Z'))],
    ['without seconds', tlv(0x17, utf8('2611230215Z'))],
    ['with an offset', tlv(0x17, utf8('261123101500+0800'))],
    ['GeneralizedTime before 2050', tlv(0x18, utf8('20261123021500Z'))],
    ['with a fraction', tlv(0x18, utf8('20261123021500.5Z'))],
    ['no such day', tlv(0x17, utf8('260230021500Z'))],
    ['a string', utf8String('yesterday')],
    ['long past', time(Date.UTC(1999, 1, 1))],
  ] as const)
    signed(
      'signing time in another form',
      what,
      [type, attribute(OID.signingTime, value), digest].toSorted(Buffer.compare),
    );
  for (const [what, more] of [
    ['unknown', [attribute('1.2.3.4', utf8String('x'))]],
    ['forty unknown', Array.from({ length: 40 }, (_, i) => attribute(`1.2.3.${i}`, integer(i)))],
    ['origin', [attribute('2.16.886.1.100.2.999', utf8String('https://joint.example.tw'))]],
    ['nonce', [nonce]],
    ['card number', [attribute(OID.cardSerialNumber, printableString('DEMO000000000001'))]],
    ['unknown with two values', [sequence(oid('1.2.3.4'), setOf(integer(1), integer(2)))]],
  ] as const)
    signed('further attributes', what, [type, digest, ...more].toSorted(Buffer.compare));
  for (const [what, value] of [
    ['a boolean of 01', tlv(0x01, Uint8Array.of(1))],
    ['a padded integer', tlv(0x02, Uint8Array.of(0, 1))],
    ['a bit string with bits set', tlv(0x03, Uint8Array.of(4, 0xff))],
    ['a broken identifier', tlv(0x06, Uint8Array.of(0x80, 1))],
    ['broken UTF-8', tlv(0x0c, Uint8Array.of(0xc0, 0x80))],
    ['letters that are not printable', tlv(0x13, utf8('@_*'))],
  ] as const)
    signed('unknown attribute not in DER', what, [type, digest, attribute('1.2.3.4', value)].toSorted(Buffer.compare));
}
