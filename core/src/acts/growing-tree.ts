import type { Primitives } from '../primitives/index.ts';
import { appendLeaves, EMPTY_EDGE, emptyRoot, type TreeEdge } from '../tlog/index.ts';

const BATCH = 256;

/** The root of a stream of leaf hashes, and the roots that it had at some sizes on the way. */
export class GrowingTree {
  readonly #p: Primitives;
  readonly #sizes: ReadonlySet<number>;
  readonly #rootAt = new Map<number, Uint8Array>();
  #edge: TreeEdge = EMPTY_EDGE;
  #root: Uint8Array;
  #waiting: Uint8Array[] = [];

  constructor(p: Primitives, sizes: ReadonlySet<number>) {
    this.#p = p;
    this.#sizes = sizes;
    this.#root = emptyRoot(p);
  }

  add(leaf: Uint8Array): void {
    this.#waiting.push(leaf);
    const size = this.#edge.size + this.#waiting.length;
    if (this.#waiting.length === BATCH || this.#sizes.has(size)) this.#grow();
  }

  #grow(): void {
    const { edge, root } = appendLeaves(this.#p, this.#edge, this.#waiting);
    this.#edge = edge;
    this.#root = root;
    this.#waiting = [];
    if (this.#sizes.has(edge.size)) this.#rootAt.set(edge.size, root);
  }

  end(): { readonly root: Uint8Array; readonly rootAt: ReadonlyMap<number, Uint8Array> } {
    if (this.#waiting.length > 0) this.#grow();
    return { root: this.#root, rootAt: this.#rootAt };
  }
}
