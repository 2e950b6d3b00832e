import type { RevokedSerial } from './revocation-list.ts';
import { seededBytes } from './seeded-random.ts';

/** How many entries the complete list of MOICA-G2 has (moica §2.2). */
export const G2_ENTRIES = 412_000;

const DAY_MS = 86_400_000;
const SERIAL_BYTES = 16;

/** keyCompromise, affiliationChanged, superseded, cessationOfOperation, certificateHold (RFC 5280 §5.3.1). */
const REASONS = [1, 3, 4, 5, 6] as const;

/**
 * As many revoked 128-bit serial numbers as a complete list has, in no order, revoked on days of the five years before
 * `before` (ms). The same seed gives the same ones.
 */
export function* manyRevoked(count: number, seed: string, before: number): Generator<RevokedSerial> {
  const serials = seededBytes(`revoked ${seed}`, count * SERIAL_BYTES);
  for (let i = 0; i < count; i++) {
    const serial = serials.subarray(i * SERIAL_BYTES, (i + 1) * SERIAL_BYTES);
    serial[0] = (serial[0]! & 0x3f) | 0x40;
    const days = 1 + (((serial[14]! << 8) | serial[15]!) % 1825);
    yield { serial, revokedAt: before - days * DAY_MS, reason: REASONS[serial[13]! % REASONS.length]! };
  }
}
