import { readFileSync } from 'node:fs';

/** What `path` has: its `value`, the bytes alone when `parse` throws for them, nothing when it cannot be read. */
export function readParsed<T>(path: string, parse: (bytes: Uint8Array) => T): { bytes?: Uint8Array; value?: T } {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch {
    return {};
  }
  try {
    return { bytes, value: parse(bytes) };
  } catch {
    return { bytes };
  }
}
