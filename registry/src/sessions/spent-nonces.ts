/** Kept beyond its time, so that a clock that is set back makes no signature good again. */
const KEPT_MS = 86_400_000;

/** Nonces that a signature has used up. In memory: the key they were made under dies with the program too. */
export class SpentNonces {
  readonly #expiresAt = new Map<string, number>();

  /** Uses up a genuine nonce; false when it was used before. */
  spend(nonce: string, expiresAt: number, now: number): boolean {
    for (const [old, at] of this.#expiresAt) if (at + KEPT_MS <= now) this.#expiresAt.delete(old);
    if (this.#expiresAt.has(nonce)) return false;
    this.#expiresAt.set(nonce, expiresAt);
    return true;
  }
}
