import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseLogId } from '@lianshu/core/case';
import { writeFileAtomically } from '@lianshu/platform';

const DONE = 'done';

async function readOptional(path: string): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Files to and from the household registry: the two authorities share this folder (or carry it) and nothing else. Names are
 * made of log ids alone. What comes from the registry is as untrusted as any other input until its signature holds.
 */
export class ExchangeFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #path(direction: 'to-registry' | 'to-commission', log: string, name: string): string {
    parseLogId(log);
    return join(this.#folder, direction, name.replace('LOG', log));
  }

  async writeManifest(log: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path('to-registry', log, 'manifest-LOG.json');
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomically(path, bytes, 0o640);
  }

  /** The registry's answer to a manifest, undefined while there is none. */
  readManifestAnswer(log: string): Promise<Uint8Array | undefined> {
    return readOptional(this.#path('to-commission', log, 'manifest-LOG.registry.json'));
  }

  /**
   * Fills a new filing package and makes it visible whole: a package that is there already is complete and stays. False
   * when it was.
   */
  async writeFiling(log: string, fill: (folder: string) => Promise<void>): Promise<boolean> {
    const path = this.#path('to-registry', log, 'filing-LOG');
    if (await stat(join(path, DONE)).catch(() => undefined)) return false;
    const temporary = `${path}.part`;
    await rm(temporary, { recursive: true, force: true });
    await rm(path, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true });
    await fill(temporary);
    await writeFile(join(temporary, DONE), '');
    await rename(temporary, path);
    return true;
  }

  /** A file of the registry's verdict; undefined until the verdict is complete. */
  async readVerdict(log: string, name: 'verdict.json' | 'statistics.json'): Promise<Uint8Array | undefined> {
    const folder = this.#path('to-commission', log, 'verdict-LOG');
    if (!(await stat(join(folder, DONE)).catch(() => undefined))) return undefined;
    return readOptional(join(folder, name));
  }

  /** The verdict log in pieces: it has 64 bytes for every entry of a log of millions. */
  streamVerdictLog(log: string): AsyncIterable<Uint8Array> {
    return createReadStream(this.#path('to-commission', log, 'verdict-LOG/verdict.bin'));
  }

  verdictPath(log: string, name: string): string {
    return join(this.#path('to-commission', log, 'verdict-LOG'), name);
  }
}
