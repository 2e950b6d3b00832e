import { ParseError } from '../errors/index.ts';
import { DerReader } from './der.ts';

/**
 * The elements of a DER file that comes in pieces: whole ones, up to `maxElement` bytes, in views over the piece, and the
 * headers of containers that are longer. Places are absolute, from the start of the file. A method that needs bytes that have not
 * come answers undefined and changes nothing: call it again after `push`. The faults are those of `DerReader`, whose
 * offsets here count from the start of the window (`base`). What is held between two pieces is less than one element.
 */
export class DerStream {
  /** Place of the first byte of the window. */
  base = 0;
  /** Place of the next unread element. */
  at = 0;
  /** How often an element was asked for: what a reader's work is counted in. */
  steps = 0;
  readonly #maxElement: number;
  #window: Uint8Array = new Uint8Array(0);
  /** Place up to which bytes must have come before it is worth asking again. */
  #needed = 0;
  /** What came and was not read: in front of a buffer that grows by doubling. */
  #held: Uint8Array = new Uint8Array(0);
  #heldLength = 0;

  constructor(maxElement: number) {
    this.#maxElement = maxElement;
  }

  /** Takes the next piece; false when the element that is waited for is still not whole. */
  push(piece: Uint8Array): boolean {
    if (this.#heldLength === 0) {
      this.base = this.at;
      this.#window = piece;
    } else {
      this.#hold(piece);
      if (this.at + this.#heldLength < this.#needed) return false;
      this.base = this.at;
      this.#window = this.#held.subarray(0, this.#heldLength);
      this.#held = new Uint8Array(0);
      this.#heldLength = 0;
    }
    return true;
  }

  /** Lets go of the piece; keeps what of it was not read. */
  release(): void {
    const rest = this.#window.subarray(this.at - this.base);
    this.#window = new Uint8Array(0);
    if (rest.length > 0) this.#hold(rest);
  }

  #hold(piece: Uint8Array): void {
    const length = this.#heldLength + piece.length;
    if (length > this.#held.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#held.length, 64));
      larger.set(this.#held.subarray(0, this.#heldLength));
      this.#held = larger;
    }
    this.#held.set(piece, this.#heldLength);
    this.#heldLength = length;
  }

  #has(place: number): boolean {
    this.#needed = place;
    return place <= this.base + this.#window.length;
  }

  /** The identifier octet at the next place; −1 at `end`. */
  peek(end: number): number | undefined {
    if (this.at >= end) return -1;
    return this.#has(this.at + 1) ? this.#window[this.at - this.base] : undefined;
  }

  /** Where the content of the next element, of this tag and inside of `end`, begins and ends. */
  #header(tag: number, end: number): readonly [start: number, end: number] | undefined {
    this.steps += 1;
    const first = this.at - this.base;
    if (this.at + 2 > end) throw new ParseError('der.truncated', first);
    if (!this.#has(this.at + 2)) return undefined;
    const window = this.#window;
    if (window[first] !== tag) throw new ParseError('der.tag', first);
    let length = window[first + 1]!;
    let count = 0;
    if (length >= 0x80) {
      count = length & 0x7f;
      if (count === 0 || count > 4) throw new ParseError('der.length', first + 1);
      if (this.at + 2 + count > end) throw new ParseError('der.truncated', first + 2);
      if (!this.#has(this.at + 2 + count)) return undefined;
      length = 0;
      for (let i = 0; i < count; i++) length = length * 256 + window[first + 2 + i]!;
      if (length < 0x80 || length < 256 ** (count - 1)) throw new ParseError('der.length', first + 2);
    }
    const start = this.at + 2 + count;
    if (length > end - start) throw new ParseError('der.truncated', first + 2 + count);
    return [start, start + length];
  }

  /** Moves to the content of the next element; returns the place where that ends. */
  enter(tag: number, end: number): number | undefined {
    const content = this.#header(tag, end);
    if (content === undefined) return undefined;
    this.at = content[0];
    return content[1];
  }

  /** A reader over the whole next element, and moves behind it. ParseError `crl.oversized` over `maxElement`. */
  element(tag: number, end: number): DerReader | undefined {
    const content = this.#header(tag, end);
    if (content === undefined) return undefined;
    const first = this.at - this.base;
    if (content[1] - this.at > this.#maxElement) throw new ParseError('crl.oversized', first);
    if (!this.#has(content[1])) return undefined;
    this.at = content[1];
    return new DerReader(this.#window, first, content[1] - this.base);
  }
}
