import { fromHex, fromUtf8 } from '../bytes/index.ts';
import { parseInstant } from '../calendar/index.ts';
import { ParseError } from '../errors/index.ts';
import { type Purpose, readBlock } from './template.ts';

/** Typed reading of a machine block whose purpose is known. Faults are ParseError `statement.malformed` at the key. */
export class BlockReader {
  readonly #values: ReadonlyMap<string, string>;
  readonly #seen = new Set(['purpose']);

  constructor(bytes: Uint8Array, purpose: Purpose) {
    const block = readBlock(fromUtf8(bytes));
    if (block.purpose !== purpose) throw new ParseError('statement.malformed', 'purpose');
    this.#values = block.values;
  }

  optional(key: string, form: RegExp): string | undefined {
    this.#seen.add(key);
    const value = this.#values.get(key);
    if (value !== undefined && !form.test(value)) throw new ParseError('statement.malformed', key);
    return value;
  }

  text(key: string, form: RegExp): string {
    const value = this.optional(key, form);
    if (value === undefined) throw new ParseError('statement.malformed', key);
    return value;
  }

  hash(key: string): Uint8Array {
    return fromHex(this.text(key, /^[0-9a-f]{64}$/));
  }

  count(key: string): number {
    return Number(this.text(key, /^(0|[1-9][0-9]{0,14})$/));
  }

  instant(key: string): number {
    return parseInstant(this.text(key, /Z$/));
  }

  /** Throws when the block holds a line that nobody asked for. */
  end(): void {
    for (const key of this.#values.keys()) if (!this.#seen.has(key)) throw new ParseError('statement.malformed', key);
  }
}
