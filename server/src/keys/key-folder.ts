import { chmod, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '@lianshu/platform';

/** Small letters, so that no file system takes two names for one; the T is that of a pilot's number. */
const NAME = /^[a-z0-9][a-z0-9T.-]{0,80}$/;

/**
 * The folder of secret keys: never in the database, never in a backup of it. Files have mode 0600 in a folder of mode
 * 0700 and are written atomically. Names are our own constants and log ids, never a visitor's text.
 */
export class KeyFolder {
  readonly #folder: string;
  readonly #making = new Map<string, Promise<Uint8Array>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  #path(name: string): string {
    if (!NAME.test(name) || name.includes('..')) throw new RangeError('not a name of a key file');
    return join(this.#folder, name);
  }

  /** Undefined when there is no such key. */
  async read(name: string): Promise<Uint8Array | undefined> {
    try {
      return new Uint8Array(await readFile(this.#path(name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(name);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await chmod(this.#folder, 0o700);
    await writeFileAtomically(path, bytes);
  }

  /** The stored key, or `make()` stored first. Callers at the same time get the same key. */
  createOnce(name: string, make: () => Uint8Array): Promise<Uint8Array> {
    const underway = this.#making.get(name);
    if (underway !== undefined) return underway;
    const made = this.#createOnce(name, make).finally(() => this.#making.delete(name));
    this.#making.set(name, made);
    return made;
  }

  async #createOnce(name: string, make: () => Uint8Array): Promise<Uint8Array> {
    const stored = await this.read(name);
    if (stored !== undefined) return stored;
    const bytes = make();
    await this.write(name, bytes);
    return bytes;
  }

  /** Overwrites and removes. Known limit: a copying or journalling file system may keep the old blocks. */
  async destroy(name: string): Promise<void> {
    const path = this.#path(name);
    const bytes = await this.read(name);
    if (bytes === undefined) return;
    const file = await open(path, 'r+');
    try {
      await file.write(new Uint8Array(bytes.length), 0, bytes.length, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await rm(path);
  }
}
