import type { Spelling } from './encodings.ts';

export interface Needle {
  /** What the value is ('id number', 'name', …), for the report; never the value. */
  readonly what: string;
  readonly spellings: readonly Spelling[];
}

export interface Hit {
  readonly what: string;
  readonly spelling: string;
  readonly at: number;
}

/** Shorter spellings would be found by chance in hundreds of megabytes of ciphertext. */
const MIN_LENGTH = 6;

/** Searches many needles in one pass over the haystack. */
export class NeedleSearch {
  readonly #byPrefix = new Map<number, { what: string; spelling: Spelling }[]>();
  readonly #filter = new Uint8Array(1 << 21);
  readonly size: number;

  constructor(needles: readonly Needle[]) {
    let size = 0;
    for (const { what, spellings } of needles) {
      for (const spelling of spellings) {
        const { bytes } = spelling;
        if (bytes.length < MIN_LENGTH) continue;
        const prefix = ((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) >>> 0;
        const bit = prefix >>> 8;
        this.#filter[bit >>> 3]! |= 1 << (bit & 7);
        const list = this.#byPrefix.get(prefix) ?? [];
        list.push({ what, spelling });
        this.#byPrefix.set(prefix, list);
        size += 1;
      }
    }
    this.size = size;
  }

  find(haystack: Uint8Array): Hit[] {
    const hits: Hit[] = [];
    for (let at = 0; at + MIN_LENGTH <= haystack.length; at++) {
      const bit = (haystack[at]! << 16) | (haystack[at + 1]! << 8) | haystack[at + 2]!;
      if ((this.#filter[bit >>> 3]! & (1 << (bit & 7))) === 0) continue;
      const prefix = ((bit << 8) | haystack[at + 3]!) >>> 0;
      for (const { what, spelling } of this.#byPrefix.get(prefix) ?? []) {
        const { bytes } = spelling;
        if (at + bytes.length > haystack.length) continue;
        let same = 4;
        while (same < bytes.length && haystack[at + same] === bytes[same]) same += 1;
        if (same === bytes.length) hits.push({ what, spelling: spelling.name, at });
      }
    }
    return hits;
  }
}
