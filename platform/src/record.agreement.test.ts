import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveLogKeys, XWING } from '@lianshu/core/crypto';
import { purePrimitives } from '@lianshu/core/primitives';
import { makeDecoy, makeProgress, openInner, openOuter, sealRecord } from '@lianshu/core/record';
import { nodePrimitives } from './node-primitives.ts';
import { nodeRandom } from './node-random.ts';

const master = nodeRandom(32);
const registrySeed = nodeRandom(32);
const keys = deriveLogKeys(nodePrimitives, master);
const context = {
  manifestHash: nodeRandom(32),
  open: keys.open,
  count: keys.count,
  registrySeal: XWING.kem.publicKey(nodePrimitives, registrySeed),
  plaintextLength: 6144,
};

test('keys, decoys and envelopes are the same on both primitives', () => {
  assert.deepEqual(deriveLogKeys(purePrimitives, master), keys);
  for (let i = 0; i < 10; i++) {
    const seed = nodeRandom(32);
    assert.deepEqual(makeDecoy(nodePrimitives, context, seed), makeDecoy(purePrimitives, context, seed));
    assert.deepEqual(makeProgress(nodePrimitives, context, 1, seed), makeProgress(purePrimitives, context, 1, seed));
  }
});

test('a record sealed on either opens on the other', () => {
  const fields = {
    disclosure: 'lead',
    idNumber: 'A123456789',
    z: nodeRandom(32),
    receiptPublic: nodeRandom(32),
    cms: nodeRandom(3000),
  } as const;
  for (const [sealing, opening] of [
    [purePrimitives, nodePrimitives],
    [nodePrimitives, purePrimitives],
  ] as const) {
    const body = sealRecord(sealing, context, fields, nodeRandom);
    const outer = openOuter(opening, keys.seedOpen, context, body)!;
    assert.deepEqual(openInner(opening, registrySeed, context, outer), fields);
  }
});
