import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureFloors, operationsPerSecond } from './floors.ts';

test('floors are measured, and a longer RSA key costs more', () => {
  const floors = measureFloors(0.03);
  for (const value of Object.values(floors)) assert.ok(Number.isFinite(value) && value > 10);
  assert.ok(floors.rsa4096VerifiesPerSecond < floors.rsa2048VerifiesPerSecond);
});

test('operations per second follow the cost of the operation', () => {
  const slow = () => {
    const end = performance.now() + 1;
    while (performance.now() < end);
  };
  const rate = operationsPerSecond(slow, 40);
  assert.ok(rate > 20 && rate < 1001, String(rate));
});
