import { concat } from '../bytes/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { Kem } from './kem.ts';

const ML_KEM_PUBLIC = 1184;
const ML_KEM_CIPHERTEXT = 1088;
/** XWingLabel of the draft, §5.3: \.//^\ as ASCII. */
const LABEL = Uint8Array.of(0x5c, 0x2e, 0x2f, 0x2f, 0x5e, 0x5c);

interface Expanded {
  readonly mlKemSeed: Uint8Array;
  readonly scalar: Uint8Array;
}

function expand(p: Primitives, seed: Uint8Array): Expanded {
  if (seed.length !== 32) throw new RangeError('X-Wing seed expects 32 bytes');
  const expanded = p.shake256(seed, 96);
  return { mlKemSeed: expanded.subarray(0, 64), scalar: expanded.subarray(64) };
}

function combine(
  p: Primitives,
  mlKem: Uint8Array,
  x25519: Uint8Array,
  share: Uint8Array,
  publicShare: Uint8Array,
): Uint8Array {
  return p.sha3Of256(concat(mlKem, x25519, share, publicShare, LABEL));
}

/**
 * X-Wing (draft-connolly-cfrg-xwing-kem), the same function as MLKEM768-X25519 of draft-ietf-hpke-pq: secure while either
 * half is. The private key is the 32-byte seed; the coins are 32 bytes for ML-KEM ‖ a 32-byte X25519 scalar. An all-zero
 * X25519 result is refused on both sides, so that every implementation calls the same records malformed.
 */
export const XWING_KEM: Kem = {
  id: 0x647a,
  publicKeyLength: ML_KEM_PUBLIC + 32,
  encLength: ML_KEM_CIPHERTEXT + 32,
  coinsLength: 64,
  publicKey(p, seed) {
    const { mlKemSeed, scalar } = expand(p, seed);
    return concat(p.mlKem768Public(mlKemSeed), p.x25519Public(scalar));
  },
  encapsulate(p, publicKey, coins) {
    if (publicKey.length !== ML_KEM_PUBLIC + 32) return undefined;
    if (coins.length !== 64) throw new RangeError('X-Wing coins expect 64 bytes');
    const publicShare = publicKey.subarray(ML_KEM_PUBLIC);
    const mlKem = p.mlKem768Encapsulate(publicKey.subarray(0, ML_KEM_PUBLIC), coins.subarray(0, 32));
    const scalar = coins.subarray(32);
    const x25519 = p.x25519(scalar, publicShare);
    if (mlKem === undefined || x25519 === undefined) return undefined;
    const share = p.x25519Public(scalar);
    return {
      enc: concat(mlKem.ciphertext, share),
      shared: combine(p, mlKem.shared, x25519, share, publicShare),
    };
  },
  decapsulator(p, seed) {
    const { mlKemSeed, scalar } = expand(p, seed);
    const publicShare = p.x25519Public(scalar);
    return (enc) => {
      if (enc.length !== ML_KEM_CIPHERTEXT + 32) return undefined;
      const share = enc.subarray(ML_KEM_CIPHERTEXT);
      const x25519 = p.x25519(scalar, share);
      if (x25519 === undefined) return undefined;
      return combine(
        p,
        p.mlKem768Decapsulate(mlKemSeed, enc.subarray(0, ML_KEM_CIPHERTEXT)),
        x25519,
        share,
        publicShare,
      );
    };
  },
};
