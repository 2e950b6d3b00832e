/** Serial numbers have at most 20 octets (RFC 5280 §4.1.2.2); those of MOICA have 16 (moica §2.2). */
const WIDTH = 16;
const WIDEST = 20;

/** Behind the serial number: 32-bit seconds since 1970 and the reason. */
const TAIL = 5;

/** Rows are kept in blocks as they come; the first blocks are smaller, so that a short list costs little. */
const FIRST_ROWS = 64;
const BLOCK_BITS = 13;
const BLOCK_ROWS = 1 << BLOCK_BITS;
/** 64, 128 … 4,096. */
const SMALL_BLOCKS = 7;
const SMALL_ROWS = BLOCK_ROWS - FIRST_ROWS;
/** Runs that are sorted by comparing. */
const SHORT_RUN = 24;
/** After how many rows of ordering others have their turn. */
const STEP_ROWS = 16_384;

/** CRLReason (RFC 5280 §5.3.1) of a certificate that is only on hold and may come back. */
export const CERTIFICATE_HOLD = 6;

export interface Revocation {
  /** ms since 1970, whole seconds. Dates before 1970 and after 2106 stand at those ends. */
  readonly revokedAt: number;
  /** CRLReason; 0 when none is given, 255 for every value beyond an octet. */
  readonly reason: number;
}

/**
 * The entries of a list: 21 bytes each where the serial numbers have 16 octets, and 4 more for their order where the list had
 * none, so that half a million take some ten megabytes.
 */
export interface RevokedSerials {
  readonly count: number;
  /** The earliest entry for this serial number (content octets), by binary search. */
  find(serial: Uint8Array): Revocation | undefined;
  /** The earliest that is no hold: a list may name a certificate first on hold and then as revoked. */
  findFinal(serial: Uint8Array): Revocation | undefined;
}

/** The octets of a positive number without the leading zeros of its encoding. */
function magnitude(serial: Uint8Array): Uint8Array {
  let start = 0;
  while (start < serial.length && serial[start] === 0) start += 1;
  return serial.subarray(start);
}

/** Which block holds row number `row`: the small ones double, then all are of one size. */
function blockOf(row: number): number {
  return row < SMALL_ROWS ? 25 - Math.clz32(row + FIRST_ROWS) : SMALL_BLOCKS + ((row - SMALL_ROWS) >>> BLOCK_BITS);
}

/** As which of its block's rows. */
function withinBlock(row: number): number {
  if (row >= SMALL_ROWS) return (row - SMALL_ROWS) & (BLOCK_ROWS - 1);
  const place = row + FIRST_ROWS;
  return place - (0x80000000 >>> Math.clz32(place));
}

function rowsOfBlock(n: number): number {
  return FIRST_ROWS << Math.min(n, SMALL_BLOCKS);
}

/** Takes entries in any order and makes the index. What it holds grows with the entries that came, not with what a length claims. */
export class RevokedSerialsBuilder {
  #blocks: Uint8Array[] = [];
  #width = WIDTH;
  #count = 0;
  #isSorted = true;

  /** `serial`: content octets of a positive number, at most 20. `revokedAt`: ms. */
  add(serial: Uint8Array, revokedAt: number, reason: number): void {
    const octets = magnitude(serial);
    if (octets.length > this.#width) this.#widen();
    const width = this.#width;
    const row = this.#count;
    const n = blockOf(row);
    if (n === this.#blocks.length) this.#blocks.push(new Uint8Array(rowsOfBlock(n) * (width + TAIL)));
    const block = this.#blocks[n]!;
    const at = withinBlock(row) * (width + TAIL);
    block.set(octets, at + width - octets.length);
    const seconds = Math.min(Math.max(Math.floor(revokedAt / 1000), 0), 0xffffffff);
    block[at + width] = seconds >>> 24;
    block[at + width + 1] = seconds >>> 16;
    block[at + width + 2] = seconds >>> 8;
    block[at + width + 3] = seconds;
    block[at + width + 4] = Math.min(reason, 255);
    this.#count += 1;
    if (this.#isSorted && row > 0 && this.#compare(row - 1, row) > 0) this.#isSorted = false;
  }

  /** The index of everything that was added, in steps of some milliseconds but for one native sort. Ends the builder. */
  *building(): Generator<undefined, RevokedSerials, undefined> {
    const order = this.#isSorted ? undefined : yield* this.#order();
    return index(this.#blocks, this.#width, this.#count, order);
  }

  /** Once, for a list with a serial number of more than 16 octets. */
  #widen(): void {
    const narrow = this.#width + TAIL;
    this.#width = WIDEST;
    const wide = this.#width + TAIL;
    this.#blocks = this.#blocks.map((block, n) => {
      const widened = new Uint8Array(rowsOfBlock(n) * wide);
      for (let row = 0; row < rowsOfBlock(n); row++)
        widened.set(block.subarray(row * narrow, (row + 1) * narrow), row * wide + wide - narrow);
      return widened;
    });
  }

  /** By serial number, then by time. */
  #compare(a: number, b: number): number {
    const length = this.#width + TAIL;
    const blockA = this.#blocks[blockOf(a)]!;
    const blockB = this.#blocks[blockOf(b)]!;
    const atA = withinBlock(a) * length;
    const atB = withinBlock(b) * length;
    for (let i = 0; i < length - 1; i++) {
      const difference = blockA[atA + i]! - blockB[atB + i]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** The rows in ascending order. */
  *#order(): Generator<undefined, Uint32Array, undefined> {
    const order = new Uint32Array(this.#count);
    for (let row = 0; row < order.length; row++) order[row] = row;
    yield* this.#sort(order, 0);
    return order;
  }

  /**
   * Sorts rows that agree in their first `from` octets. The next bits and a row's place make one double, which sorts
   * natively; runs that agree in those too are sorted by what follows, so that rows made alike cost no more than others.
   */
  *#sort(rows: Uint32Array, from: number): Generator<undefined, void, undefined> {
    const count = rows.length;
    if (from >= this.#width + TAIL - 1) return;
    if (count <= SHORT_RUN) {
      rows.sort((a, b) => this.#compare(a, b));
      return;
    }
    const placeBits = Math.ceil(Math.log2(count));
    const places = 2 ** placeBits;
    const dropped = Math.max(0, placeBits - 13);
    const keys = new Float64Array(count);
    for (let place = 0; place < count; place++) {
      if (place % STEP_ROWS === 0) yield;
      keys[place] = Math.floor(this.#head(rows[place]!, from) / 2 ** dropped) * places + place;
    }
    yield;
    keys.sort();
    yield;
    const before = rows.slice();
    for (let i = 0; i < count; i++) rows[i] = before[keys[i]! % places]!;
    const next = from + ((40 - dropped) >> 3);
    let told = 0;
    for (let start = 0; start < count; ) {
      if (start >= told) {
        told += STEP_ROWS;
        yield;
      }
      const above = (Math.floor(keys[start]! / places) + 1) * places;
      let end = start + 1;
      while (end < count && keys[end]! < above) end += 1;
      if (end - start > 1) yield* this.#sort(rows.subarray(start, end), next);
      start = end;
    }
  }

  /** Five octets of a row as a number; zeros behind what is ordered by. */
  #head(row: number, from: number): number {
    const block = this.#blocks[blockOf(row)]!;
    const length = this.#width + TAIL;
    const at = withinBlock(row) * length;
    let head = 0;
    for (let i = from; i < from + 5; i++) head = head * 256 + (i < length - 1 ? block[at + i]! : 0);
    return head;
  }
}

function index(
  blocks: readonly Uint8Array[],
  width: number,
  count: number,
  order: Uint32Array | undefined,
): RevokedSerials {
  const length = width + TAIL;
  const rowAt = (place: number) => (order === undefined ? place : order[place]!);
  const compare = (row: number, octets: Uint8Array): number => {
    const block = blocks[blockOf(row)]!;
    const at = withinBlock(row) * length;
    const pad = width - octets.length;
    for (let i = 0; i < width; i++) {
      const difference = block[at + i]! - (i < pad ? 0 : octets[i - pad]!);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  /** The place of the first row with this serial number; undefined without one. */
  const firstOf = (octets: Uint8Array): number | undefined => {
    if (octets.length > width) return undefined;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(rowAt(middle), octets) < 0) low = middle + 1;
      else high = middle;
    }
    return low < count && compare(rowAt(low), octets) === 0 ? low : undefined;
  };
  const read = (place: number): Revocation => {
    const row = rowAt(place);
    const block = blocks[blockOf(row)]!;
    const at = withinBlock(row) * length + width;
    const seconds = (block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!;
    return { revokedAt: (seconds >>> 0) * 1000, reason: block[at + 4]! };
  };
  return {
    count,
    find(serial) {
      const place = firstOf(magnitude(serial));
      return place === undefined ? undefined : read(place);
    },
    findFinal(serial) {
      const octets = magnitude(serial);
      for (let place = firstOf(octets) ?? count; place < count && compare(rowAt(place), octets) === 0; place++) {
        const revocation = read(place);
        if (revocation.reason !== CERTIFICATE_HOLD) return revocation;
      }
      return undefined;
    },
  };
}
