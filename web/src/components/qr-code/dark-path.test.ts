import assert from 'node:assert/strict';
import { test } from 'node:test';
import { darkPath } from './dark-path.ts';

const CASES = [
  [[0, 0, 0, 0], 2, ''],
  [[1, 0, 0, 1], 2, 'M4 4h1v1h-1zM5 5h1v1h-1z'],
  [[1, 1, 1, 0, 1, 1, 0, 0, 1], 3, 'M4 4h3v1h-3zM5 5h2v1h-2zM6 6h1v1h-1z'],
] as const;

test('dark modules become runs inside a quiet zone of four', () => {
  for (const [data, size, path] of CASES) assert.equal(darkPath(data, size), path);
});
