import { BUNDLE, parseBundleIndex, parseIndexSignature, sizeOfCheckpointPath } from '../bundle/index.ts';
import { ParseError } from '../errors/index.ts';
import { type Manifest, manifestHash, parseSignedManifest } from '../manifest/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { logKeyOfManifest } from '../receipt/index.ts';
import {
  type Checkpoint,
  type CheckpointVerdict,
  HASH_BYTES,
  parseCheckpoint,
  type TileReader,
  tilePath,
  verifyCheckpoint,
} from '../tlog/index.ts';

/** The index of a log of sixty million entries fits: 120 bytes a tile, 256 entries a tile. */
const MAX_PARSED = 1 << 25;

/** Where the files of a bundle come from. Paths are relative, with `/`. Everything read is in an attacker's hand. */
export interface EvidenceReader {
  list(): readonly string[];
  read(path: string): Uint8Array | undefined;
}

/** Thrown by `Evidence` when a file is not there or does not read; the composition makes a finding of it. */
export class EvidenceError extends Error {
  readonly kind: 'file-missing' | 'file-malformed';
  readonly where: string;

  constructor(kind: EvidenceError['kind'], where: string, options?: { cause?: unknown }) {
    super(`${kind}: ${where}`, options);
    this.name = 'EvidenceError';
    this.kind = kind;
    this.where = where;
  }
}

export interface CheckpointFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The files of a bundle, each read and parsed once, whichever checks ask for it. Parsed does not mean verified. */
export class Evidence {
  readonly #p: Primitives;
  readonly #reader: EvidenceReader;
  readonly #badTiles = new Set<string>();
  readonly #lastTiles = new Map<number, { readonly path: string; readonly bytes: Uint8Array }>();
  readonly #parsed = new Map<string, { readonly value: unknown } | { readonly error: unknown }>();

  constructor(p: Primitives, reader: EvidenceReader) {
    this.#p = p;
    this.#reader = reader;
  }

  /** Every path that is there, listed in the index or not. */
  get paths(): readonly string[] {
    return this.#once('paths', () => [...this.#reader.list()]);
  }

  /** Not kept: files can be large. */
  find(path: string): Uint8Array | undefined {
    return this.#reader.read(path);
  }

  /** The bytes of a file, or EvidenceError `file-missing`. Not kept. */
  bytes(path: string): Uint8Array {
    const bytes = this.#reader.read(path);
    if (bytes === undefined) throw new EvidenceError('file-missing', path);
    return bytes;
  }

  #once<T>(key: string, make: () => T): T {
    let entry = this.#parsed.get(key);
    if (entry === undefined) {
      try {
        entry = { value: make() };
      } catch (error) {
        entry = { error };
      }
      this.#parsed.set(key, entry);
    }
    if ('error' in entry) throw entry.error;
    return entry.value as T;
  }

  /**
   * A file through its parser, kept. A ParseError becomes EvidenceError `file-malformed` at path and place, and so does a
   * file that no log of this world needs: what is parsed weighs many times its bytes.
   */
  parsed<T>(path: string, parse: (bytes: Uint8Array) => T): T {
    return this.#once(path, () => {
      const bytes = this.bytes(path);
      if (bytes.length > MAX_PARSED) throw new EvidenceError('file-malformed', `${path}#bytes.length`);
      return parseAt(path, () => parse(bytes));
    });
  }

  get index() {
    return this.parsed(BUNDLE.index, parseBundleIndex);
  }

  get indexSignature() {
    return this.parsed(BUNDLE.indexSignature, parseIndexSignature);
  }

  get signedManifest() {
    return this.parsed(BUNDLE.manifest, parseSignedManifest);
  }

  get manifest(): Manifest {
    return this.signedManifest.manifest;
  }

  /** M. */
  get manifestHash(): Uint8Array {
    return this.#once('manifest hash', () => manifestHash(this.#p, this.manifest));
  }

  get logKey() {
    return logKeyOfManifest(this.manifest);
  }

  /** The final checkpoint as the file says; V04 shows whether the log signed it. */
  get head(): Checkpoint {
    return this.parsed(BUNDLE.checkpoint, parseCheckpoint).checkpoint;
  }

  /** All files that hold a checkpoint, the smallest size first, the final one last. */
  get checkpointPaths(): readonly string[] {
    return this.#once('checkpoint paths', () => {
      const sampled = this.paths.filter((path) => path.startsWith('checkpoints/'));
      const size = (path: string) => sizeOfCheckpointPath(path) ?? Number.POSITIVE_INFINITY;
      return [...sampled.sort((a, b) => (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : 0)), BUNDLE.checkpoint];
    });
  }

  /** A checkpoint file, verified once under the manifest's log keys: two signatures each are most of a small bundle's cost. */
  checkpointVerdict(path: string): CheckpointVerdict {
    return this.#once(`verdict ${path}`, () => {
      const bytes = this.bytes(path);
      return parseAt(path, () => verifyCheckpoint(this.#p, this.logKey, bytes));
    });
  }

  /**
   * Tiles of the final tree, exactly as wide as it makes them; EvidenceError for one that is not there or of another length.
   * Keeps the last one of each level, since checks go through a log from left to right, and which ones were no good: a huge
   * file in the place of a tile is read once, not once for each of its entries.
   */
  get tiles(): TileReader {
    return (tile) => {
      const path = tilePath(tile);
      const last = this.#lastTiles.get(tile.level);
      if (last?.path === path) return last.bytes;
      const bytes = this.#badTiles.has(path) ? undefined : this.bytes(path);
      if (bytes === undefined || bytes.length !== tile.width * HASH_BYTES) {
        this.#badTiles.add(path);
        throw new EvidenceError('file-malformed', path);
      }
      this.#lastTiles.set(tile.level, { path, bytes });
      return bytes;
    };
  }
}

/** Runs a parser; what it cannot read becomes EvidenceError `file-malformed` at `path`, code and place. */
export function parseAt<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const place = error.at === undefined ? error.code : `${error.code} ${error.at}`;
    throw new EvidenceError('file-malformed', `${path}#${place}`, { cause: error });
  }
}
