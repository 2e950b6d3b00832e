import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 16;
/** Longer than any line of an export: an event has at most a few texts of a case. */
const LONGEST = 4 << 20;

/**
 * The lines of a file without their LF, read piece by piece. A line that is too long to be one, and a last one without LF,
 * is undefined: neither is a line of an export.
 */
export function* readLines(path: string): Generator<Uint8Array | undefined> {
  const file = openSync(path, 'r');
  try {
    const chunk = new Uint8Array(CHUNK);
    let parts: Uint8Array[] = [];
    let length = 0;
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      let from = 0;
      for (let end = chunk.indexOf(0x0a); end >= 0 && end < read; end = chunk.indexOf(0x0a, from)) {
        yield length + end - from > LONGEST ? undefined : joined(parts, chunk.subarray(from, end));
        parts = [];
        length = 0;
        from = end + 1;
      }
      length += read - from;
      // What cannot be a line any more is counted and not kept.
      if (length > LONGEST) parts = [];
      else if (from < read) parts.push(chunk.slice(from, read));
    }
    if (length > 0) yield undefined;
  } finally {
    closeSync(file);
  }
}

function joined(parts: readonly Uint8Array[], last: Uint8Array): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, last.length));
  let at = 0;
  for (const part of [...parts, last]) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
