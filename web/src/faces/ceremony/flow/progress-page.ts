import { ByteReader } from '@lianshu/core/bytes';

/** One progress envelope: HPKE enc ‖ ct. */
export const ENVELOPE_BYTES = 81;
/** The most envelopes that one answer holds. */
export const PAGE_ENVELOPES = 4096;

/** A page of progress envelopes: those of slots `from`, `from` + 1, … of a log of `size` entries. */
export interface ProgressPage {
  readonly size: number;
  readonly envelopes: readonly Uint8Array[];
}

/** u64 size ‖ 81 bytes each. Throws ParseError for a length that is none. */
export function parseProgressPage(bytes: Uint8Array): ProgressPage {
  const reader = new ByteReader(bytes);
  const head = reader.take(8);
  const size = Number(new DataView(head.buffer, head.byteOffset, 8).getBigUint64(0));
  const envelopes: Uint8Array[] = [];
  while (reader.left > 0) envelopes.push(reader.take(ENVELOPE_BYTES));
  return { size, envelopes };
}
