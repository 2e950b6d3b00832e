import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { equalBytes, u64 } from '../bytes/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import {
  type Appended,
  appendLeaves,
  EMPTY_EDGE,
  edgeFromTiles,
  inclusionProof,
  leafHash,
  merkleRoot,
  readAppended,
  readTilesFrom,
  rootFromTiles,
  rootOfEdge,
  tileHashes,
  tilePath,
  tilesOfSize,
  verifyInclusion,
} from './index.ts';

const LEAVES = Array.from({ length: 70_000 }, (_, i) => leafHash(p, u64(i)));

/** Keeps what an append writes as a store does: full tiles for ever, partial tiles until the full one is there. */
function store(tiles: Map<string, Uint8Array>, { tiles: written }: Appended): void {
  for (const { path, bytes } of written) tiles.set(path, bytes);
}

test('batches of any size give the root of the RFC 6962 definition, and the tiles read it back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 8 }), (batches) => {
      const tiles = new Map<string, Uint8Array>();
      let edge = EMPTY_EDGE;
      for (const count of batches) {
        const appended = appendLeaves(p, edge, LEAVES.slice(edge.size, edge.size + count));
        store(tiles, appended);
        edge = appended.edge;
        const expected = merkleRoot(p, LEAVES.slice(0, edge.size));
        assert.ok(equalBytes(appended.root, expected));
        assert.ok(equalBytes(rootFromTiles(p, readTilesFrom(tiles), edge.size), expected));
        for (const tile of tilesOfSize(edge.size)) assert.equal(tiles.get(tilePath(tile))?.length, tile.width * 32);
        assert.deepEqual(edgeFromTiles(readTilesFrom(tiles), edge.size), edge);
      }
    }),
    { numRuns: 25 },
  );
});

test('one by one and all at once end in the same edge', () => {
  let edge = EMPTY_EDGE;
  for (const leaf of LEAVES.slice(0, 1_000)) edge = appendLeaves(p, edge, [leaf]).edge;
  assert.deepEqual(edge, appendLeaves(p, EMPTY_EDGE, LEAVES.slice(0, 1_000)).edge);
});

test('appending leaves the edge it started from as it was', () => {
  const { edge } = appendLeaves(p, EMPTY_EDGE, LEAVES.slice(0, 300));
  const before = structuredClone(edge);
  appendLeaves(p, edge, LEAVES.slice(300, 900));
  assert.deepEqual(edge, before);
});

test('the 70,000 leaves of tlog-tiles make the tiles that its text counts', () => {
  const { tiles, root } = appendLeaves(p, EMPTY_EDGE, LEAVES);
  const shape = (level: number) => tiles.filter((tile) => tile.level === level).map(({ width }) => width);
  assert.deepEqual(shape(0), [...Array<number>(273).fill(256), 112]);
  assert.deepEqual(shape(1), [256, 17]);
  assert.deepEqual(shape(2), [1]);
  assert.equal(tiles.length, 277);
  assert.ok(equalBytes(root, merkleRoot(p, LEAVES)));
});

test('a tree of 256 leaves is one full tile and a partial one above it', () => {
  const { tiles, root } = appendLeaves(p, EMPTY_EDGE, LEAVES.slice(0, 256));
  assert.deepEqual(
    tiles.map(({ path }) => path),
    ['tile/0/000', 'tile/1/000.p/1'],
  );
  assert.ok(equalBytes(tiles[1]!.bytes, root));
});

test('an append writes only what changed, and upper tiles only when they did', () => {
  const { edge } = appendLeaves(p, EMPTY_EDGE, LEAVES.slice(0, 300));
  assert.deepEqual(
    appendLeaves(p, edge, LEAVES.slice(300, 302)).tiles.map(({ path }) => path),
    ['tile/0/001.p/46'],
  );
  assert.deepEqual(
    appendLeaves(p, edge, LEAVES.slice(300, 520)).tiles.map(({ path }) => path),
    ['tile/0/001', 'tile/0/002.p/8', 'tile/1/000.p/2'],
  );
  assert.deepEqual(appendLeaves(p, edge, []).tiles, []);
});

test('the proofs of a batch need no stored tile', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 69_000 }), fc.integer({ min: 1, max: 600 }), (before, count) => {
      const start = appendLeaves(p, EMPTY_EDGE, LEAVES.slice(0, before)).edge;
      const appended = appendLeaves(p, start, LEAVES.slice(before, before + count));
      const { size } = appended.edge;
      for (const index of new Set([before, before + (count >> 1), size - 1])) {
        const proof = inclusionProof(p, readAppended(appended), index, size);
        assert.ok(verifyInclusion(p, { index, size, leafHash: LEAVES[index]!, root: appended.root, proof }));
      }
    }),
    { numRuns: 12 },
  );
});

test('the root of an edge is the root of its tree at sizes around every boundary', () => {
  for (const size of [0, 1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 65_793]) {
    const { edge } = appendLeaves(p, EMPTY_EDGE, LEAVES.slice(0, size));
    assert.ok(equalBytes(rootOfEdge(p, edge), merkleRoot(p, LEAVES.slice(0, size))), String(size));
  }
});

test('a leaf hash of another length is a programming error', () => {
  assert.throws(() => appendLeaves(p, EMPTY_EDGE, [new Uint8Array(31)]), RangeError);
});

test('a restart from a missing or short tile throws with its path', () => {
  const { edge, tiles } = appendLeaves(p, EMPTY_EDGE, LEAVES.slice(0, 300));
  const stored = new Map(tiles.map(({ path, bytes }) => [path, bytes] as const));
  stored.delete('tile/0/001.p/44');
  assert.throws(() => edgeFromTiles(readTilesFrom(stored), edge.size), { code: 'tile.missing', at: 'tile/0/001.p/44' });
  stored.set('tile/0/001.p/44', new Uint8Array(43 * 32));
  assert.throws(() => edgeFromTiles(readTilesFrom(stored), edge.size), { code: 'tile.length', at: 'tile/0/001.p/44' });
});

test('tile hashes are views of 32 bytes', () => {
  assert.equal(tileHashes(new Uint8Array(96)).length, 3);
  assert.throws(() => tileHashes(new Uint8Array(95)), { code: 'tile.length' });
});
