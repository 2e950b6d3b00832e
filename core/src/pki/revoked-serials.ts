/** Serial numbers have at most 20 octets (RFC 5280 §4.1.2.2). */
const MAX_WIDTH = 20;

/** Rows of a block while a list is being read; the first blocks are smaller, so that a short list costs little. */
const FIRST_ROWS = 64;
const BLOCK_BITS = 13;
const BLOCK_ROWS = 1 << BLOCK_BITS;
/** 64, 128 … 4,096. */
const SMALL_BLOCKS = 7;
const SMALL_ROWS = BLOCK_ROWS - FIRST_ROWS;

/** Bytes of a row in a block: serial number, seconds, reason. */
const ROW = MAX_WIDTH + 5;

/** CRLReason (RFC 5280 §5.3.1) of a certificate that is only on hold and may come back. */
export const CERTIFICATE_HOLD = 6;

export interface Revocation {
  /** ms since 1970, whole seconds. Dates before 1970 and after 2106 stand at those ends. */
  readonly revokedAt: number;
  /** CRLReason; 0 when none is given, 255 for every value beyond an octet. */
  readonly reason: number;
}

/**
 * The entries of a list: one row a serial number in ascending order, 21 bytes each where the serial numbers have 16 octets, so
 * that half a million take ten megabytes.
 */
export interface RevokedSerials {
  readonly count: number;
  /** The earliest entry for this serial number (content octets), by binary search. */
  find(serial: Uint8Array): Revocation | undefined;
}

/** The octets of a positive number without the leading zeros of its encoding. */
function magnitude(serial: Uint8Array): Uint8Array {
  let start = 0;
  while (start < serial.length && serial[start] === 0) start += 1;
  return serial.subarray(start);
}

/** Takes entries in any order and makes the index. What it holds grows with the entries that came, not with what a length claims. */
export class RevokedSerialsBuilder {
  readonly #blocks: Uint8Array[] = [];
  #block: Uint8Array = new Uint8Array(0);
  #used = 0;
  #count = 0;
  #width = 1;
  #isSorted = true;
  #last: Uint8Array | undefined;

  /** `serial`: content octets of a positive number, at most 20. `revokedAt`: ms. */
  add(serial: Uint8Array, revokedAt: number, reason: number): void {
    if (this.#used === this.#block.length) {
      this.#block = new Uint8Array(
        Math.min(BLOCK_ROWS, FIRST_ROWS << Math.min(this.#blocks.length, SMALL_BLOCKS)) * ROW,
      );
      this.#blocks.push(this.#block);
      this.#used = 0;
    }
    const octets = magnitude(serial);
    const row = this.#block.subarray(this.#used, this.#used + ROW);
    row.set(octets, MAX_WIDTH - octets.length);
    const seconds = Math.min(Math.max(Math.floor(revokedAt / 1000), 0), 0xffffffff);
    row[MAX_WIDTH] = seconds >>> 24;
    row[MAX_WIDTH + 1] = seconds >>> 16;
    row[MAX_WIDTH + 2] = seconds >>> 8;
    row[MAX_WIDTH + 3] = seconds;
    row[MAX_WIDTH + 4] = Math.min(reason, 255);
    this.#used += ROW;
    this.#count += 1;
    this.#width = Math.max(this.#width, octets.length);
    if (this.#isSorted && this.#last !== undefined && compareRows(this.#last, 0, row, 0) > 0) this.#isSorted = false;
    this.#last = row;
  }

  /** The index of everything that was added. Ends the builder. */
  build(): RevokedSerials {
    const count = this.#count;
    const width = this.#width;
    const serials = new Uint8Array(count * width);
    const seconds = new Uint32Array(count);
    const reasons = new Uint8Array(count);
    const order = this.#isSorted ? undefined : this.#order();
    for (let to = 0; to < count; to++) {
      const row = order === undefined ? to : order[to]!;
      const block = this.#blocks[this.#blockOf(row)]!;
      const at = this.#offsetOf(row);
      for (let i = 0; i < width; i++) serials[to * width + i] = block[at + MAX_WIDTH - width + i]!;
      seconds[to] = secondsAt(block, at);
      reasons[to] = block[at + ROW - 1]!;
    }
    this.#blocks.length = 0;
    return index(width, serials, seconds, reasons);
  }

  /** Which block holds the row that came as number `row`: the small ones double, then all are of one size. */
  #blockOf(row: number): number {
    return row < SMALL_ROWS ? 25 - Math.clz32(row + FIRST_ROWS) : SMALL_BLOCKS + ((row - SMALL_ROWS) >>> BLOCK_BITS);
  }

  /** Where that row begins in its block. */
  #offsetOf(row: number): number {
    if (row >= SMALL_ROWS) return ((row - SMALL_ROWS) & (BLOCK_ROWS - 1)) * ROW;
    const place = row + FIRST_ROWS;
    return (place - (0x80000000 >>> Math.clz32(place))) * ROW;
  }

  /**
   * The rows in ascending order. The leading bits of a serial number and the row's number make one double, which sorts
   * natively; only runs that agree in those bits are compared whole.
   */
  #order(): Uint32Array {
    const count = this.#count;
    const rowBits = Math.max(1, Math.ceil(Math.log2(count)));
    const rows = 2 ** rowBits;
    const drop = 2 ** Math.max(0, rowBits - 13);
    const from = MAX_WIDTH - this.#width;
    const keys = new Float64Array(count);
    for (let row = 0; row < count; row++) {
      const block = this.#blocks[this.#blockOf(row)]!;
      const at = this.#offsetOf(row);
      let head = 0;
      for (let i = 0; i < 5; i++) head = head * 256 + (from + i < MAX_WIDTH ? block[at + from + i]! : 0);
      keys[row] = Math.floor(head / drop) * rows + row;
    }
    keys.sort();
    const order = new Uint32Array(count);
    for (let i = 0; i < count; i++) order[i] = keys[i]! % rows;
    for (let start = 0; start < count; ) {
      const next = (Math.floor(keys[start]! / rows) + 1) * rows;
      let end = start + 1;
      while (end < count && keys[end]! < next) end += 1;
      if (end - start > 1)
        order.subarray(start, end).sort((a, b) => {
          const [blockA, blockB] = [this.#blocks[this.#blockOf(a)]!, this.#blocks[this.#blockOf(b)]!];
          return compareRows(blockA, this.#offsetOf(a), blockB, this.#offsetOf(b));
        });
      start = end;
    }
    return order;
  }
}

function secondsAt(block: Uint8Array, at: number): number {
  const place = at + MAX_WIDTH;
  return ((block[place]! << 24) | (block[place + 1]! << 16) | (block[place + 2]! << 8) | block[place + 3]!) >>> 0;
}

/** By serial number, then by time. */
function compareRows(a: Uint8Array, atA: number, b: Uint8Array, atB: number): number {
  for (let i = 0; i < ROW - 1; i++) {
    const difference = a[atA + i]! - b[atB + i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function index(width: number, serials: Uint8Array, seconds: Uint32Array, reasons: Uint8Array): RevokedSerials {
  const count = seconds.length;
  const compare = (row: number, octets: Uint8Array): number => {
    const pad = width - octets.length;
    for (let i = 0; i < width; i++) {
      const difference = serials[row * width + i]! - (i < pad ? 0 : octets[i - pad]!);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return {
    count,
    find(serial) {
      const octets = magnitude(serial);
      if (octets.length > width) return undefined;
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (compare(middle, octets) < 0) low = middle + 1;
        else high = middle;
      }
      if (low === count || compare(low, octets) !== 0) return undefined;
      return { revokedAt: seconds[low]! * 1000, reason: reasons[low]! };
    },
  };
}
