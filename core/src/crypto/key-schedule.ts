import { concat, u16, utf8 } from '../bytes/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { labeledExpand, labeledExtract } from './labeled.ts';

const BASE_MODE = Uint8Array.of(0);
const NONE = new Uint8Array(0);
const HKDF_SHA256 = 0x0001;

export interface KeySchedule {
  readonly key: Uint8Array;
  readonly baseNonce: Uint8Array;
}

/**
 * KeySchedule of RFC 9180 §5.1, base mode, HKDF-SHA256, for an AEAD with a 32-byte key and 12-byte nonce. What depends on
 * `info` alone is done once, since bulk work uses one `info` for a whole log. The exporter is not used here.
 */
export function keySchedule(
  p: Primitives,
  kemId: number,
  aeadId: number,
  info: Uint8Array,
): (shared: Uint8Array) => KeySchedule {
  const suiteId = concat(utf8('HPKE'), u16(kemId), u16(HKDF_SHA256), u16(aeadId));
  const pskIdHash = labeledExtract(p, suiteId, NONE, 'psk_id_hash', NONE);
  const infoHash = labeledExtract(p, suiteId, NONE, 'info_hash', info);
  const context = concat(BASE_MODE, pskIdHash, infoHash);
  return (shared) => {
    const secret = labeledExtract(p, suiteId, shared, 'secret', NONE);
    return {
      key: labeledExpand(p, suiteId, secret, 'key', context, 32),
      baseNonce: labeledExpand(p, suiteId, secret, 'base_nonce', context, 12),
    };
  };
}
