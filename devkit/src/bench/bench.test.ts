import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BENCHES, runBench } from './index.ts';

test('the gate bench checks hundreds of distinct posts of many cards beside its floor', async () => {
  const result = await runBench('gate', { seconds: 0.2 });
  assert.equal(result.name, 'gate');
  assert.equal(result.unit, 'signatures per core second');
  for (const key of ['figure', 'floor', 'ratio', 'peakRssMb'] as const) assert.ok(result[key] > 0, key);
  assert.ok(result.figure < result.floor);
  assert.ok(Math.abs(result.ratio - result.floor / result.figure) < 0.02);
  assert.ok(Number(result.distinctPosts) >= 500 && Number(result.cards) >= 20);
  assert.ok(result.machine.cores > 0 && result.machine.node === process.versions.node);
  assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
});

test('the crl bench loads a list in a process of its own, beside its floors', async () => {
  const result = await runBench('crl', { entries: 20_000 });
  assert.equal(result.unit, 'entries per second');
  assert.equal(result.entries, 20_000);
  for (const key of ['figure', 'floor', 'loadMs', 'listMb', 'lookupsPerSecond', 'lookupFloorPerSecond', 'peakGrowthMb'])
    assert.ok(Number(result[key]) > 0, key);
  assert.equal(result.residentGrowthLimitMb, 40);
  assert.ok(Number(result.residentGrowthMb) < 40, `${result.residentGrowthMb} MB`);
  assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
});

test('an unknown bench is refused', async () => {
  await assert.rejects(runBench('toString'), RangeError);
  assert.ok(Object.keys(BENCHES).includes('gate'));
});
