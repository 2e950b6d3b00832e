import { createPrivateKey, type KeyObject } from 'node:crypto';
import { generateRsaKey } from '../../pki/rsa-key.ts';
import { seededRandom } from '../../pki/seeded-random.ts';

function inverse(a: bigint, m: bigint): bigint | undefined {
  let [r, nextR, s, nextS] = [m, a % m, 0n, 1n];
  while (nextR !== 0n) {
    const quotient = r / nextR;
    [r, nextR] = [nextR, r - quotient * nextR];
    [s, nextS] = [nextS, s - quotient * nextS];
  }
  if (r !== 1n) return undefined;
  return s < 0n ? s + m : s;
}

const number = (text: string): bigint => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);

function text(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString('base64url');
}

/** The key that follows from `name`, of any size. */
export function sizedKey(name: string, bits: number): KeyObject {
  return generateRsaKey(seededRandom(`corpus ${name}`), bits);
}

/** A key of 2,048 bits with another public exponent. */
export function exponentKey(exponent: bigint): KeyObject {
  for (let turn = 0; ; turn++) {
    const { p, q } = sizedKey(`exponent ${exponent} ${turn}`, 2048).export({ format: 'jwk' }) as {
      p: string;
      q: string;
    };
    const [a, b] = [number(p), number(q)];
    const d = inverse(exponent, (a - 1n) * (b - 1n));
    if (d === undefined) continue;
    const key = {
      kty: 'RSA',
      n: text(a * b),
      e: text(exponent),
      d: text(d),
      p,
      q,
      dp: text(d % (a - 1n)),
      dq: text(d % (b - 1n)),
      qi: text(inverse(b, a)!),
    };
    return createPrivateKey({ format: 'jwk', key });
  }
}
