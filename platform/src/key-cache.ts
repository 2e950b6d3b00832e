import { equalBytes } from '@lianshu/core/bytes';

/**
 * The few most recently used keys of one kind, found by their bytes and never by the identity of an array, which its
 * owner may wipe or fill anew. Holds key material until it is displaced: keep `capacity` small.
 */
export class KeyCache<Key> {
  readonly #capacity: number;
  readonly #entries: { readonly bytes: Uint8Array; readonly key: Key }[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(bytes: Uint8Array, make: () => Key): Key {
    const at = this.#entries.findIndex((entry) => equalBytes(entry.bytes, bytes));
    const entry = at < 0 ? { bytes: bytes.slice(), key: make() } : this.#entries.splice(at, 1)[0]!;
    this.#entries.unshift(entry);
    if (this.#entries.length > this.#capacity) this.#entries.pop();
    return entry.key;
  }
}
