import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isCaseNumber, parseLogId } from '@lianshu/core/case';
import { writeFileAtomically } from '@lianshu/platform';
import { oneAtATime } from './one-at-a-time.ts';
import { writeWholeFolder } from './whole-folder.ts';

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

  /** What the commission announced of a log: for the registry, which then needs what it kept no longer. */
  async writeAnnouncement(log: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path('to-registry', log, 'announcement-LOG.json');
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomically(path, bytes, 0o640);
  }

  /** The notice that the proposers of a case are barred. Written anew each time: it is the same bytes until a court changes it. */
  async writeBar(caseNumber: string, bytes: Uint8Array): Promise<void> {
    if (!isCaseNumber(caseNumber)) throw new Error('not a case number');
    const path = join(this.#folder, 'to-registry', `bar-${caseNumber}.json`);
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
  writeFiling(log: string, fill: (folder: string) => Promise<void>): Promise<boolean> {
    const path = this.#path('to-registry', log, 'filing-LOG');
    return oneAtATime(path, async () => {
      if (await stat(join(path, DONE)).catch(() => undefined)) return false;
      await writeWholeFolder(path, async (folder) => {
        await fill(folder);
        await writeFile(join(folder, DONE), '');
      });
      return true;
    });
  }

  /** Whether the registry's verdict is complete and has all these files. */
  async hasVerdict(log: string, names: readonly string[]): Promise<boolean> {
    for (const name of [DONE, ...names])
      if (!(await stat(this.verdictPath(log, name)).catch(() => undefined))) return false;
    return true;
  }

  verdictPath(log: string, name: string): string {
    return join(this.#path('to-commission', log, 'verdict-LOG'), name);
  }
}
