import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const ABSENT: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'];

/**
 * Opens a file that the other side put there. Undefined unless it is a regular file: a pipe would hang the reader, a
 * link or device could lead anywhere and never end. The caller closes.
 */
export async function openRegularFile(path: string): Promise<FileHandle | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, FLAGS);
  } catch (error) {
    if (ABSENT.includes((error as NodeJS.ErrnoException).code)) return undefined;
    throw error;
  }
  if ((await file.stat()).isFile()) return file;
  await file.close();
  return undefined;
}

/** The content of a regular file of at most `maxBytes`; undefined for anything else. */
export async function readRegularFile(path: string, maxBytes: number): Promise<Uint8Array | undefined> {
  const file = await openRegularFile(path);
  if (file === undefined) return undefined;
  try {
    if ((await file.stat()).size > maxBytes) return undefined;
    return new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}
