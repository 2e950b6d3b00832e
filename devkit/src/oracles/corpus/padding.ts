import { constants, createHash, type KeyObject, privateEncrypt } from 'node:crypto';
import { concat } from '@lianshu/core/bytes';
import { NULL, octetString, oid, sequence } from '../../pki/der.ts';
import { OID } from '../../pki/oids.ts';

/** The signature whose encoded message is `em`, whatever that is. */
export function signEncoded(key: KeyObject, em: Uint8Array): Uint8Array {
  return Uint8Array.from(privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, em));
}

function info(digest: Uint8Array, id: string, ...parameters: readonly Uint8Array[]): Uint8Array {
  return sequence(sequence(oid(id), ...parameters), octetString(digest));
}

function frame(
  length: number,
  inside: Uint8Array,
  { type = 1, fill = 0xff, padding = length - 3 - inside.length } = {},
) {
  const front = concat(Uint8Array.of(0, type), new Uint8Array(padding).fill(fill), Uint8Array.of(0), inside);
  const garbage = new Uint8Array(length - front.length).fill(0xa5);
  return concat(front, garbage);
}

/**
 * Encoded messages (RFC 8017 §9.2) for a key of `length` octets, each wrong in one point but the first. Any verifier that looks for the
 * digest in place of building the one right encoding takes some of them.
 */
export function paddings(message: Uint8Array, length: number): Readonly<Record<string, Uint8Array>> {
  const digest = Uint8Array.from(createHash('sha256').update(message).digest());
  const sha1 = Uint8Array.from(createHash('sha1').update(message).digest());
  const right = info(digest, OID.sha256, NULL);
  const longForm = concat(Uint8Array.of(0x30, 0x81, right.length - 2), right.subarray(2));
  const broken = frame(length, right);
  const zeroInside = broken.slice();
  zeroInside[20] = 0;
  const notZeroFirst = broken.slice();
  notZeroFirst[length - right.length - 1] = 0xff;
  return {
    right: broken,
    'eight octets of padding, the rest garbage behind': frame(length, right, { padding: 8 }),
    'half of the padding, garbage behind': frame(length, right, { padding: (length - right.length) >> 1 }),
    'one octet of garbage behind': frame(length, right, { padding: length - right.length - 4 }),
    'no padding at all, garbage behind': frame(length, right, { padding: 0 }),
    'garbage inside of the parameters': frame(
      length,
      info(digest, OID.sha256, octetString(new Uint8Array(60).fill(0xa5))),
    ),
    'parameters left out': frame(length, info(digest, OID.sha256)),
    'parameters twice': frame(length, info(digest, OID.sha256, NULL, NULL)),
    'garbage behind the digest, inside': frame(
      length,
      sequence(sequence(oid(OID.sha256), NULL), octetString(digest), octetString(new Uint8Array(8))),
    ),
    'length of the digest information in two octets': frame(length, longForm),
    'name of SHA-512 over a SHA-256 digest': frame(length, info(digest, OID.sha512, NULL)),
    'name of SHA-1 over its digest': frame(length, info(sha1, OID.sha1, NULL)),
    'digest without its name': frame(length, digest),
    'digest without its name as an octet string': frame(length, octetString(digest)),
    'digest cut by an octet': frame(length, info(digest.subarray(1), OID.sha256, NULL)),
    'block type 2': frame(length, right, { type: 2, fill: 0x5a }),
    'block type 0': frame(length, right, { type: 0, fill: 0 }),
    'padding of other octets': frame(length, right, { fill: 0xfe }),
    'zero inside of the padding': zeroInside,
    'no zero behind the padding': notZeroFirst,
  };
}

/** The integer cube root, rounded up. */
function cubeRoot(value: bigint): bigint {
  let low = 0n;
  let high = 1n << BigInt(Math.ceil(value.toString(2).length / 3) + 1);
  while (low < high) {
    const middle = (low + high) >> 1n;
    if (middle ** 3n < value) low = middle + 1n;
    else high = middle;
  }
  return low;
}

function toInteger(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/**
 * A signature for a key of exponent 3 that nobody needs the private key for (Bleichenbacher, 2006): a cube whose front is a right
 * encoding with little padding. The garbage behind it is what makes it a cube.
 */
export function cubeForgery(message: Uint8Array, length: number): Uint8Array {
  const digest = Uint8Array.from(createHash('sha256').update(message).digest());
  const front = concat(
    Uint8Array.of(0, 1),
    new Uint8Array(8).fill(0xff),
    Uint8Array.of(0),
    info(digest, OID.sha256, NULL),
  );
  const root = cubeRoot(toInteger(concat(front, new Uint8Array(length - front.length))));
  return Uint8Array.from(Buffer.from(root.toString(16).padStart(length * 2, '0'), 'hex'));
}
