import { link, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** A wrap, a sheet or a filing draft: never a record. */
export const MAX_LOCAL_FILE_BYTES = 1024 * 1024;

export type Kept = 'created' | 'same' | 'different';

/** The lead's folder: flat, small files, each written once. */
export interface LocalFiles {
  readonly folder: string;
  /** Durable before it answers; a file that exists with other content is left as it is and `different` returned. */
  keep(name: string, bytes: Uint8Array): Promise<Kept>;
  read(name: string): Promise<Uint8Array | undefined>;
  list(): Promise<readonly string[]>;
}

/** One plain file name: no folder part, no leading dot, nothing that another system reads as a device or a stream. */
export function isLocalFileName(name: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,99}$/i.test(name) && !name.includes('..') && !name.endsWith('.');
}

/** Opens `folder`, making it readable for its owner alone when it does not exist. */
export async function openLocalFiles(folder: string): Promise<LocalFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    folder,
    keep: (name, bytes) => keep(folder, name, bytes),
    read: (name) => readIfThere(join(folder, checked(name))),
    list: async () =>
      (await readdir(folder, { withFileTypes: true }))
        .filter((entry) => entry.isFile() && isLocalFileName(entry.name))
        .map((entry) => entry.name)
        .sort(),
  };
}

async function keep(folder: string, name: string, bytes: Uint8Array): Promise<Kept> {
  const path = join(folder, checked(name));
  const draft = join(folder, `.${name}.${process.pid}.${Date.now().toString(36)}`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // link, not rename: it fails when the name is taken, so that nothing kept is ever overwritten.
    await link(draft, path);
    return 'created';
  } catch (error) {
    if (isCode(error, 'EPERM') || isCode(error, 'ENOTSUP')) return await keepWithoutLinks(draft, path, bytes);
    if (!isCode(error, 'EEXIST')) throw error;
    return await compare(path, bytes);
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

/** A memory stick with a file system that has no hard links. */
async function keepWithoutLinks(draft: string, path: string, bytes: Uint8Array): Promise<Kept> {
  if ((await readIfThere(path)) !== undefined) return await compare(path, bytes);
  await rename(draft, path);
  return 'created';
}

async function compare(path: string, bytes: Uint8Array): Promise<Kept> {
  const there = await readIfThere(path);
  return there !== undefined && Buffer.compare(there, bytes) === 0 ? 'same' : 'different';
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function checked(name: string): string {
  if (!isLocalFileName(name)) throw new Error('not a plain file name');
  return name;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
