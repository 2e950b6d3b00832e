const HOUR_MS = 3_600_000;
/** An address may be that of a whole office or school. */
const PER_ADDRESS = 20;
const IN_ALL = 600;

/** One network of a home or a phone: of an IPv6 address the first 64 bits alone, since its owner has all the others. */
function networkOf(address: string): string {
  if (!address.includes(':') || /\.\d+$/.test(address)) return address;
  const [front = '', back] = address.split('%')[0]!.split('::');
  const head = front.split(':').filter((part) => part !== '');
  const tail = (back ?? '').split(':').filter((part) => part !== '');
  const gap = back === undefined ? [] : Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...gap, ...tail].slice(0, 4).join(':');
}

/**
 * How many reports an address, and everyone together, may make in an hour. In memory alone and forgotten with the hour:
 * nothing of an address is ever written down.
 */
export class ReportLimit {
  readonly #clock: () => number;
  #began = 0;
  #all = 0;
  readonly #made = new Map<string, number>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Whether one more may be made; it is counted when it may. Undefined for an address that is not known. */
  admits(address: string | undefined): boolean {
    const now = this.#clock();
    if (now < this.#began || now - this.#began >= HOUR_MS) {
      this.#began = now;
      this.#all = 0;
      this.#made.clear();
    }
    if (this.#all >= IN_ALL) return false;
    if (address !== undefined) {
      const network = networkOf(address);
      const made = this.#made.get(network) ?? 0;
      if (made >= PER_ADDRESS) return false;
      this.#made.set(network, made + 1);
    }
    this.#all += 1;
    return true;
  }
}
