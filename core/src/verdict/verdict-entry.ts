import { ByteReader, concat, u16, u64 } from '../bytes/index.ts';
import { label } from '../crypto/index.ts';
import { ParseError } from '../errors/index.ts';
import { hkdf, type Primitives, type Random } from '../primitives/index.ts';
import { REASONS, type ReasonName, reasonOf } from './reasons.ts';

export const VERDICT_ENTRY_LENGTH = 64;

/** Byte 0 of a verdict entry. */
export const VERDICT_CLASS = {
  /** Leaf 0 or an act: no slot. */
  other: 0x4c,
  decoy: 0x44,
  accepted: 0x41,
  'struck-out': 0x52,
  malformed: 0x4d,
} as const;

export type VerdictClass = keyof typeof VERDICT_CLASS;

/** What an entry says to everyone. `sealed` (63 bytes) is for the signer and the registry alone. */
export type VerdictEntry =
  | { readonly class: 'other' }
  | { readonly class: 'decoy'; readonly s: Uint8Array }
  | { readonly class: 'accepted' | 'struck-out' | 'malformed'; readonly sealed: Uint8Array };

/** `manifestHash` is M, `index` the place in the log. */
export interface VerdictPlace {
  readonly manifestHash: Uint8Array;
  readonly index: number;
}

const NONCE = new Uint8Array(12);
const PADDING = 45;
const SEALED = VERDICT_ENTRY_LENGTH - 1;

function zeros(length: number): Uint8Array {
  return new Uint8Array(length);
}

/** One key per entry, so the nonce may be zero. Undefined when the point is of small order. */
function entryKey(p: Primitives, place: VerdictPlace, scalar: Uint8Array, point: Uint8Array): Uint8Array | undefined {
  const shared = p.x25519(scalar, point);
  return shared && hkdf(p, shared, place.manifestHash, concat(label('verdict'), u64(place.index)), 32);
}

export function otherEntry(): Uint8Array {
  return concat(Uint8Array.of(VERDICT_CLASS.other), zeros(SEALED));
}

/** Publishes the seed of a decoy, from which anyone can rebuild its leaf. */
export function decoyEntry(s: Uint8Array): Uint8Array {
  if (s.length !== 32) throw new RangeError('decoyEntry expects a 32-byte seed');
  return concat(Uint8Array.of(VERDICT_CLASS.decoy), s, zeros(31));
}

/** An entry that opens to nothing, with nobody to tell. */
export function malformedEntry(random: Random): Uint8Array {
  return concat(Uint8Array.of(VERDICT_CLASS.malformed), random(SEALED));
}

/**
 * The verdict on a real record, its reason readable by the holder of the receipt secret of `receiptPublic` (R) and the
 * registry. An R that is no good key gets random bytes: whoever chose it wanted no answer.
 */
export function sealVerdict(
  p: Primitives,
  place: VerdictPlace,
  reason: ReasonName,
  receiptPublic: Uint8Array,
  verdictSecret: Uint8Array,
  random: Random,
): Uint8Array {
  const head = Uint8Array.of(VERDICT_CLASS[reason === 'accepted' ? 'accepted' : 'struck-out']);
  const key = entryKey(p, place, verdictSecret, receiptPublic);
  if (key === undefined) return concat(head, random(SEALED));
  return concat(head, p.aesGcmSeal(key, NONCE, concat(u16(REASONS[reason].code), zeros(PADDING)), head));
}

/** Throws ParseError `verdict.malformed` for an unknown class or padding that is not zero, `bytes.*` for another length. */
export function parseVerdictEntry(bytes: Uint8Array): VerdictEntry {
  const reader = new ByteReader(bytes);
  const head = reader.u8();
  const rest = reader.take(SEALED);
  reader.end();
  const fail = (at: number): never => {
    throw new ParseError('verdict.malformed', at);
  };
  switch (head) {
    case VERDICT_CLASS.other:
      return rest.every((byte) => byte === 0) ? { class: 'other' } : fail(1);
    case VERDICT_CLASS.decoy:
      return rest.subarray(32).every((byte) => byte === 0) ? { class: 'decoy', s: rest.subarray(0, 32) } : fail(33);
    case VERDICT_CLASS.accepted:
      return { class: 'accepted', sealed: rest };
    case VERDICT_CLASS['struck-out']:
      return { class: 'struck-out', sealed: rest };
    case VERDICT_CLASS.malformed:
      return { class: 'malformed', sealed: rest };
    default:
      return fail(0);
  }
}

/** What a signer reads of her own entry: the class stands in clear, the reason only if it was sealed to her. */
export interface OwnVerdict {
  readonly class: VerdictClass;
  /** Undefined when nothing was sealed to this key, or the code is of a later version (`code` then tells it). */
  readonly reason: ReasonName | undefined;
  readonly code: number | undefined;
}

/**
 * Opens the entry at `place` with the receipt secret `r` (32 bytes) and the registry's verdict key from the pinned trust.
 * A reason that contradicts the class counts as not sealed. Throws ParseError as `parseVerdictEntry`.
 */
export function openOwnVerdict(
  p: Primitives,
  place: VerdictPlace,
  bytes: Uint8Array,
  receiptSecret: Uint8Array,
  registryVerdictKey: Uint8Array,
): OwnVerdict {
  const entry = parseVerdictEntry(bytes);
  const silent = { class: entry.class, reason: undefined, code: undefined };
  if (entry.class !== 'accepted' && entry.class !== 'struck-out') return silent;
  const key = entryKey(p, place, receiptSecret, registryVerdictKey);
  const plaintext = key && p.aesGcmOpen(key, NONCE, entry.sealed, bytes.subarray(0, 1));
  if (plaintext === undefined || plaintext.subarray(2).some((byte) => byte !== 0)) return silent;
  const code = (plaintext[0]! << 8) | plaintext[1]!;
  if ((code === 0) !== (entry.class === 'accepted')) return silent;
  return { class: entry.class, reason: reasonOf(code), code };
}
