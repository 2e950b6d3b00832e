import { fromBase64url, fromHex } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import type { JsonValue } from './canonical.ts';

export type JsonObject = { readonly [key: string]: JsonValue };

/**
 * Reads a JSON object field by field and refuses what was not asked for: `new Fields(value, path)`, then `string`,
 * `integer`, …, and `end()` last, which throws on unknown keys. Every fault is ParseError `json.shape` at the field's path.
 */
export class Fields {
  readonly #object: JsonObject;
  readonly #path: string;
  readonly #seen = new Set<string>();

  constructor(value: JsonValue | undefined, path = '$') {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new ParseError('json.shape', path);
    this.#object = value as JsonObject;
    this.#path = path;
  }

  #fail(key: string): never {
    throw new ParseError('json.shape', `${this.#path}.${key}`);
  }

  #take(key: string): JsonValue | undefined {
    this.#seen.add(key);
    return Object.hasOwn(this.#object, key) ? this.#object[key] : undefined;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#object, key);
  }

  string(key: string, maxLength = 4096): string {
    const value = this.#take(key);
    return typeof value === 'string' && value.length <= maxLength ? value : this.#fail(key);
  }

  oneOf<const T extends string>(key: string, allowed: readonly T[]): T {
    const value = this.string(key);
    return (allowed as readonly string[]).includes(value) ? (value as T) : this.#fail(key);
  }

  integer(key: string, min = 0, max = Number.MAX_SAFE_INTEGER): number {
    const value = this.#take(key);
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max
      ? value
      : this.#fail(key);
  }

  boolean(key: string): boolean {
    const value = this.#take(key);
    return typeof value === 'boolean' ? value : this.#fail(key);
  }

  /** Unpadded base64url of exactly `length` bytes, or of any length when undefined. */
  bytes(key: string, length?: number): Uint8Array {
    const value = this.#take(key);
    if (typeof value !== 'string') return this.#fail(key);
    const bytes = fromBase64url(value);
    return length === undefined || bytes.length === length ? bytes : this.#fail(key);
  }

  /** A SHA-256 as 64 lower-case hex digits, the form shown to people. Throws `hex.malformed` too. */
  hash(key: string): Uint8Array {
    const hash = fromHex(this.string(key, 64));
    return hash.length === 32 ? hash : this.#fail(key);
  }

  /** Whether the field is present and null; a null field is thereby read. */
  isNull(key: string): boolean {
    if (!Object.hasOwn(this.#object, key) || this.#object[key] !== null) return false;
    this.#seen.add(key);
    return true;
  }

  object(key: string): Fields {
    return new Fields(this.#take(key), `${this.#path}.${key}`);
  }

  /** An object of exactly these integers, none below 0. */
  integers<const K extends string>(key: string, names: readonly K[]): Record<K, number> {
    const fields = this.object(key);
    const integers = Object.fromEntries(names.map((name) => [name, fields.integer(name)])) as Record<K, number>;
    fields.end();
    return integers;
  }

  /** Any JSON value, for a reader of its own. */
  json(key: string): JsonValue {
    return this.#take(key) ?? this.#fail(key);
  }

  array(key: string): readonly JsonValue[] {
    const value = this.#take(key);
    return Array.isArray(value) ? (value as readonly JsonValue[]) : this.#fail(key);
  }

  /** Throws when a key was present that nobody read. */
  end(): void {
    for (const key of Object.keys(this.#object)) if (!this.#seen.has(key)) this.#fail(key);
  }
}
