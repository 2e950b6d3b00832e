import { utf8 } from '@lianshu/core/bytes';
import { signatureAlgorithm, signed } from '../../pki/certificate.ts';
import { context, integer, NULL, octetString, oid, sequence, time, tlv, utf8String } from '../../pki/der.ts';
import { OID } from '../../pki/index.ts';
import { again, both, type Maker, TBS, tbsOf } from './certificate-maker.ts';
import { replaceAt } from './tree-cases.ts';

export function fields(maker: Maker, now: number): void {
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
