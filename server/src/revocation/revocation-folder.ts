import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Crl,
  createRevocationLookup,
  NO_REVOCATION_LISTS,
  type PinnedIssuer,
  parseCrl,
  type RevocationLookup,
} from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';

interface LoadedList {
  readonly mtimeMs: number;
  readonly size: number;
  readonly crl: Crl | undefined;
}

/**
 * The complete revocation lists of the card issuers, read from a folder that a job (or the demo) fills. There is no query
 * per signer: that would tell the issuer who signs when. A file that is no list of a pinned issuer is left out and named.
 */
export class RevocationFolder {
  readonly #primitives: Primitives;
  readonly #issuers: readonly PinnedIssuer[];
  readonly #folder: string;
  readonly #onUnusable: (file: string) => void;
  #loaded = new Map<string, LoadedList>();
  #lookup: RevocationLookup = NO_REVOCATION_LISTS;

  constructor(p: Primitives, issuers: readonly PinnedIssuer[], folder: string, onUnusable: (file: string) => void) {
    this.#primitives = p;
    this.#issuers = issuers;
    this.#folder = folder;
    this.#onUnusable = onUnusable;
  }

  /** The lists as of the last `refresh`. Without any, every status is unknown and no card is accepted. */
  get lookup(): RevocationLookup {
    return this.#lookup;
  }

  /** Reads what is new in the folder. */
  async refresh(): Promise<void> {
    const names = await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const loaded = new Map<string, LoadedList>();
    let changed = false;
    for (const name of names.filter((it) => it.endsWith('.crl')).sort()) {
      const { mtimeMs, size } = await stat(join(this.#folder, name));
      const before = this.#loaded.get(name);
      const same = before?.mtimeMs === mtimeMs && before.size === size;
      loaded.set(name, same ? before : { mtimeMs, size, crl: await this.#load(name) });
      changed ||= !same;
    }
    changed ||= loaded.size !== this.#loaded.size;
    this.#loaded = loaded;
    if (!changed) return;
    const crls = [...loaded.values()].flatMap(({ crl }) => crl ?? []);
    const result = createRevocationLookup(this.#primitives, this.#issuers, crls);
    this.#lookup = result.ok ? result.value : NO_REVOCATION_LISTS;
  }

  async #load(name: string): Promise<Crl | undefined> {
    try {
      const crl = parseCrl(this.#primitives, new Uint8Array(await readFile(join(this.#folder, name))));
      if (createRevocationLookup(this.#primitives, this.#issuers, [crl]).ok) return crl;
    } catch {
      // Named below.
    }
    this.#onUnusable(name);
    return undefined;
  }
}
