import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Makes a folder appear whole: `fill` writes into a folder beside it, everything is put on the disk, then it takes its name.
 * What was there under the name is gone. A reader, also after a power cut, finds all of it or none. Callers see to it that
 * one `path` is written by one of them at a time (`oneAtATime`).
 */
export async function writeWholeFolder(path: string, fill: (folder: string) => Promise<void>): Promise<void> {
  // Hidden: what is half written beside served files is not served.
  const temporary = join(dirname(path), `.${basename(path)}.part`);
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true, mode: 0o750 });
  try {
    await fill(temporary);
    await syncAll(temporary);
    await moveWholeFolder(temporary, path);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Gives a whole folder another name beside it. What was there under the name is gone. */
export async function moveWholeFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await rename(from, to);
  await syncAt(dirname(to));
}

async function syncAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    await (entry.isDirectory() ? syncAll(path) : syncAt(path));
  }
  await syncAt(folder);
}

/** Windows cannot open a directory and orders names in its own journal. */
async function syncAt(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
