import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTilePath, type Tile, tileAt, tileCountOfSize, tilePath, tilesBetween, tilesOfSize } from './index.ts';
import { readVectors } from './vectors.fixture.ts';

const vectors = readVectors<{ good: readonly (Tile & { path: string })[]; bad: readonly string[] }>('tile-paths');

test('10 paths read as what they mean and are written back', () => {
  assert.equal(vectors.good.length, 10);
  for (const { path, ...tile } of vectors.good) {
    assert.deepEqual(parseTilePath(path), tile, path);
    assert.equal(tilePath(tile), path);
  }
});

test('34 other spellings are refused', () => {
  assert.equal(vectors.bad.length, 34);
  for (const path of vectors.bad) assert.throws(() => parseTilePath(path), { code: 'tile.path' }, JSON.stringify(path));
});

test('write then read gives the same tile', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 63 }),
      fc.maxSafeNat(),
      fc.integer({ min: 1, max: 256 }),
      (level, index, width) => {
        const tile: Tile = { level, index, width };
        assert.deepEqual(parseTilePath(tilePath(tile)), tile);
      },
    ),
  );
});

test('the tiles of a size hold every complete subtree of it exactly once', () => {
  for (const size of [0, 1, 255, 256, 257, 70_000, 65_536]) {
    const paths = tilesOfSize(size).map(tilePath);
    assert.equal(new Set(paths).size, paths.length);
    assert.equal(tileCountOfSize(size), paths.length);
    const hashes = tilesOfSize(size).reduce((sum, { width }) => sum + width, 0);
    assert.equal(hashes, size + Math.floor(size / 256) + Math.floor(size / 65_536), String(size));
  }
});

test('the tiles between two sizes are those that the smaller size had not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 70_000 }), fc.integer({ min: 0, max: 2_000 }), (oldSize, more) => {
      const before = new Set(tilesOfSize(oldSize).map(tilePath));
      const expected = tilesOfSize(oldSize + more).filter((tile) => !before.has(tilePath(tile)));
      assert.deepEqual(tilesBetween(oldSize, oldSize + more), expected);
    }),
  );
});

test('a position outside the tree has no tile', () => {
  assert.deepEqual(tileAt(300, 0, 299), { level: 0, index: 1, width: 44 });
  for (const [size, level, position] of [
    [300, 0, 300],
    [300, 1, 1],
    [300, 0, -1],
    [0, 0, 0],
  ] as const)
    assert.throws(() => tileAt(size, level, position), RangeError);
});
