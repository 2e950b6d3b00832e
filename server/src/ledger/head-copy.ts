import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ACTS_LOG } from '@lianshu/core/acts';
import { utf8 } from '@lianshu/core/bytes';
import { parseLogId } from '@lianshu/core/case';
import { writeFileAtomically } from '@lianshu/platform';

/**
 * The last signed checkpoint of every log as files outside the database. A database restored from an old backup is found
 * out by them, before it signs a second history. One folder belongs to one process: two that share it could put an older head
 * over a newer one, which weakens the check and forks nothing.
 */
export class HeadCopies {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #path(log: string): string {
    if (log !== ACTS_LOG) parseLogId(log);
    return join(this.#folder, `${log}.checkpoint`);
  }

  /** Durable when it resolves; nothing is acknowledged before. */
  async save(log: string, checkpoint: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFileAtomically(this.#path(log), utf8(checkpoint));
  }

  async load(log: string): Promise<string | undefined> {
    try {
      return await readFile(this.#path(log), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async logs(): Promise<readonly string[]> {
    const names = await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return names.flatMap((name) => (name.endsWith('.checkpoint') && !name.startsWith('.') ? [name.slice(0, -11)] : []));
  }
}
