import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '@lianshu/core/bytes';
import {
  byLastList,
  type Crl,
  createRevocationLookup,
  NO_REVOCATION_LISTS,
  type PinnedIssuer,
  type RevocationLists,
  type RevocationLookup,
} from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import { readCrlFile } from '@lianshu/platform';
import { type Unacceptable, whyUnacceptable } from './acceptable.ts';

interface LoadedList {
  readonly mtimeMs: number;
  readonly size: number;
  readonly crl: Crl | undefined;
  /** ms; the file is of a time to come, by this clock: it is read again then, since the clock may have been wrong. */
  readonly againAt?: number | undefined;
}

/** Stands in the place of what a file has that is there. */
const GONE = { mtimeMs: -1, size: -1 };

export interface RevocationFolderParts {
  readonly primitives: Primitives;
  readonly issuers: readonly PinnedIssuer[];
  readonly folder: string;
  readonly clock: () => number;
  /** Told of every file that is not used, and why; called once for a file until it changes. */
  readonly onUnusable: (file: string, why: Unacceptable) => void;
}

/**
 * The complete revocation lists of the card issuers, from a folder that sources, a job or the demo fill. There is no query
 * per signer: that would tell the issuer who signs when. Lists are read beside what goes on and take effect all at once; a
 * file that cannot be used, or is gone, is named, and the list that was read from it before stays, so that no slip with files
 * forgets a revocation or turns every card away.
 */
export class RevocationFolder {
  readonly #parts: RevocationFolderParts;
  #loaded = new Map<string, LoadedList>();
  #lists: RevocationLists = NO_REVOCATION_LISTS;
  #lookup: RevocationLookup = byLastList(NO_REVOCATION_LISTS);

  constructor(parts: RevocationFolderParts) {
    this.#parts = parts;
  }

  /** Where the files are. */
  get path(): string {
    return this.#parts.folder;
  }

  /** The lists as of the last `refresh`, strictly: `unknown` where none covers the moment. */
  get lists(): RevocationLists {
    return this.#lists;
  }

  /** The same for who decides at the door: the last list however old. Without any list no card is accepted. */
  get lookup(): RevocationLookup {
    return this.#lookup;
  }

  /** The newest complete list of an authority. */
  newestOf(keyId: Uint8Array): Crl | undefined {
    return this.#crls()
      .filter(({ complete, aki }) => complete && aki !== undefined && equalBytes(aki, keyId))
      .reduce<Crl | undefined>(
        (newest, crl) => (newest && newest.thisUpdate >= crl.thisUpdate ? newest : crl),
        undefined,
      );
  }

  /** Reads what is new in the folder. */
  async refresh(): Promise<void> {
    const { folder, clock } = this.#parts;
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const loaded = new Map<string, LoadedList>();
    let changed = false;
    for (const name of names.filter((it) => it.endsWith('.crl')).sort()) {
      const place = await stat(join(folder, name)).catch(() => undefined);
      // Gone since the folder was listed.
      if (place === undefined) continue;
      const { mtimeMs, size } = place;
      const before = this.#loaded.get(name);
      const isDue = before?.againAt !== undefined && before.againAt <= clock();
      const same = before?.mtimeMs === mtimeMs && before.size === size && !isDue;
      loaded.set(name, same ? before : { mtimeMs, size, ...(await this.#load(name, before?.crl)) });
      changed ||= !same;
    }
    this.#keepGone(loaded);
    changed ||= loaded.size !== this.#loaded.size;
    this.#loaded = loaded;
    if (changed) this.#swap();
  }

  /** Takes a list into use that was read and judged while it was written to `name` in the folder. */
  async adopt(name: string, crl: Crl): Promise<void> {
    const { mtimeMs, size } = await stat(join(this.#parts.folder, name));
    this.#loaded.set(name, { mtimeMs, size, crl });
    this.#swap();
  }

  /** A list whose file is gone stays, until a list of its authority that is no older is there. */
  #keepGone(loaded: Map<string, LoadedList>): void {
    const there = [...loaded.values()].flatMap(({ crl }) => crl ?? []);
    for (const [name, { crl, mtimeMs }] of this.#loaded) {
      if (loaded.has(name) || crl === undefined) continue;
      const { aki, thisUpdate } = crl;
      if (there.some((other) => other.thisUpdate >= thisUpdate && equalBytes(other.aki!, aki!))) continue;
      if (mtimeMs !== GONE.mtimeMs) this.#parts.onUnusable(name, 'gone');
      loaded.set(name, { ...GONE, crl });
    }
  }

  #crls(): readonly Crl[] {
    return [...this.#loaded.values()].flatMap(({ crl }) => crl ?? []);
  }

  #swap(): void {
    const { primitives, issuers } = this.#parts;
    const result = createRevocationLookup(primitives, issuers, this.#crls());
    // Every one of them was accepted on its own.
    this.#lists = result.ok ? result.value : NO_REVOCATION_LISTS;
    this.#lookup = byLastList(this.#lists);
  }

  async #load(name: string, before: Crl | undefined): Promise<Pick<LoadedList, 'crl' | 'againAt'>> {
    const { primitives, issuers, folder, clock, onUnusable } = this.#parts;
    const crl = await readCrlFile(primitives, join(folder, name)).catch(() => undefined);
    const why = crl === undefined ? 'no-list' : whyUnacceptable(primitives, issuers, crl, before, clock());
    if (why === undefined) return { crl };
    onUnusable(name, why);
    return { crl: before, againAt: why === 'from-the-future' ? crl?.thisUpdate : undefined };
  }
}
