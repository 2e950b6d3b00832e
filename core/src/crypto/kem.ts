import type { Primitives } from '../primitives/index.ts';

export interface Encapsulation {
  readonly enc: Uint8Array;
  readonly shared: Uint8Array;
}

/** A key encapsulation mechanism in the sense of RFC 9180 §4, with the sender's randomness as an argument. */
export interface Kem {
  readonly id: number;
  readonly publicKeyLength: number;
  readonly encLength: number;
  /** Bytes of sender's randomness that one encapsulation consumes. */
  readonly coinsLength: number;
  publicKey(p: Primitives, secretKey: Uint8Array): Uint8Array;
  /** Undefined when the public key is malformed. */
  encapsulate(p: Primitives, publicKey: Uint8Array, coins: Uint8Array): Encapsulation | undefined;
  /** Does the work that depends on the key alone once; the function gives undefined when `enc` is malformed. */
  decapsulator(p: Primitives, secretKey: Uint8Array): (enc: Uint8Array) => Uint8Array | undefined;
}
