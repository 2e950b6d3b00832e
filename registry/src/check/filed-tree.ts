import { type Manifest, manifestEntry } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { encodeSlotEntry, type Slot } from '@lianshu/core/record';
import { type Appended, appendLeaves, EMPTY_EDGE, leafHash } from '@lianshu/core/tlog';

/** The tree of a log as its manifest and its slots make it, in index order. Keeps hashes of the right edge only. */
export class FiledTree {
  readonly #p: Primitives;
  #appended: Appended;

  constructor(p: Primitives, manifest: Manifest) {
    this.#p = p;
    this.#appended = appendLeaves(p, EMPTY_EDGE, [leafHash(p, manifestEntry(manifest))]);
  }

  add(slots: readonly Slot[]): void {
    const leaves = slots.map((slot) => leafHash(this.#p, encodeSlotEntry(this.#p, slot)));
    this.#appended = appendLeaves(this.#p, this.#appended.edge, leaves);
  }

  /** Of everything added so far. */
  get root(): Uint8Array {
    return this.#appended.root;
  }
}
