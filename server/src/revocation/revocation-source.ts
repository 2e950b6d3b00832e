import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '@lianshu/core/bytes';
import { ParseError } from '@lianshu/core/errors';
import { type Crl, compareCrlNumbers, type PinnedIssuer } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import { readCrl } from '@lianshu/platform';
import { type Unacceptable, whyUnacceptable } from './acceptable.ts';
import type { RevocationFolder } from './revocation-folder.ts';

/** How often a list is asked for. */
const EVERY_MS = 3_600_000;
/** The first pause after a failure; it doubles up to `EVERY_MS`. */
const RETRY_MS = 60_000;
/** A whole list over a slow line. */
const TIME_LIMIT_MS = 600_000;

class Unusable extends Error {
  readonly why: Unacceptable;
  readonly status: number | undefined;

  constructor(why: Unacceptable, options?: { readonly cause?: unknown; readonly status?: number }) {
    super(why, options);
    this.why = why;
    this.status = options?.status;
  }
}

/** What happened when a list was asked for. */
export type Fetched =
  | { readonly kind: 'taken' | 'unchanged' }
  | {
      readonly kind: 'failed';
      readonly why: Unacceptable;
      readonly status: number | undefined;
      readonly retryAt: number;
    };

export interface RevocationSourceParts {
  readonly primitives: Primitives;
  readonly clock: () => number;
  readonly folder: RevocationFolder;
  /** `G2`, `G3`: whose list it must be. */
  readonly generation: string;
  readonly issuers: readonly PinnedIssuer[];
  /** An http or https address, or the path of a file. */
  readonly address: string;
  /** Ends what is being fetched. */
  readonly signal: AbortSignal;
  /** Told of everything that was tried. Nothing in it is of a person. */
  readonly onFetched: (generation: string, fetched: Fetched) => void;
}

/**
 * Brings the complete list of one generation from where the authority publishes it into the folder: hourly, after a failure
 * sooner and then ever more seldom. The list is judged while it is written beside its place; only a whole, signed, complete
 * and no older one takes it, in one step, and until then the old one is used. The address may be plain http: a list proves
 * itself by its signature, and who withholds it makes it stale, which is seen.
 */
export class RevocationSource {
  readonly #parts: RevocationSourceParts;
  #dueAt = Number.NEGATIVE_INFINITY;
  #failures = 0;
  /** The tag that a list came with, and which list that was. */
  #tagged: (Pick<Crl, 'aki' | 'number' | 'thisUpdate'> & { readonly etag: string }) | undefined;

  constructor(parts: RevocationSourceParts) {
    this.#parts = parts;
  }

  /** Asks for the list when it is time. Never rejects. */
  async refresh(): Promise<void> {
    const { clock, generation, onFetched } = this.#parts;
    if (clock() < this.#dueAt) return;
    try {
      const kind = await this.#fetch();
      this.#failures = 0;
      this.#dueAt = clock() + EVERY_MS;
      onFetched(generation, { kind });
    } catch (error) {
      const retryAt = clock() + Math.min(RETRY_MS * 2 ** this.#failures, EVERY_MS);
      this.#failures += 1;
      this.#dueAt = retryAt;
      const { why, status } = error instanceof Unusable ? error : new Unusable('not-reached');
      onFetched(generation, { kind: 'failed', why, status, retryAt });
    }
  }

  async #fetch(): Promise<'taken' | 'unchanged'> {
    const { folder, generation } = this.#parts;
    await mkdir(folder.path, { recursive: true });
    const draft = join(folder.path, `.${generation}.part`);
    const file = await open(draft, 'w', 0o644);
    try {
      const came = await this.#receive(file);
      if (came === undefined) return 'unchanged';
      await file.sync();
      const name = `${generation}.crl`;
      await rename(draft, join(folder.path, name));
      await folder.adopt(name, came);
      return 'taken';
    } finally {
      await file.close();
      await rm(draft, { force: true });
    }
  }

  /** The list, written to `file`; undefined when it is the one that is there. */
  async #receive(file: FileHandle): Promise<Crl | undefined> {
    const { primitives, issuers, generation, folder, clock } = this.#parts;
    const opened = await this.#open();
    if (opened === undefined) return undefined;
    const crl = await readList(primitives, writtenTo(file, opened.pieces));
    const own = issuers.filter((issuer) => issuer.generation === generation);
    const issuer = own.find(({ keyId }) => crl.aki !== undefined && equalBytes(keyId, crl.aki));
    const known = issuer && folder.newestOf(issuer.keyId);
    const why = whyUnacceptable(primitives, own, crl, known, clock());
    if (why !== undefined) throw new Unusable(why);
    const { aki, number, thisUpdate } = crl;
    this.#tagged = opened.etag === undefined ? undefined : { etag: opened.etag, aki, number, thisUpdate };
    const isSame = known !== undefined && compareCrlNumbers(crl, known) === 0 && crl.thisUpdate === known.thisUpdate;
    return isSame ? undefined : crl;
  }

  /** The tag of the list that is in use: of one that is there no more a server must not say that it has not changed. */
  get #etag(): string | undefined {
    const tagged = this.#tagged;
    const known = tagged?.aki && this.#parts.folder.newestOf(tagged.aki);
    const stands = known?.thisUpdate === tagged?.thisUpdate && known && equalBytes(known.number, tagged!.number);
    return stands ? tagged?.etag : undefined;
  }

  async #open(): Promise<
    { readonly pieces: AsyncIterable<Uint8Array>; readonly etag: string | undefined } | undefined
  > {
    const { address, signal } = this.#parts;
    if (!/^https?:/.test(address)) return { pieces: createReadStream(address), etag: undefined };
    const headers: Record<string, string> = { accept: 'application/pkix-crl' };
    const etag = this.#etag;
    if (etag !== undefined) headers['if-none-match'] = etag;
    // Elsewhere than where the operator said, nothing is fetched.
    const answer = await fetch(address, {
      headers,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT_MS)]),
    });
    if (answer.status === 304 && etag !== undefined) return undefined;
    if (answer.status !== 200 || answer.body === null) {
      await answer.body?.cancel();
      throw new Unusable('not-reached', { status: answer.status });
    }
    return { pieces: answer.body, etag: answer.headers.get('etag') ?? undefined };
  }
}

async function readList(p: Primitives, pieces: AsyncIterable<Uint8Array>): Promise<Crl> {
  try {
    return await readCrl(p, pieces);
  } catch (error) {
    if (error instanceof ParseError) throw new Unusable('no-list', { cause: error });
    if (error instanceof RangeError) throw new Unusable('too-large', { cause: error });
    throw error;
  }
}

async function* writtenTo(file: FileHandle, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    await file.writeFile(piece);
    yield piece;
  }
}
