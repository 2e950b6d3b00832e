import { checkPrimeSync, createPrivateKey, type KeyObject } from 'node:crypto';
import type { Random } from '@lianshu/core/primitives';

const EXPONENT = 65537n;
const SMALL_PRIMES = primesBelow(18_000);
const WINDOW = 1 << 13;

/** An RSA key of `bits` (even, at least 512) whose primes follow from `random`: same bytes in, same key out. */
export function generateRsaKey(random: Random, bits: number): KeyObject {
  for (;;) {
    const p = nextPrime(random, bits / 2);
    const q = nextPrime(random, bits / 2);
    if (p === q) continue;
    const [large, small] = p > q ? [p, q] : [q, p];
    return importRsaKey(large, small);
  }
}

function importRsaKey(p: bigint, q: bigint): KeyObject {
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const part = (value: bigint): string => unsigned(value).toString('base64url');
  const key = {
    kty: 'RSA',
    n: part(p * q),
    e: part(EXPONENT),
    d: part(d),
    p: part(p),
    q: part(q),
    dp: part(d % (p - 1n)),
    dq: part(d % (q - 1n)),
    qi: part(inverse(q, p)),
  };
  return createPrivateKey({ format: 'jwk', key });
}

/** The first suitable prime at or after a random odd start with its two highest bits set, so that p·q has full length. */
function nextPrime(random: Random, bits: number): bigint {
  for (;;) {
    const start = BigInt(`0x${Buffer.from(random(bits / 8)).toString('hex')}`);
    const base = start | (3n << BigInt(bits - 2)) | 1n;
    const composite = new Uint8Array(WINDOW);
    for (const prime of SMALL_PRIMES) {
      const rest = Number(base % BigInt(prime));
      for (let offset = (prime - rest) % prime; offset < WINDOW; offset += prime) composite[offset] = 1;
    }
    for (let offset = 0; offset < WINDOW; offset += 2) {
      const candidate = base + BigInt(offset);
      if (!composite[offset] && (candidate - 1n) % EXPONENT !== 0n && isPrime(candidate)) return candidate;
    }
  }
}

function isPrime(candidate: bigint): boolean {
  return checkPrimeSync(unsigned(candidate));
}

function unsigned(value: bigint): Buffer<ArrayBuffer> {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
}

/** The inverse of `a` modulo `m`, both positive and coprime. */
function inverse(a: bigint, m: bigint): bigint {
  let [r, nextR, s, nextS] = [m, a % m, 0n, 1n];
  while (nextR !== 0n) {
    const quotient = r / nextR;
    [r, nextR] = [nextR, r - quotient * nextR];
    [s, nextS] = [nextS, s - quotient * nextS];
  }
  return s < 0n ? s + m : s;
}

function primesBelow(limit: number): readonly number[] {
  const composite = new Uint8Array(limit);
  const primes: number[] = [];
  for (let n = 2; n < limit; n += 1) {
    if (composite[n]) continue;
    primes.push(n);
    for (let multiple = n * n; multiple < limit; multiple += n) composite[multiple] = 1;
  }
  return primes;
}
