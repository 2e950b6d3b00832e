import { concat, equalBytes, fromBase64url, toBase64url, u64, utf8 } from '@lianshu/core/bytes';
import type { Primitives } from '@lianshu/core/primitives';

export type SessionRole = 'lead' | 'commission';

/** What a session's cookie says: whose session it is, and which of the values of that session this one is. */
export interface SessionCookie {
  /** 16 random bytes, the same as long as the session lasts; stored nowhere but in the browser. */
  readonly secret: Uint8Array;
  /** From 0, one more with each new value. */
  readonly turn: number;
}

export const SECRET_BYTES = 16;
const TURN_BYTES = 8;
const LENGTH = SECRET_BYTES + TURN_BYTES + 32;
const LABEL = utf8('lianshu/v1 session');
const NAME_LABEL = utf8('lianshu/v1 session name');
const CSRF_LABEL = utf8('lianshu/v1 csrf');

/**
 * secret ‖ turn ‖ MAC. The next value follows from nothing that the browser has: whoever stole one value cannot make the one
 * after it. Two answers at the same moment give the same next value, so that nothing depends on their order.
 */
export function encodeSessionCookie(
  p: Primitives,
  key: Uint8Array,
  role: SessionRole,
  { secret, turn }: SessionCookie,
): string {
  return toBase64url(concat(secret, u64(turn), macOf(p, key, role, secret, turn)));
}

/** What `text` says, when it is a value that this server has made for this role; else undefined. */
export function readSessionCookie(
  p: Primitives,
  key: Uint8Array,
  role: SessionRole,
  text: string,
): SessionCookie | undefined {
  let bytes: Uint8Array;
  try {
    bytes = fromBase64url(text);
  } catch {
    return undefined;
  }
  if (bytes.length !== LENGTH) return undefined;
  const secret = bytes.slice(0, SECRET_BYTES);
  const turn = Number(new DataView(bytes.buffer, bytes.byteOffset + SECRET_BYTES, TURN_BYTES).getBigUint64(0));
  const mac = bytes.subarray(SECRET_BYTES + TURN_BYTES);
  // Not one that a number cannot count: it was never made.
  if (!Number.isSafeInteger(turn)) return undefined;
  return equalBytes(mac, macOf(p, key, role, secret, turn)) ? { secret, turn } : undefined;
}

function macOf(p: Primitives, key: Uint8Array, role: SessionRole, secret: Uint8Array, turn: number): Uint8Array {
  return p.hmacSha256(key, concat(LABEL, utf8(` ${role} `), secret, u64(turn)));
}

/** What names a session in the database and in what is bound to it; it opens nothing. */
export function sessionNameOf(p: Primitives, secret: Uint8Array): Uint8Array {
  return p.sha256(concat(NAME_LABEL, secret));
}

/** The token of the session's pages: the same for every value of its cookie, and not to be had from the database. */
export function csrfOf(p: Primitives, secret: Uint8Array): string {
  return toBase64url(p.sha256(concat(CSRF_LABEL, secret)));
}
