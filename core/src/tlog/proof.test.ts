import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromHex, toHex, u64 } from '../bytes/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import {
  appendLeaves,
  consistencyProof,
  EMPTY_EDGE,
  inclusionProof,
  leafHash,
  merkleRoot,
  nodeHash,
  readTilesFrom,
  rootFromTiles,
  tilePath,
  tilesForConsistency,
  tilesForInclusion,
  tilesForRoot,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { readVectors } from './vectors.fixture.ts';

interface ReferenceTree {
  readonly leaves: readonly string[];
  readonly roots: readonly string[];
  readonly inclusion: readonly { readonly index: number; readonly size: number; readonly path: readonly string[] }[];
  readonly consistency: readonly {
    readonly oldSize: number;
    readonly newSize: number;
    readonly proof: readonly string[];
  }[];
}

const reference = readVectors<ReferenceTree>('reference-tree');

function treeOf(leafHashes: readonly Uint8Array[]) {
  const { tiles } = appendLeaves(p, EMPTY_EDGE, leafHashes);
  return readTilesFrom(new Map(tiles.map(({ path, bytes }) => [path, bytes] as const)));
}

const SIZE = 66_500;
const LEAVES = Array.from({ length: SIZE }, (_, i) => leafHash(p, u64(i)));
const reader = treeOf(LEAVES);
const sizes = fc.oneof(
  fc.integer({ min: 1, max: SIZE }),
  fc.integer({ min: 1, max: 600 }),
  fc.constantFrom(1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, SIZE),
);

/** Every way to change one byte of the claim's bytes, at random. */
function flipOne(hashes: readonly Uint8Array[], at: number): readonly Uint8Array[] {
  return hashes.map((hash, i) => {
    if (i !== Math.floor(at / 32) % hashes.length) return hash;
    const copy = hash.slice();
    copy[at % 32]! ^= 1 << (at % 8);
    return copy;
  });
}

test('the reference tree: 9 heads, 5 inclusion proofs, 5 consistency proofs', () => {
  const leaves = reference.leaves.map((hex) => leafHash(p, fromHex(hex)));
  assert.deepEqual([reference.roots.length, reference.inclusion.length, reference.consistency.length], [9, 5, 5]);
  reference.roots.forEach((root, size) => {
    assert.equal(toHex(merkleRoot(p, leaves.slice(0, size))), root);
  });
  for (const { index, size, path } of reference.inclusion) {
    const proof = inclusionProof(p, treeOf(leaves), index, size, 8);
    assert.deepEqual(proof.map(toHex), path);
    const root = fromHex(reference.roots[size]!);
    assert.ok(verifyInclusion(p, { index, size, leafHash: leaves[index]!, root, proof }));
  }
  for (const { oldSize, newSize, proof } of reference.consistency) {
    const made = consistencyProof(p, treeOf(leaves), oldSize, newSize, 8);
    assert.deepEqual(made.map(toHex), proof);
    const [oldRoot, newRoot] = [fromHex(reference.roots[oldSize]!), fromHex(reference.roots[newSize]!)];
    assert.ok(verifyConsistency(p, { oldSize, oldRoot, newSize, newRoot, proof: made }));
  }
});

test('the worked example of RFC 6962 §2.1.3, node by node', () => {
  // The tree of seven leaves with the names of the RFC: a…f and j are leaf hashes, g, h, i, k, l inner nodes.
  const d = Array.from({ length: 7 }, (_, i) => leafHash(p, Uint8Array.of(i)));
  const [a, b, c, dd, e, f, j] = d as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const g = nodeHash(p, a, b);
  const h = nodeHash(p, c, dd);
  const i = nodeHash(p, e, f);
  const k = nodeHash(p, g, h);
  const l = nodeHash(p, i, j);
  const tree = treeOf(d);
  assert.deepEqual(inclusionProof(p, tree, 0, 7), [b, h, l]);
  assert.deepEqual(inclusionProof(p, tree, 3, 7), [c, g, l]);
  assert.deepEqual(inclusionProof(p, tree, 4, 7), [f, j, k]);
  assert.deepEqual(inclusionProof(p, tree, 6, 7), [i, k]);
  assert.deepEqual(consistencyProof(p, tree, 3, 7), [c, dd, g, l]);
  assert.deepEqual(consistencyProof(p, tree, 4, 7), [l]);
  assert.deepEqual(consistencyProof(p, tree, 6, 7), [i, j, k]);
  assert.deepEqual(rootFromTiles(p, tree, 7), nodeHash(p, k, l));
});

test('every leaf of every tree up to 40 leaves proves its place and no other', () => {
  for (let size = 1; size <= 40; size++) {
    const root = merkleRoot(p, LEAVES.slice(0, size));
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(p, reader, index, size, SIZE);
      const claim = { index, size, leafHash: LEAVES[index]!, root, proof };
      assert.ok(verifyInclusion(p, claim));
      for (let other = 0; other < size; other++)
        if (other !== index) assert.ok(!verifyInclusion(p, { ...claim, index: other }), `${other} of ${size}`);
    }
  }
});

test('every pair of sizes up to 40 is consistent', () => {
  for (let newSize = 0; newSize <= 40; newSize++) {
    for (let oldSize = 0; oldSize <= newSize; oldSize++) {
      const [oldRoot, newRoot] = [merkleRoot(p, LEAVES.slice(0, oldSize)), merkleRoot(p, LEAVES.slice(0, newSize))];
      const proof = consistencyProof(p, reader, oldSize, newSize, SIZE);
      assert.ok(verifyConsistency(p, { oldSize, oldRoot, newSize, newRoot, proof }), `${oldSize} in ${newSize}`);
    }
  }
});

test('any inclusion proof from tiles verifies, and any one byte changed makes it fail', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, place, at) => {
      const index = place % size;
      const root = rootFromTiles(p, reader, size, SIZE);
      const proof = inclusionProof(p, reader, index, size, SIZE);
      const claim = { index, size, leafHash: LEAVES[index]!, root, proof };
      assert.ok(verifyInclusion(p, claim));
      assert.ok(!verifyInclusion(p, { ...claim, leafHash: flipOne([claim.leafHash], at)[0]! }));
      assert.ok(!verifyInclusion(p, { ...claim, root: flipOne([root], at)[0]! }));
      assert.ok(!verifyInclusion(p, { ...claim, proof: [...proof, root] }));
      if (proof.length > 0) {
        assert.ok(!verifyInclusion(p, { ...claim, proof: flipOne(proof, at) }));
        assert.ok(!verifyInclusion(p, { ...claim, proof: proof.slice(0, -1) }));
        assert.ok(!verifyInclusion(p, { ...claim, proof: proof.slice(1) }));
      }
    }),
    { numRuns: 150 },
  );
});

test('any two sizes are consistent, and any one byte changed makes it fail', () => {
  fc.assert(
    fc.property(sizes, sizes, fc.nat(), (one, other, at) => {
      const [oldSize, newSize] = one < other ? [one, other] : [other, one];
      const [oldRoot, newRoot] = [rootFromTiles(p, reader, oldSize, SIZE), rootFromTiles(p, reader, newSize, SIZE)];
      const proof = consistencyProof(p, reader, oldSize, newSize, SIZE);
      const claim = { oldSize, oldRoot, newSize, newRoot, proof };
      assert.ok(verifyConsistency(p, claim));
      assert.ok(!verifyConsistency(p, { ...claim, oldRoot: flipOne([oldRoot], at)[0]! }));
      assert.ok(!verifyConsistency(p, { ...claim, newRoot: flipOne([newRoot], at)[0]! }));
      assert.ok(!verifyConsistency(p, { ...claim, proof: [...proof, oldRoot] }));
      if (proof.length > 0) {
        assert.ok(!verifyConsistency(p, { ...claim, proof: flipOne(proof, at) }));
        assert.ok(!verifyConsistency(p, { ...claim, proof: proof.slice(0, -1) }));
        assert.ok(!verifyConsistency(p, { ...claim, proof: proof.slice(1) }));
      }
    }),
    { numRuns: 150 },
  );
});

test('a proof from tiles of its own size is the same as from tiles of a larger tree', () => {
  for (const size of [1, 2, 5, 256, 300, 700]) {
    const own = treeOf(LEAVES.slice(0, size));
    assert.deepEqual(rootFromTiles(p, own, size), rootFromTiles(p, reader, size, SIZE));
    assert.deepEqual(inclusionProof(p, own, size - 1, size), inclusionProof(p, reader, size - 1, size, SIZE));
    assert.deepEqual(consistencyProof(p, own, 1, size), consistencyProof(p, reader, 1, size, SIZE));
  }
});

test('the tiles named beforehand are all that a proof reads', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), (size, place) => {
      const index = place % size;
      const only = (tiles: readonly Parameters<typeof tilePath>[0][]) => {
        const known = new Set(tiles.map(tilePath));
        return (tile: Parameters<typeof reader>[0]) => (known.has(tilePath(tile)) ? reader(tile) : undefined);
      };
      inclusionProof(p, only(tilesForInclusion(index, size, SIZE)), index, size, SIZE);
      consistencyProof(p, only(tilesForConsistency(index, size, SIZE)), index, size, SIZE);
      if (size === SIZE) rootFromTiles(p, only(tilesForRoot(size)), size);
    }),
    { numRuns: 60 },
  );
});

test('a claim that cannot be is false, never an exception', () => {
  const [leaf, root] = [LEAVES[0]!, rootFromTiles(p, reader, 1, SIZE)];
  const numbers = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53];
  for (const n of numbers) {
    assert.ok(!verifyInclusion(p, { index: n, size: 1, leafHash: leaf, root, proof: [] }));
    assert.ok(!verifyInclusion(p, { index: 0, size: n, leafHash: leaf, root, proof: [] }));
    assert.ok(!verifyConsistency(p, { oldSize: n, oldRoot: root, newSize: 1, newRoot: root, proof: [] }));
    assert.ok(!verifyConsistency(p, { oldSize: 1, oldRoot: root, newSize: n, newRoot: root, proof: [] }));
  }
  const none = new Uint8Array(0);
  assert.ok(!verifyInclusion(p, { index: 0, size: 1, leafHash: none, root: none, proof: [] }));
  assert.ok(!verifyConsistency(p, { oldSize: 0, oldRoot: none, newSize: 0, newRoot: none, proof: [] }));
  assert.ok(!verifyConsistency(p, { oldSize: 0, oldRoot: root, newSize: 0, newRoot: root, proof: [] }));
  assert.ok(!verifyInclusion(p, { index: 1, size: 1, leafHash: leaf, root, proof: [] }));
  assert.ok(!verifyInclusion(p, { index: 0, size: 2, leafHash: leaf, root, proof: [new Uint8Array(31)] }));
  assert.ok(!verifyConsistency(p, { oldSize: 2, oldRoot: root, newSize: 1, newRoot: root, proof: [] }));
  assert.ok(!verifyConsistency(p, { oldSize: 1, oldRoot: root, newSize: 2, newRoot: root, proof: [] }));
  assert.ok(
    !verifyConsistency(p, { oldSize: 1, oldRoot: root, newSize: 2, newRoot: root, proof: [new Uint8Array(33)] }),
  );
  assert.ok(!verifyConsistency(p, { oldSize: 0, oldRoot: root, newSize: 1, newRoot: root, proof: [] }));
});

test('sizes and indices out of order are programming errors for the maker', () => {
  assert.throws(() => inclusionProof(p, reader, 5, 5, SIZE), RangeError);
  assert.throws(() => consistencyProof(p, reader, 6, 5, SIZE), RangeError);
  assert.throws(() => rootFromTiles(p, reader, 6, 5), RangeError);
});
