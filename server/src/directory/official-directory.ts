import { fromUtf8 } from '@lianshu/core/bytes';
import { type Directory, encodeDirectory, signDirectory } from '@lianshu/core/directory';
import type { ServerParts } from '../parts.ts';
import type { DirectorySource } from './directory-source.ts';
import { makeDirectory } from './make-directory.ts';

export type DirectoryParts = Pick<ServerParts, 'db' | 'primitives' | 'clock' | 'origin' | 'authority'>;

/**
 * The signed directory that is served. It is made anew when something has changed or a day has begun, by the clock and never by
 * a visitor: neither the database nor the signing keys are asked for a request.
 */
export class OfficialDirectory implements DirectorySource {
  readonly #parts: DirectoryParts;
  #served: { readonly directory: Directory; readonly text: string } | undefined;

  constructor(parts: DirectoryParts) {
    this.#parts = parts;
  }

  /** The file as it was signed last, canonical. */
  async text(): Promise<string> {
    if (this.#served === undefined) await this.refresh();
    return this.#served!.text;
  }

  /** Signs again if it says something else than before. */
  async refresh(): Promise<void> {
    const { primitives, authority } = this.#parts;
    const directory = await makeDirectory(this.#parts);
    // A state that was read before what is served already, of a database that lags behind, is not served.
    const served = this.#served?.directory;
    if (served !== undefined && directory.sequence <= served.sequence && directory.issuedAt <= served.issuedAt) return;
    this.#served = { directory, text: fromUtf8(encodeDirectory(signDirectory(primitives, authority, directory))) };
  }
}
