import type { FileHandle } from 'node:fs/promises';
import { PROGRESS_LENGTH, recordLayout, type Slot } from '@lianshu/core/record';
import { openRegularFile } from '../exchange/regular-file.ts';

const SLOTS_AT_A_TIME = 64;

/** Bytes of one slot in `slots.bin`: body ‖ prog ‖ c ‖ tag. */
export function slotLength(plaintextLength: number): number {
  return recordLayout(plaintextLength).body + PROGRESS_LENGTH + 32 + 32;
}

/**
 * The slots of a filing package in index order, from 1. Reads a few hundred kilobytes at a time; the slots are views that
 * the next step overwrites. Rejects when there is no such regular file or it ends early.
 */
export async function* readSlots(
  path: string,
  count: number,
  plaintextLength: number,
): AsyncGenerator<readonly { readonly index: number; readonly slot: Slot }[]> {
  const length = slotLength(plaintextLength);
  const body = recordLayout(plaintextLength).body;
  const buffer = new Uint8Array(length * SLOTS_AT_A_TIME);
  const file = await openRegularFile(path);
  if (file === undefined) throw new Error('slots.bin is no regular file');
  try {
    for (let first = 1; first <= count; first += SLOTS_AT_A_TIME) {
      const here = Math.min(SLOTS_AT_A_TIME, count - first + 1);
      await readFully(file, buffer.subarray(0, here * length));
      yield Array.from({ length: here }, (_, i) => {
        const bytes = buffer.subarray(i * length, (i + 1) * length);
        const c = body + PROGRESS_LENGTH;
        const slot = {
          body: bytes.subarray(0, body),
          prog: bytes.subarray(body, c),
          c: bytes.subarray(c, c + 32),
          tag: bytes.subarray(c + 32),
        };
        return { index: first + i, slot };
      });
    }
  } finally {
    await file.close();
  }
}

async function readFully(file: FileHandle, into: Uint8Array): Promise<void> {
  for (let at = 0; at < into.length; ) {
    const { bytesRead } = await file.read(into, at, into.length - at);
    if (bytesRead === 0) throw new Error('slots.bin ends early');
    at += bytesRead;
  }
}
