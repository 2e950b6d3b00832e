import { concat, u16, utf8 } from '../bytes/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { Kem } from './kem.ts';
import { labeledExpand, labeledExtract } from './labeled.ts';

const ID = 0x0020;
const SUITE_ID = concat(utf8('KEM'), u16(ID));
const NONE = new Uint8Array(0);

/** RFC 9180 §7.1.3: a scalar from at least 32 bytes of key material. */
export function deriveX25519Scalar(p: Primitives, ikm: Uint8Array): Uint8Array {
  if (ikm.length < 32) throw new RangeError('DeriveKeyPair expects at least 32 bytes');
  return labeledExpand(p, SUITE_ID, labeledExtract(p, SUITE_ID, NONE, 'dkp_prk', ikm), 'sk', NONE, 32);
}

function extractAndExpand(p: Primitives, dh: Uint8Array, enc: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const prk = labeledExtract(p, SUITE_ID, NONE, 'eae_prk', dh);
  return labeledExpand(p, SUITE_ID, prk, 'shared_secret', concat(enc, publicKey), 32);
}

/** DHKEM(X25519, HKDF-SHA256), RFC 9180 §4.1. The coins are key material for the ephemeral key's DeriveKeyPair. */
export const DHKEM_X25519: Kem = {
  id: ID,
  publicKeyLength: 32,
  encLength: 32,
  coinsLength: 32,
  publicKey: (p, secretKey) => p.x25519Public(secretKey),
  encapsulate(p, publicKey, coins) {
    if (publicKey.length !== 32) return undefined;
    const ephemeral = deriveX25519Scalar(p, coins);
    const enc = p.x25519Public(ephemeral);
    const dh = p.x25519(ephemeral, publicKey);
    return dh && { enc, shared: extractAndExpand(p, dh, enc, publicKey) };
  },
  decapsulator(p, secretKey) {
    const publicKey = p.x25519Public(secretKey);
    return (enc) => {
      if (enc.length !== 32) return undefined;
      const dh = p.x25519(secretKey, enc);
      return dh && extractAndExpand(p, dh, enc, publicKey);
    };
  },
};
