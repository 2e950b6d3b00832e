import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeyCache } from './key-cache.ts';

const bytes = (value: number) => new Uint8Array(4).fill(value);

test('a key is made once while it is among the most recent, and again after it was displaced', () => {
  const cache = new KeyCache<number>(2);
  const made: number[] = [];
  const get = (value: number) =>
    cache.get(bytes(value), () => {
      made.push(value);
      return value;
    });
  for (const value of [1, 2, 1, 3, 1, 2]) assert.equal(get(value), value);
  assert.deepEqual(made, [1, 2, 3, 2]);
});

test('keys go by content: an array filled anew gets its own key, and wiping it does not spoil the cache', () => {
  const cache = new KeyCache<string>(4);
  const buffer = bytes(1);
  assert.equal(
    cache.get(buffer, () => 'first'),
    'first',
  );
  buffer.fill(2);
  assert.equal(
    cache.get(buffer, () => 'second'),
    'second',
  );
  assert.equal(
    cache.get(bytes(1), () => 'never'),
    'first',
  );
});
