import { ByteReader, concat } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';

/** First byte of a log entry: what kind it is. */
export const ENTRY_KIND = { manifest: 0x00, slot: 0x01, act: 0x02 } as const;

/** One place in the log, real or decoy: body, progress envelope (81), commitment `c` (32) and duplicate tag (32 bytes). */
export interface Slot {
  readonly body: Uint8Array;
  readonly prog: Uint8Array;
  readonly c: Uint8Array;
  readonly tag: Uint8Array;
}

/** What the leaf binds: SHA-256 of body and envelope, then `c` and tag as they are. 32 bytes each. */
export interface SlotDigests {
  readonly body: Uint8Array;
  readonly prog: Uint8Array;
  readonly c: Uint8Array;
  readonly tag: Uint8Array;
}

export const SLOT_ENTRY_LENGTH = 129;

export function slotDigests(p: Primitives, slot: Slot): SlotDigests {
  return { body: p.sha256(slot.body), prog: p.sha256(slot.prog), c: slot.c, tag: slot.tag };
}

/** The log entry of a slot: 0x01 ‖ SHA-256(body) ‖ SHA-256(prog) ‖ c ‖ tag. */
export function encodeSlotEntry(p: Primitives, slot: Slot): Uint8Array {
  return encodeSlotDigests(slotDigests(p, slot));
}

/** The same entry from its parts, for whoever holds a receipt and not the slot. */
export function encodeSlotDigests(digests: SlotDigests): Uint8Array {
  const entry = concat(Uint8Array.of(ENTRY_KIND.slot), digests.body, digests.prog, digests.c, digests.tag);
  if (entry.length !== SLOT_ENTRY_LENGTH) throw new RangeError('slot entry expects four values of 32 bytes');
  return entry;
}

/** Throws ParseError `bytes.truncated`, `bytes.length` or `entry.kind`. */
export function parseSlotEntry(entry: Uint8Array): SlotDigests {
  const reader = new ByteReader(entry);
  if (reader.u8() !== ENTRY_KIND.slot) throw new ParseError('entry.kind', 0);
  const digests = { body: reader.take(32), prog: reader.take(32), c: reader.take(32), tag: reader.take(32) };
  reader.end();
  return digests;
}
