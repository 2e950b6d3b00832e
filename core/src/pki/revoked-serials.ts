import { ParseError } from '../errors/index.ts';
import { type DerReader, TAG } from './der.ts';
import { readExtensions } from './extensions.ts';
import { OID } from './oids.ts';
import { readSerial } from './x509.ts';

/** Serial numbers have at most 20 octets (RFC 5280 §4.1.2.2); shorter ones are filled with zeros from the left. */
const WIDTH = 20;

/** CRLReason (RFC 5280 §5.3.1) of a certificate that is only on hold and may come back. */
export const CERTIFICATE_HOLD = 6;

export interface Revocation {
  /** ms since 1970. */
  readonly revokedAt: number;
  /** CRLReason; 0 when none is given. */
  readonly reason: number;
}

/** The entries of a list: one row a serial number in ascending order, 29 bytes each, so that half a million fit anywhere. */
export interface RevokedSerials {
  readonly count: number;
  /** The earliest entry for this serial number (content octets), by binary search. */
  find(serial: Uint8Array): Revocation | undefined;
}

const ENTRY_EXTENSIONS = [OID.reasonCode];

function readReason(reader: DerReader): number {
  let reason = 0;
  readExtensions(reader, ENTRY_EXTENSIONS, (which, critical, value) => {
    if (which === 0) reason = value.small(TAG.enumerated);
    else if (critical) throw new ParseError('crl.critical', value.at);
  });
  return reason;
}

/** Reads revokedCertificates (RFC 5280 §5.1.2.6) into a sorted index. A serial number may stand there more than once. */
export function readRevokedSerials(list: DerReader): RevokedSerials {
  const start = list.at;
  let count = 0;
  for (; list.more; count++) list.enter(TAG.sequence);
  list.at = start;

  const serials = new Uint8Array(count * WIDTH);
  const times = new Float64Array(count);
  const reasons = new Uint8Array(count);
  let sorted = true;
  for (let row = 0; row < count; row++) {
    const entry = list.sequence();
    const serial = readSerial(entry);
    serials.set(serial, row * WIDTH + WIDTH - serial.length);
    times[row] = entry.time();
    reasons[row] = entry.more ? readReason(entry) : 0;
    entry.finish();
    if (row > 0 && compareRows(serials, times, row - 1, row) > 0) sorted = false;
  }
  if (sorted) return index(serials, times, reasons);

  const order = Uint32Array.from({ length: count }, (_, row) => row);
  order.sort((a, b) => compareRows(serials, times, a, b));
  const sortedSerials = new Uint8Array(count * WIDTH);
  order.forEach((from, to) => {
    sortedSerials.set(serials.subarray(from * WIDTH, (from + 1) * WIDTH), to * WIDTH);
  });
  return index(
    sortedSerials,
    Float64Array.from(order, (from) => times[from]!),
    Uint8Array.from(order, (from) => reasons[from]!),
  );
}

function compareRows(serials: Uint8Array, times: Float64Array, a: number, b: number): number {
  for (let i = 0; i < WIDTH; i++) {
    const difference = serials[a * WIDTH + i]! - serials[b * WIDTH + i]!;
    if (difference !== 0) return difference;
  }
  return times[a]! - times[b]!;
}

function index(serials: Uint8Array, times: Float64Array, reasons: Uint8Array): RevokedSerials {
  const count = times.length;
  const compare = (row: number, serial: Uint8Array): number => {
    const pad = WIDTH - serial.length;
    for (let i = 0; i < WIDTH; i++) {
      const difference = serials[row * WIDTH + i]! - (i < pad ? 0 : serial[i - pad]!);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return {
    count,
    find(serial) {
      if (serial.length > WIDTH) return undefined;
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (compare(middle, serial) < 0) low = middle + 1;
        else high = middle;
      }
      if (low === count || compare(low, serial) !== 0) return undefined;
      return { revokedAt: times[low]!, reason: reasons[low]! };
    },
  };
}

/** The index of a list without entries. */
export const NO_REVOKED_SERIALS: RevokedSerials = index(new Uint8Array(0), new Float64Array(0), new Uint8Array(0));
