/** An RSA public key as unsigned big-endian integers without leading zeros. */
export interface RsaPublicKey {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

export type HashName = 'sha256' | 'sha384' | 'sha512';

/** A digest that is taken piece by piece, for what is too long to be held at once. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  /** Of everything given so far. Ends it: neither may be called again. */
  digest(): Uint8Array;
}

/** `length` fresh random bytes from a cryptographic source. Core never has one of its own. */
export type Random = (length: number) => Uint8Array;

/**
 * The primitives that the platform lends to core. All synchronous, all pure functions of their arguments.
 * `purePrimitives` (noble) works everywhere; `@lianshu/platform` replaces what Node does faster. Both must agree byte
 * for byte: `primitives.agreement.test.ts` and `rsa.agreement.test.ts` in platform hold them together.
 */
export interface Primitives {
  sha256(message: Uint8Array): Uint8Array;
  sha384(message: Uint8Array): Uint8Array;
  sha512(message: Uint8Array): Uint8Array;
  sha1(message: Uint8Array): Uint8Array;
  /** Begins a digest of what comes in pieces; the same bytes as of the whole. */
  startHash(hash: HashName): RunningHash;
  /** FIPS 202, for the combiner of X-Wing. */
  sha3Of256(message: Uint8Array): Uint8Array;
  shake256(message: Uint8Array, length: number): Uint8Array;
  hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array;
  /** AES-256-GCM; key 32, nonce 12 bytes; returns ciphertext ‖ 16-byte tag. */
  aesGcmSeal(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Uint8Array;
  /** Undefined when the tag does not fit. */
  aesGcmOpen(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array | undefined;
  /** AES-256-CBC with PKCS #7 padding (RFC 5652 §6.3), for CMS EnvelopedData only. */
  aesCbcEncrypt(key: Uint8Array, iv: Uint8Array, plaintext: Uint8Array): Uint8Array;
  aesCbcDecrypt(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array | undefined;
  /** RFC 7748. */
  x25519Public(scalar: Uint8Array): Uint8Array;
  /** Undefined when the shared value is all zero (RFC 9180 §7.1.4). */
  x25519(scalar: Uint8Array, point: Uint8Array): Uint8Array | undefined;
  /** FIPS 203. `seed` is d ‖ z, 64 bytes; the public key is 1,184 bytes. */
  mlKem768Public(seed: Uint8Array): Uint8Array;
  /** Derandomized encapsulation; `coins` is the 32-byte m of FIPS 203. Undefined when the public key is not well-formed. */
  mlKem768Encapsulate(
    publicKey: Uint8Array,
    coins: Uint8Array,
  ): { readonly ciphertext: Uint8Array; readonly shared: Uint8Array } | undefined;
  mlKem768Decapsulate(seed: Uint8Array, ciphertext: Uint8Array): Uint8Array;
  /** RFC 8032; verification is strict (canonical encodings, no ZIP 215 leniency). `seed` is 32 bytes. */
  ed25519Public(seed: Uint8Array): Uint8Array;
  ed25519Sign(seed: Uint8Array, message: Uint8Array): Uint8Array;
  ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** FIPS 204 pure ML-DSA with an empty context, deterministic variant. `seed` is 32 bytes. */
  mlDsa44Public(seed: Uint8Array): Uint8Array;
  mlDsa44Sign(seed: Uint8Array, message: Uint8Array): Uint8Array;
  mlDsa44Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2): false for any signature that is not exactly right. */
  rsaVerify(key: RsaPublicKey, hash: HashName, message: Uint8Array, signature: Uint8Array): boolean;
  /** The same, where the message was hashed before. */
  rsaVerifyDigest(key: RsaPublicKey, hash: HashName, digest: Uint8Array, signature: Uint8Array): boolean;
  /** RSAES-PKCS1-v1_5 (RFC 8017 §7.2.1). `message` at most k − 11 bytes. */
  rsaEncrypt(key: RsaPublicKey, message: Uint8Array, random: Random): Uint8Array;
}
