import { freshnessOf, type PinnedIssuer, type RevocationFreshness, type RevocationLookup } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import type { Logger } from 'pino';
import { RevocationFolder } from './revocation-folder.ts';
import { RevocationSource } from './revocation-source.ts';

export interface RevocationKeeperParts {
  readonly primitives: Primitives;
  readonly issuers: readonly PinnedIssuer[];
  readonly clock: () => number;
  readonly folder: string;
  /** Where each generation's list is fetched from; none: what a job puts into the folder. */
  readonly sources: Readonly<Record<string, string>>;
  readonly log: Logger;
}

/** The revocation lists of the process: what is in the folder, what is fetched into it, and how fresh it is. */
export class RevocationKeeper {
  readonly #parts: RevocationKeeperParts;
  readonly #folder: RevocationFolder;
  readonly #sources: readonly RevocationSource[];
  readonly #stopping = new AbortController();
  #wasStale = false;

  constructor(parts: RevocationKeeperParts) {
    this.#parts = parts;
    const { primitives, issuers, clock, log, sources } = parts;
    this.#folder = new RevocationFolder({
      primitives,
      issuers,
      clock,
      folder: parts.folder,
      onUnusable: (file, why) => log.warn({ file, why }, 'a revocation list is not used'),
    });
    this.#sources = Object.entries(sources).map(([generation, address]) => {
      if (!issuers.some((issuer) => issuer.generation === generation))
        throw new Error(`a source of revocation lists is named for ${generation}, which the trust file does not pin`);
      return new RevocationSource({
        primitives,
        issuers,
        clock,
        folder: this.#folder,
        generation,
        address,
        signal: this.#stopping.signal,
        onFetched(of, fetched) {
          if (fetched.kind !== 'failed') return log.info({ generation: of, kind: fetched.kind }, 'revocation list');
          const { why, status, retryAt } = fetched;
          log.warn(
            { generation: of, why, status, retryAt: new Date(retryAt).toISOString() },
            'a revocation list could not be fetched: the last one stays',
          );
        },
      });
    });
  }

  /** By the last lists, however old: for the door, logins and acts. */
  get lookup(): RevocationLookup {
    return this.#folder.lookup;
  }

  get freshness(): RevocationFreshness {
    return freshnessOf(this.#folder.lists, this.#parts.issuers, this.#parts.clock());
  }

  /** Reads what is in the folder. */
  async readFolder(): Promise<void> {
    await this.#folder.refresh();
    this.#tellFreshness();
  }

  /** Reads the folder, and asks the sources whose time has come. */
  async refresh(): Promise<void> {
    await this.#folder.refresh();
    for (const source of this.#sources) await source.refresh();
    this.#tellFreshness();
  }

  /** Ends what is being fetched, since a list over a slow line takes minutes. */
  stop(): void {
    this.#stopping.abort();
  }

  #tellFreshness(): void {
    const { stale, freshAt } = this.freshness;
    if (stale === this.#wasStale) return;
    this.#wasStale = stale;
    const of = { freshAt: freshAt === null ? null : new Date(freshAt).toISOString() };
    if (freshAt === null) this.#parts.log.warn('a generation of cards has no revocation list: its cards are refused');
    else if (stale) this.#parts.log.warn(of, 'revocation lists are stale: signing goes on with the last ones');
    else this.#parts.log.info(of, 'revocation lists are fresh again');
  }
}
