import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type Crl, CrlReader } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';

/** Six times what the longest known list has (moica §2.2). */
export const MAX_CRL_BYTES = 128 * 2 ** 20;

/** How much is read before others have their turn: about three milliseconds of work. */
const TURN_BYTES = 262_144;

/**
 * Reads a revocation list as it comes, so that a list of twenty megabytes neither stands in memory nor holds up the process.
 * It is read, not judged. Rejects with ParseError for anything that is no list, and with RangeError over `MAX_CRL_BYTES`.
 */
export async function readCrl(p: Primitives, pieces: AsyncIterable<Uint8Array>): Promise<Crl> {
  const reader = new CrlReader(p);
  let length = 0;
  let turn = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > MAX_CRL_BYTES) throw new RangeError('a revocation list of more bytes than any has');
    for (let at = 0; at < piece.length; at += TURN_BYTES) {
      const part = piece.subarray(at, at + TURN_BYTES);
      reader.push(part);
      turn += part.length;
      if (turn >= TURN_BYTES) {
        turn = 0;
        await setImmediate();
      }
    }
  }
  const steps = reader.finishing();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

/** `readCrl` of the file at `path`. */
export async function readCrlFile(p: Primitives, path: string): Promise<Crl> {
  return readCrl(p, createReadStream(path, { highWaterMark: 65_536 }));
}
