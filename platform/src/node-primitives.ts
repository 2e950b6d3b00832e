import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  decapsulate,
  diffieHellman,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import {
  isStrictEd25519Key,
  isUsableRsaKey,
  type Primitives,
  purePrimitives,
  type RsaPublicKey,
} from '@lianshu/core/primitives';
import { KeyCache } from './key-cache.ts';

/** A Buffer's bytes as the plain array that core works with; same memory, no copy. */
function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** Length faults are faults of our own code and sound the same as in `purePrimitives`. */
function demandLength(bytes: Uint8Array, length: number, what: string): void {
  if (bytes.length !== length) throw new RangeError(`${what} expects ${length} bytes`);
}

/** OpenSSL throws where bytes are not what the algorithm takes; here that is an answer. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

function publicBytes(key: KeyObject): Uint8Array {
  return plain(createPublicKey(key).export({ format: 'raw-public' }));
}

/** Bulk opening uses one key hundreds of thousands of times, and importing a seed costs more than using it. */
const decapsulationKeys = new KeyCache<KeyObject>(4);
const agreementKeys = new KeyCache<KeyObject>(4);

function decapsulationKey(seed: Uint8Array): KeyObject {
  demandLength(seed, 64, 'ML-KEM-768 seed');
  return decapsulationKeys.get(seed, () =>
    createPrivateKey({ key: seed, format: 'raw-seed', asymmetricKeyType: 'ml-kem-768' }),
  );
}

function agreementKey(scalar: Uint8Array): KeyObject {
  demandLength(scalar, 32, 'X25519 scalar');
  return agreementKeys.get(scalar, () =>
    createPrivateKey({ key: scalar, format: 'raw-private', asymmetricKeyType: 'x25519' }),
  );
}

function ed25519Key(seed: Uint8Array): KeyObject {
  demandLength(seed, 32, 'Ed25519 seed');
  return createPrivateKey({ key: seed, format: 'raw-private', asymmetricKeyType: 'ed25519' });
}

function signatureKey(type: 'ed25519' | 'ml-dsa-44', bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: bytes, format: 'raw-public', asymmetricKeyType: type });
}

/**
 * Imported RSA keys by identity of the parsed value: an issuer's key stays as long as its certificate is held, a signer's
 * is forgotten with her certificate, and nothing here keeps it alive.
 */
const rsaKeys = new WeakMap<RsaPublicKey, KeyObject>();

function rsaKey(key: RsaPublicKey): KeyObject {
  let imported = rsaKeys.get(key);
  if (imported === undefined) {
    const n = Buffer.from(key.modulus).toString('base64url');
    const e = Buffer.from(key.exponent).toString('base64url');
    imported = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
    rsaKeys.set(key, imported);
  }
  return imported;
}

/**
 * The primitives on Node's OpenSSL. What OpenSSL lacks or does otherwise stays with noble: derandomized ML-KEM
 * encapsulation, deterministic ML-DSA signing (Node's is hedged), RSA over a digest made before, and RSA encryption with randomness by argument.
 * RSA keys are remembered by object identity: never change the bytes of an `RsaPublicKey`.
 */
export const nodePrimitives: Primitives = {
  sha256: (message) => plain(hash('sha256', message, 'buffer')),
  sha384: (message) => plain(hash('sha384', message, 'buffer')),
  sha512: (message) => plain(hash('sha512', message, 'buffer')),
  sha1: (message) => plain(hash('sha1', message, 'buffer')),
  startHash(name) {
    const running = createHash(name);
    return { update: (bytes) => void running.update(bytes), digest: () => plain(running.digest()) };
  },
  sha3Of256: (message) => plain(hash('sha3-256', message, 'buffer')),
  shake256: (message, length) =>
    length === 0
      ? new Uint8Array(0)
      : plain(hash('shake256', message, { outputEncoding: 'buffer', outputLength: length })),
  hmacSha256: (key, message) => plain(createHmac('sha256', key).update(message).digest()),

  aesGcmSeal(key, nonce, plaintext, aad) {
    demandLength(key, 32, 'AES-256-GCM key');
    demandLength(nonce, 12, 'AES-256-GCM nonce');
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(aad);
    const sealed = new Uint8Array(plaintext.length + 16);
    sealed.set(cipher.update(plaintext));
    cipher.final();
    sealed.set(cipher.getAuthTag(), plaintext.length);
    return sealed;
  },
  aesGcmOpen(key, nonce, sealed, aad) {
    demandLength(key, 32, 'AES-256-GCM key');
    demandLength(nonce, 12, 'AES-256-GCM nonce');
    if (sealed.length < 16) return undefined;
    const end = sealed.length - 16;
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(end));
    const plaintext = decipher.update(sealed.subarray(0, end));
    return attempt(() => decipher.final()) && plain(plaintext);
  },
  aesCbcEncrypt(key, iv, plaintext) {
    demandLength(key, 32, 'AES-256-CBC key');
    demandLength(iv, 16, 'AES-256-CBC iv');
    const cipher = createCipheriv('aes-256-cbc', key, iv);
    return plain(Buffer.concat([cipher.update(plaintext), cipher.final()]));
  },
  aesCbcDecrypt(key, iv, ciphertext) {
    demandLength(key, 32, 'AES-256-CBC key');
    demandLength(iv, 16, 'AES-256-CBC iv');
    const decipher = createDecipheriv('aes-256-cbc', key, iv);
    return attempt(() => plain(Buffer.concat([decipher.update(ciphertext), decipher.final()])));
  },

  x25519Public: (scalar) => publicBytes(agreementKey(scalar)),
  x25519(scalar, point) {
    const privateKey = agreementKey(scalar);
    demandLength(point, 32, 'X25519 point');
    const publicKey = createPublicKey({ key: point, format: 'raw-public', asymmetricKeyType: 'x25519' });
    return attempt(() => plain(diffieHellman({ privateKey, publicKey })));
  },

  mlKem768Public: (seed) => publicBytes(decapsulationKey(seed)),
  mlKem768Encapsulate: purePrimitives.mlKem768Encapsulate,
  mlKem768Decapsulate(seed, ciphertext) {
    const key = decapsulationKey(seed);
    demandLength(ciphertext, 1088, 'ML-KEM-768 ciphertext');
    return plain(decapsulate(key, ciphertext));
  },

  ed25519Public: (seed) => publicBytes(ed25519Key(seed)),
  ed25519Sign: (seed, message) => plain(sign(null, message, ed25519Key(seed))),
  ed25519Verify(publicKey, message, signature) {
    if (signature.length !== 64 || !isStrictEd25519Key(publicKey)) return false;
    return attempt(() => verify(null, message, signatureKey('ed25519', publicKey), signature)) === true;
  },

  mlDsa44Public(seed) {
    demandLength(seed, 32, 'ML-DSA-44 seed');
    return publicBytes(createPrivateKey({ key: seed, format: 'raw-seed', asymmetricKeyType: 'ml-dsa-44' }));
  },
  mlDsa44Sign: purePrimitives.mlDsa44Sign,
  mlDsa44Verify(publicKey, message, signature) {
    if (publicKey.length !== 1312 || signature.length !== 2420) return false;
    return attempt(() => verify(null, message, signatureKey('ml-dsa-44', publicKey), signature)) === true;
  },

  rsaVerify(key, hashName, message, signature) {
    if (!isUsableRsaKey(key) || signature.length !== key.modulus.length) return false;
    return attempt(() => verify(hashName, message, rsaKey(key), signature)) === true;
  },
  // Node verifies messages, not digests.
  rsaVerifyDigest: purePrimitives.rsaVerifyDigest,
  rsaEncrypt: purePrimitives.rsaEncrypt,
};
