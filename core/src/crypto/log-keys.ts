import { equalBytes } from '../bytes/index.ts';
import { accept, type Result, refuse } from '../errors/index.ts';
import { hkdf, type Primitives } from '../primitives/index.ts';
import { deriveX25519Scalar } from './dhkem-x25519.ts';
import { X25519, XWING } from './hpke.ts';
import { label } from './label.ts';

const NONE = new Uint8Array(0);

/** The public keys of a log, as its manifest names them: X-Wing (1,216 bytes) and X25519 (32 bytes). */
export interface LogPublicKeys {
  readonly open: Uint8Array;
  readonly count: Uint8Array;
}

/** Reads progress envelopes and nothing else. */
export interface CountKey {
  readonly secretKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Everything that follows from a log's master. `seedOpen` is the private key of `open`; `seedCount` leads to `count`. */
export interface LogKeys extends LogPublicKeys {
  readonly seedOpen: Uint8Array;
  readonly seedCount: Uint8Array;
}

function demand32(bytes: Uint8Array, what: string): void {
  if (bytes.length !== 32) throw new RangeError(`${what} expects 32 bytes`);
}

/** The X-Wing public key whose private key is `seedOpen`. */
export function openPublicKey(p: Primitives, seedOpen: Uint8Array): Uint8Array {
  demand32(seedOpen, 'seedOpen');
  return XWING.kem.publicKey(p, seedOpen);
}

/** The X25519 key pair of `seedCount`, by DeriveKeyPair of RFC 9180 §7.1.3. */
export function deriveCountKey(p: Primitives, seedCount: Uint8Array): CountKey {
  demand32(seedCount, 'seedCount');
  const secretKey = deriveX25519Scalar(p, seedCount);
  return { secretKey, publicKey: X25519.kem.publicKey(p, secretKey) };
}

/** All keys of a log from its 32-byte master. Neither seed leads back to the master or over to the other seed. */
export function deriveLogKeys(p: Primitives, master: Uint8Array): LogKeys {
  demand32(master, 'master');
  const seedOpen = hkdf(p, master, NONE, label('open'), 32);
  const seedCount = hkdf(p, master, NONE, label('count'), 32);
  return { seedOpen, seedCount, open: openPublicKey(p, seedOpen), count: deriveCountKey(p, seedCount).publicKey };
}

/**
 * The keys of a master that came out of a wrap, if they are the manifest's; else `manifest.keys`. This comparison is what
 * makes the wrap trustworthy: RSAES-PKCS1-v1_5 and CBC authenticate nothing.
 */
export function checkLogKeys(p: Primitives, master: Uint8Array, expected: LogPublicKeys): Result<LogKeys> {
  if (master.length !== 32) return refuse('manifest.keys');
  const keys = deriveLogKeys(p, master);
  const same = equalBytes(keys.open, expected.open) && equalBytes(keys.count, expected.count);
  return same ? accept(keys) : refuse('manifest.keys');
}

/** The count key of a seed that the card returned, if it is the manifest's; else `manifest.keys`. */
export function checkCountKey(
  p: Primitives,
  seedCount: Uint8Array,
  expected: Pick<LogPublicKeys, 'count'>,
): Result<CountKey> {
  if (seedCount.length !== 32) return refuse('manifest.keys');
  const key = deriveCountKey(p, seedCount);
  return equalBytes(key.publicKey, expected.count) ? accept(key) : refuse('manifest.keys');
}
