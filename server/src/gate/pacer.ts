import type { Random } from '@lianshu/core/primitives';
import type { Slot } from '@lianshu/core/record';
import type { Keyholder } from '../keyholder/keyholder.ts';
import type { AppendAnswer, BatchItem, Ledger, Outcome } from '../ledger/ledger.ts';
import { shuffle } from './shuffle.ts';

/** What the gate hands over of a checked post: the slot without its tag, and what the tag is made of. No certificate. */
export interface CheckedPost {
  readonly tagInput: Uint8Array;
  readonly body: Uint8Array;
  readonly prog: Uint8Array;
  readonly c: Uint8Array;
  /** Only ask whether it is in the log already. */
  readonly probe: boolean;
}

export interface Paced {
  readonly slot: Slot;
  readonly outcome: Outcome;
}

export type PacedAnswer =
  | { readonly ok: true; readonly paced: Paced }
  | { readonly ok: false; readonly code: Extract<AppendAnswer, { ok: false }>['code'] | 'log.busy' };

export interface PacerParts {
  readonly log: string;
  readonly poolMs: number;
  readonly padTo: number;
  readonly maxWaiting: number;
  readonly keyholder: Keyholder;
  readonly ledger: Ledger;
  readonly random: Random;
  /** A decoy from a fresh seed. */
  readonly makeDecoy: () => Slot;
  readonly onFault: (error: unknown) => void;
}

interface Waiting {
  readonly post: CheckedPost;
  readonly answer: (answer: PacedAnswer) => void;
}

/** Slots of one batch at most: bounds a transaction, not the day. */
const MAX_BATCH = 256;

/**
 * `cover: off`: pools the posts of `poolMs`, pads the pool to a multiple of `padTo` with decoys, shuffles it and hands it to
 * the ledger. The only place that decides how many slots go out and when; the metronome is another such object. Whoever
 * waits is answered after the commit, or told `log.busy` when it is not known to have happened: posting the same bytes
 * again then gives the same receipt.
 */
export class Pacer {
  readonly #parts: PacerParts;
  readonly #queue: Waiting[] = [];
  readonly #decoys: Slot[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #refill: NodeJS.Immediate | undefined;
  #closed = false;

  constructor(parts: PacerParts) {
    this.#parts = parts;
    this.#refillLater();
  }

  get isFull(): boolean {
    return this.#closed || this.#queue.length >= this.#parts.maxWaiting;
  }

  enter(post: CheckedPost): Promise<PacedAnswer> {
    if (this.isFull) return Promise.resolve({ ok: false, code: 'log.busy' });
    return new Promise((answer) => {
      this.#queue.push({ post, answer });
      this.#schedule();
    });
  }

  /** Hands over what waits and takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    if (this.#refill) clearImmediate(this.#refill);
    await this.#running;
    while (this.#queue.length > 0) await this.#handOver();
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#running !== undefined || this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.#handOver().finally(() => {
        this.#running = undefined;
        if (this.#queue.length > 0) this.#schedule();
      });
    }, this.#parts.poolMs);
  }

  async #handOver(): Promise<void> {
    const pool = this.#queue.splice(0, MAX_BATCH);
    if (pool.length === 0) return;
    let answers: PacedAnswer[];
    try {
      answers = await this.#enterPool(pool.map(({ post }) => post));
    } catch (error) {
      // Whether it was committed is not known.
      this.#parts.onFault(error);
      answers = pool.map(() => ({ ok: false, code: 'log.busy' }));
    }
    for (const [i, { answer }] of pool.entries()) answer(answers[i]!);
    this.#refillLater();
  }

  async #enterPool(posts: readonly CheckedPost[]): Promise<PacedAnswer[]> {
    const { log, padTo, keyholder, ledger, random } = this.#parts;
    const count = Math.ceil(posts.length / padTo) * padTo;
    const dummies = Array.from({ length: count - posts.length }, () => random(posts[0]!.tagInput.length));
    const tags = await keyholder.evaluate(log, [...posts.map(({ tagInput }) => tagInput), ...dummies]);
    const real = posts.map(({ body, prog, c, probe }, i) => ({ slot: { body, prog, c, tag: tags[i]! }, probe }));
    const pad = Array.from({ length: count - posts.length }, () => ({ slot: this.#takeDecoy(), probe: false }));
    const spares = Array.from({ length: posts.length }, () => this.#takeDecoy());
    const items: BatchItem[] = [...real, ...pad];
    const order = shuffle(items.length, random);
    const answer = await ledger.append({ log, items: order.map((i) => items[i]!), spares });
    if (!answer.ok) return posts.map(() => answer);
    const outcomes = new Array<Outcome>(count);
    for (const [at, i] of order.entries()) outcomes[i] = answer.outcomes[at]!;
    return real.map(({ slot }, i) => ({ ok: true, paced: { slot, outcome: outcomes[i]! } }));
  }

  #takeDecoy(): Slot {
    return this.#decoys.pop() ?? this.#parts.makeDecoy();
  }

  /** Decoys are made ahead, one per turn of the event loop, so that a pool does not wait for them. */
  #refillLater(): void {
    if (this.#closed || this.#refill !== undefined || this.#decoys.length >= 4 * this.#parts.padTo) return;
    this.#refill = setImmediate(() => {
      this.#refill = undefined;
      this.#decoys.push(this.#parts.makeDecoy());
      this.#refillLater();
    });
    this.#refill.unref?.();
  }
}
