import { createECDH, createPublicKey, type KeyObject } from 'node:crypto';
import { concat } from '@lianshu/core/bytes';
import { nodePrimitives as p } from '@lianshu/platform';
import { spki } from '../../pki/certificate.ts';
import { bitString, integer, NULL, oid, sequence, tlv } from '../../pki/der.ts';
import { OID, seededBytes } from '../../pki/index.ts';
import { again, both, type Maker, TBS } from './certificate-maker.ts';
import { exponentKey, sizedKey } from './odd-keys.ts';

export function keys(maker: Maker): void {
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
