import { concat, equalBytes, fromBase64url, toBase64url, toHex, u64, utf8 } from '@lianshu/core/bytes';
import type { Primitives, Random } from '@lianshu/core/primitives';

/** Ends what nobody uses: the officer who went for lunch. */
export const IDLE_MS = 30 * 60_000;
/** Ends every session, however busy: a working day. */
export const LONGEST_MS = 8 * 3_600_000;
/** A cookie's value is good for this long; then every answer brings the next. */
export const ROTATE_MS = 10 * 60_000;
/** Calls that were under way when the next value was first shown still come with the one before. */
const OVERLAP_MS = 20_000;
/** More sessions of one card end its oldest. */
const MOST_PER_CARD = 5;
/** So many refused signatures end a session: its own, and nobody else's. */
const MOST_REFUSED = 5;

const ID_BYTES = 32;
const VALUE_LABEL = utf8('lianshu/v1 registry session');
const CSRF_LABEL = utf8('lianshu/v1 csrf');

/** What is kept of the certificate that logged in. */
export interface CardAtLogin {
  /** SHA-256 of the certificate. */
  readonly hash: Uint8Array;
  readonly issuerKeyId: Uint8Array;
  readonly serial: Uint8Array;
  /** ms. */
  readonly notAfter: number;
}

/** A session as the routes see it. */
export interface RegistrySession {
  /** Names it in lists and for nonces; opens nothing. */
  readonly key: string;
  readonly card: CardAtLogin;
  readonly csrf: string;
  /** ms. */
  readonly startedAt: number;
  readonly usedAt: number;
  /** `chrome/windows` and the like: what its holder knows it by. */
  readonly client: string;
}

/** A session and the value that its cookie must have from now on, where that is another. */
export interface Found {
  readonly session: RegistrySession;
  readonly cookie?: string;
}

interface Kept {
  readonly key: string;
  readonly card: CardAtLogin;
  readonly csrf: string;
  readonly startedAt: number;
  readonly client: string;
  usedAt: number;
  /** Which of its values it has, from 0. */
  turn: number;
  turnedAt: number;
  /** From when on answers bring the next value. */
  turnDue: number;
  /** Hashes of all its values up to the next one. */
  readonly turnOf: Map<string, number>;
  refused: number;
}

export interface SessionParts {
  readonly primitives: Primitives;
  readonly random: Random;
  /** ms. */
  readonly clock: () => number;
}

/** The sessions of the registry's officers, in memory alone: closing the program ends them all. */
export class SessionStore {
  readonly #parts: SessionParts;
  /** All values follow from it; it never leaves this memory. */
  readonly #secret: Uint8Array;
  readonly #sessions = new Map<string, Kept>();

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#secret = parts.random(32);
  }

  /** A new session with a value that nobody can have known before. */
  begin(card: CardAtLogin, client: string): Required<Found> {
    const { primitives: p, random, clock } = this.#parts;
    this.#sweep();
    const own = this.of(card.hash);
    for (const { key } of own.slice(0, Math.max(0, own.length + 1 - MOST_PER_CARD))) this.#sessions.delete(key);
    const now = clock();
    const kept: Kept = {
      key: toHex(random(16)),
      card,
      csrf: toBase64url(p.sha256(concat(CSRF_LABEL, random(ID_BYTES)))),
      startedAt: now,
      client,
      usedAt: now,
      turn: 0,
      turnedAt: now,
      turnDue: now + ROTATE_MS,
      turnOf: new Map(),
      refused: 0,
    };
    for (const turn of [0, 1]) kept.turnOf.set(this.#hash(this.#value(kept, turn)), turn);
    this.#sessions.set(kept.key, kept);
    return { session: kept, cookie: toBase64url(this.#value(kept, 0)) };
  }

  /**
   * The session of a cookie's value, which is thereby used. The next value counts from when it is first shown, so that an
   * answer which is lost or slow costs nothing. A value that has been replaced a while ago is in two hands: the session ends
   * for both.
   */
  find(cookie: string): Found | undefined {
    const { clock } = this.#parts;
    const id = idOf(cookie);
    if (id === undefined) return undefined;
    this.#sweep();
    const [hash, now] = [this.#hash(id), clock()];
    for (const kept of this.#sessions.values()) {
      const turn = kept.turnOf.get(hash);
      if (turn === undefined) continue;
      const isLate = turn === kept.turn - 1 && now < kept.turnedAt + OVERLAP_MS;
      if (turn < kept.turn && !isLate) {
        this.#sessions.delete(kept.key);
        return undefined;
      }
      kept.usedAt = now;
      if (turn > kept.turn) this.#turn(kept, now);
      const isDue = turn === kept.turn && now >= kept.turnDue;
      return isDue ? { session: kept, cookie: this.#next(kept) } : { session: kept };
    }
    return undefined;
  }

  /**
   * The next value for a session that has just done something dangerous. Undefined when it has ended, or has changed so
   * lately that the value before still counts: then a later answer brings the next.
   */
  rotate(key: string): string | undefined {
    const kept = this.#sessions.get(key);
    if (kept === undefined) return undefined;
    const now = this.#parts.clock();
    const isSettled = kept.turn === 0 || now >= kept.turnedAt + OVERLAP_MS;
    kept.turnDue = isSettled ? now : kept.turnedAt + OVERLAP_MS;
    return isSettled ? this.#next(kept) : undefined;
  }

  /** The sessions of a card, oldest first. */
  of(card: Uint8Array): readonly RegistrySession[] {
    this.#sweep();
    return [...this.#sessions.values()].filter((kept) => equalBytes(kept.card.hash, card));
  }

  end(key: string): void {
    this.#sessions.delete(key);
  }

  /** Counts a signature that was refused; too many end this session. */
  refused(key: string): void {
    const kept = this.#sessions.get(key);
    if (kept === undefined) return;
    kept.refused += 1;
    if (kept.refused >= MOST_REFUSED) this.#sessions.delete(key);
  }

  #turn(kept: Kept, now: number): void {
    kept.turn += 1;
    kept.turnedAt = now;
    kept.turnDue = now + ROTATE_MS;
    kept.turnOf.set(this.#hash(this.#value(kept, kept.turn + 1)), kept.turn + 1);
  }

  #next(kept: Kept): string {
    return toBase64url(this.#value(kept, kept.turn + 1));
  }

  /** Follows from nothing that the browser has; the same in every answer, so that nothing depends on their order. */
  #value({ key }: Kept, turn: number): Uint8Array {
    return this.#parts.primitives.hmacSha256(this.#secret, concat(VALUE_LABEL, utf8(key), u64(turn)));
  }

  #hash(id: Uint8Array): string {
    return toHex(this.#parts.primitives.sha256(id));
  }

  #sweep(): void {
    const now = this.#parts.clock();
    for (const { key, startedAt, usedAt, card } of this.#sessions.values())
      if (now - usedAt >= IDLE_MS || now - startedAt >= LONGEST_MS || now > card.notAfter) this.#sessions.delete(key);
  }
}

function idOf(cookie: string): Uint8Array | undefined {
  try {
    const id = fromBase64url(cookie);
    return id.length === ID_BYTES ? id : undefined;
  } catch {
    return undefined;
  }
}
