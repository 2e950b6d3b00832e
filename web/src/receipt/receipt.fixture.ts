import { concat } from '@lianshu/core/bytes';
import { manifestEntry, manifestHash } from '@lianshu/core/manifest';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { makeReceipt, type Receipt, receiptLeafHash } from '@lianshu/core/receipt';
import {
  appendLeaves,
  EMPTY_EDGE,
  inclusionProof,
  leafHash,
  readTilesFrom,
  signCheckpoint,
  type TreeEdge,
} from '@lianshu/core/tlog';
import { fixtureManifest, fixtureSeed, LOG_SECRET } from '../../../core/src/receipt/log.fixture.ts';
import { failed, good } from '../api/answer.ts';
import type { FetchLog } from '../log/fetch-tiles.ts';

export const manifest = fixtureManifest();
export const hash = manifestHash(p, manifest);
export const NOW = Date.UTC(2026, 10, 24, 3, 0, 0);

/** A log that grows: what it would publish at any moment, and receipts of its slots. */
export class FixtureLog {
  readonly files = new Map<string, Uint8Array>();
  #edge: TreeEdge = EMPTY_EDGE;
  #checkpoint = '';

  constructor() {
    this.#append([leafHash(p, manifestEntry(manifest))]);
  }

  #append(hashes: readonly Uint8Array[]): void {
    const { edge, root, tiles } = appendLeaves(p, this.#edge, hashes);
    this.#edge = edge;
    for (const { path, bytes } of tiles) this.files.set(path, bytes);
    const checkpoint = { origin: manifest.logOrigin, size: edge.size, root };
    this.#checkpoint = signCheckpoint(p, LOG_SECRET, checkpoint, NOW);
    this.files.set('checkpoint', new TextEncoder().encode(this.#checkpoint));
  }

  /** Slots named by number; the receipt of each at the size after all of them. */
  add(...names: readonly number[]): readonly Receipt[] {
    const from = this.#edge.size;
    const entries = names.map((name) => ({
      body: fixtureSeed(`body ${name}`),
      prog: fixtureSeed(`prog ${name}`),
      c: fixtureSeed(`c ${name}`),
      tag: fixtureSeed(`tag ${name}`),
    }));
    this.#append(entries.map((entry) => receiptLeafHash(p, entry)));
    const reader = readTilesFrom(this.files);
    return entries.map((entry, i) =>
      makeReceipt({
        log: manifest.log,
        manifestHash: hash,
        entry,
        index: from + i,
        path: inclusionProof(p, reader, from + i, this.#edge.size),
        checkpoint: this.#checkpoint,
        signedAt: NOW,
      }),
    );
  }

  readonly fetch: FetchLog = async (path) => {
    const bytes = this.files.get(path);
    return bytes === undefined ? failed('request.not-found', { status: 404 }) : good(bytes);
  };
}

/** A copy with one byte changed. */
export function bend(bytes: Uint8Array, at: number): Uint8Array {
  return concat(bytes.subarray(0, at), Uint8Array.of(bytes[at]! ^ 1), bytes.subarray(at + 1));
}
