import { ParseError } from '../errors/index.ts';

/** Reads a fixed binary layout from front to back. Every short read throws ParseError `bytes.truncated` with its offset. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A view, not a copy. */
  take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new ParseError('bytes.truncated', this.#at);
    const view = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return view;
  }

  u8(): number {
    return this.take(1)[0]!;
  }

  u16(): number {
    const [high, low] = this.take(2);
    return (high! << 8) | low!;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** Throws ParseError `bytes.length` unless everything was read. */
  end(): void {
    if (this.left !== 0) throw new ParseError('bytes.length', this.#at);
  }
}
