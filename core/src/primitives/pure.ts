import { cbc, gcm } from '@noble/ciphers/aes.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha3_256, shake256 } from '@noble/hashes/sha3.js';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { verifyEd25519Strict } from './ed25519-strict.ts';
import type { Primitives } from './primitives.ts';
import { rsaEncryptPkcs1, rsaVerifyDigest } from './rsa.ts';

const HASHES = { sha256, sha384, sha512 } as const;
const ML_KEM_768_CIPHERTEXT = 1088;

/** A length fault is a fault of our own code, not of what came from outside: loud, in both implementations alike. */
function demandLength(bytes: Uint8Array, length: number, what: string): void {
  if (bytes.length !== length) throw new RangeError(`${what} expects ${length} bytes`);
}

/** noble throws where bytes are not what the algorithm takes; here that is an answer. Lengths were demanded before. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/**
 * All primitives in JavaScript (noble), for the browser and as the reference that `@lianshu/platform` is held against.
 * noble aims at constant time but does not promise it; secrets are handled here only on their owner's own machine.
 */
export const purePrimitives: Primitives = {
  sha256: (message) => sha256(message),
  sha384: (message) => sha384(message),
  sha512: (message) => sha512(message),
  sha1: (message) => sha1(message),
  startHash(name) {
    const running = HASHES[name].create();
    return { update: (bytes) => void running.update(bytes), digest: () => running.digest() };
  },
  sha3Of256: (message) => sha3_256(message),
  shake256: (message, length) => shake256(message, { dkLen: length }),
  hmacSha256: (key, message) => hmac(sha256, key, message),

  aesGcmSeal(key, nonce, plaintext, aad) {
    demandLength(key, 32, 'AES-256-GCM key');
    demandLength(nonce, 12, 'AES-256-GCM nonce');
    return gcm(key, nonce, aad).encrypt(plaintext);
  },
  aesGcmOpen(key, nonce, sealed, aad) {
    demandLength(key, 32, 'AES-256-GCM key');
    demandLength(nonce, 12, 'AES-256-GCM nonce');
    return sealed.length < 16 ? undefined : attempt(() => gcm(key, nonce, aad).decrypt(sealed));
  },
  aesCbcEncrypt(key, iv, plaintext) {
    demandLength(key, 32, 'AES-256-CBC key');
    demandLength(iv, 16, 'AES-256-CBC iv');
    return cbc(key, iv).encrypt(plaintext);
  },
  aesCbcDecrypt(key, iv, ciphertext) {
    demandLength(key, 32, 'AES-256-CBC key');
    demandLength(iv, 16, 'AES-256-CBC iv');
    return attempt(() => cbc(key, iv).decrypt(ciphertext));
  },

  x25519Public(scalar) {
    demandLength(scalar, 32, 'X25519 scalar');
    return x25519.getPublicKey(scalar);
  },
  x25519(scalar, point) {
    demandLength(scalar, 32, 'X25519 scalar');
    demandLength(point, 32, 'X25519 point');
    return attempt(() => x25519.getSharedSecret(scalar, point));
  },

  mlKem768Public(seed) {
    demandLength(seed, 64, 'ML-KEM-768 seed');
    return ml_kem768.keygen(seed).publicKey;
  },
  mlKem768Encapsulate(publicKey, coins) {
    demandLength(publicKey, 1184, 'ML-KEM-768 public key');
    demandLength(coins, 32, 'ML-KEM-768 coins');
    const sent = attempt(() => ml_kem768.encapsulate(publicKey, coins));
    return sent && { ciphertext: sent.cipherText, shared: sent.sharedSecret };
  },
  mlKem768Decapsulate(seed, ciphertext) {
    demandLength(seed, 64, 'ML-KEM-768 seed');
    demandLength(ciphertext, ML_KEM_768_CIPHERTEXT, 'ML-KEM-768 ciphertext');
    return ml_kem768.decapsulate(ciphertext, ml_kem768.keygen(seed).secretKey);
  },

  ed25519Public(seed) {
    demandLength(seed, 32, 'Ed25519 seed');
    return ed25519.getPublicKey(seed);
  },
  ed25519Sign(seed, message) {
    demandLength(seed, 32, 'Ed25519 seed');
    return ed25519.sign(message, seed);
  },
  ed25519Verify: verifyEd25519Strict,

  mlDsa44Public(seed) {
    demandLength(seed, 32, 'ML-DSA-44 seed');
    return ml_dsa44.keygen(seed).publicKey;
  },
  mlDsa44Sign(seed, message) {
    demandLength(seed, 32, 'ML-DSA-44 seed');
    return ml_dsa44.sign(message, ml_dsa44.keygen(seed).secretKey, { extraEntropy: false });
  },
  mlDsa44Verify(publicKey, message, signature) {
    if (publicKey.length !== 1312 || signature.length !== 2420) return false;
    return attempt(() => ml_dsa44.verify(signature, message, publicKey)) === true;
  },

  rsaVerify: (key, hash, message, signature) => rsaVerifyDigest(key, hash, HASHES[hash](message), signature),
  rsaVerifyDigest,
  rsaEncrypt: rsaEncryptPkcs1,
};
