import { concat } from '@lianshu/core/bytes';
import { context, octetString, setAsGiven, setOf } from '../../pki/der.ts';
import { OID } from '../../pki/index.ts';
import { CONTENT } from './content.ts';
import type { CaseList } from './corpus-case.ts';
import { algorithm, encodeMessage, type Signer, signAttributes, usualAttributes } from './message-parts.ts';
import { paddings, signEncoded } from './padding.ts';

export function algorithms(list: CaseList, signer: Signer): void {
  const message = (className: string, what: string, ...rest: Parameters<typeof encodeMessage>) =>
    list.message(className, what, encodeMessage(...rest));
  const absent = new Uint8Array(0);
  const ids = { SHA1: OID.sha1, SHA384: OID.sha384, SHA512: OID.sha512 } as const;
  for (const digest of ['SHA1', 'SHA384', 'SHA512'] as const) {
    const digestAlgorithm = algorithm(ids[digest]);
    const given = usualAttributes(CONTENT, digest);
    for (const [what, signatureAlgorithm] of [
      ['rsaEncryption', algorithm(OID.rsaEncryption)],
      [
        'with its name',
        algorithm({ SHA1: OID.sha1WithRsa, SHA384: OID.sha384WithRsa, SHA512: OID.sha512WithRsa }[digest]),
      ],
    ] as const)
      message(
        `digest ${digest}`,
        what,
        signer,
        CONTENT,
        { digestAlgorithms: setOf(digestAlgorithm) },
        {
          digestAlgorithm,
          attributes: given,
          signatureAlgorithm,
          signature: signAttributes(signer.key, given, digest),
        },
      );
  }
  for (const [what, digestAlgorithms] of [
    ['none', setOf()],
    ['SHA-512 alone', setOf(algorithm(OID.sha512))],
    ['SHA-512 too', setOf(algorithm(OID.sha256), algorithm(OID.sha512))],
    ['SHA-256 twice', setOf(algorithm(OID.sha256), algorithm(OID.sha256))],
  ] as const)
    message('list of digests that is another', what, signer, CONTENT, { digestAlgorithms });
  message('digest of the signer another', 'SHA-512', signer, CONTENT, {}, { digestAlgorithm: algorithm(OID.sha512) });
  message('digest of the signer another', 'unknown', signer, CONTENT, {}, { digestAlgorithm: algorithm('1.2.3.4') });
  message('parameters left out', 'in the list', signer, CONTENT, {
    digestAlgorithms: setOf(algorithm(OID.sha256, absent)),
  });
  message(
    'parameters left out',
    'of the digest',
    signer,
    CONTENT,
    {},
    { digestAlgorithm: algorithm(OID.sha256, absent) },
  );
  message(
    'parameters left out',
    'of the signature',
    signer,
    CONTENT,
    {},
    { signatureAlgorithm: algorithm(OID.rsaEncryption, absent) },
  );
  const odd = octetString(new Uint8Array(60).fill(0xa5));
  message('parameters of another kind', 'in the list', signer, CONTENT, {
    digestAlgorithms: setOf(algorithm(OID.sha256, odd)),
  });
  message(
    'parameters of another kind',
    'of the digest',
    signer,
    CONTENT,
    {},
    { digestAlgorithm: algorithm(OID.sha256, odd) },
  );
  message(
    'parameters of another kind',
    'of the signature',
    signer,
    CONTENT,
    {},
    { signatureAlgorithm: algorithm(OID.rsaEncryption, odd) },
  );
  message(
    'signature algorithm sha256WithRSAEncryption',
    'good',
    signer,
    CONTENT,
    {},
    { signatureAlgorithm: algorithm(OID.sha256WithRsa) },
  );
  for (const [what, id] of [
    ['sha1WithRSAEncryption', OID.sha1WithRsa],
    ['sha512WithRSAEncryption', OID.sha512WithRsa],
    ['RSASSA-PSS', '1.2.840.113549.1.1.10'],
    ['RSAES-OAEP', '1.2.840.113549.1.1.7'],
    ['ECDSA with SHA-256', '1.2.840.10045.4.3.2'],
    ['SHA-256', OID.sha256],
    ['unknown', '1.2.3.4'],
  ] as const)
    message('signature algorithm that is another', what, signer, CONTENT, {}, { signatureAlgorithm: algorithm(id) });
}

export function signatures(list: CaseList, signer: Signer): void {
  const given = usualAttributes(CONTENT);
  const message = (className: string, what: string, signature: Uint8Array) =>
    list.message(className, what, encodeMessage(signer, CONTENT, {}, { attributes: given, signature }));
  const good = signAttributes(signer.key, given);
  for (const [what, em] of Object.entries(paddings(setAsGiven(...given), good.length)))
    message(what === 'right' ? 'padding right' : 'padding forged', what, signEncoded(signer.key, em));
  const { n } = signer.key.export({ format: 'jwk' }) as { n: string };
  const modulus = BigInt(`0x${Buffer.from(n, 'base64url').toString('hex')}`);
  const bytes = (value: bigint, length = good.length) =>
    Uint8Array.from(Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex'));
  const value = BigInt(`0x${Buffer.from(good).toString('hex')}`);
  for (const [what, signature] of [
    ['empty', new Uint8Array(0)],
    ['zero', new Uint8Array(256)],
    ['one', bytes(1n)],
    ['modulus less one', bytes(modulus - 1n)],
    ['the modulus', bytes(modulus)],
    ['all ones', new Uint8Array(256).fill(0xff)],
    ['cut in front', good.subarray(1)],
    ['cut behind', good.subarray(0, 255)],
    ['zero in front', concat(Uint8Array.of(0), good)],
    ['zero behind', concat(good, Uint8Array.of(0))],
    ['the modulus added', bytes(value + modulus, 257)],
    ['negated', bytes(modulus - value)],
    ['backwards', good.toReversed()],
    ['over the content in place of the attributes', signEncoded(signer.key, paddings(CONTENT, 256).right!)],
    ['over the attributes with their own tag', signEncoded(signer.key, paddings(context(0, ...given), 256).right!)],
  ] as const)
    message('signature that is another', what, signature);
}
