import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePrimitives } from '@lianshu/platform';
import { fromHex, toHex, u64, utf8 } from '../bytes/index.ts';
import { purePrimitives } from '../primitives/index.ts';
import {
  appendLeaves,
  checkpointText,
  cosignedMessage,
  EMPTY_EDGE,
  encodeTlogProof,
  inclusionProof,
  leafHash,
  parseVkey,
  readAppended,
  signCheckpoint,
  verifyConsistency,
  verifyTlogProof,
} from './index.ts';
import { readVectors } from './vectors.fixture.ts';

interface SignedLog {
  readonly ed25519Seed: string;
  readonly mldsa44Seed: string;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly signedAtSeconds: number;
  readonly ed25519Vkey: string;
  readonly mldsa44Vkey: string;
  readonly ed25519Message: string;
  readonly mldsa44Message: string;
  readonly checkpoint: string;
  readonly tiles: Readonly<Record<string, string>>;
  readonly index: number;
  readonly leafHash: string;
  readonly proof: string;
  readonly consistency: readonly { readonly oldSize: number; readonly oldRoot: string; readonly proof: string[] }[];
}

const vector = readVectors<SignedLog>('signed-log');
const { origin, size, index, signedAtSeconds } = vector;
const secret = { ed25519Seed: fromHex(vector.ed25519Seed), mldsa44Seed: fromHex(vector.mldsa44Seed) };
const head = { origin, size, root: fromHex(vector.root) };

for (const [name, p] of [
  ['noble', purePrimitives],
  ['Node', nodePrimitives],
] as const)
  test(`the signed log of the vectors is made and verified with the primitives of ${name}`, () => {
    const leaves = Array.from({ length: size }, (_, i) => leafHash(p, u64(i)));
    const appended = appendLeaves(p, EMPTY_EDGE, leaves);
    assert.equal(toHex(appended.root), vector.root);
    assert.deepEqual(
      Object.fromEntries(appended.tiles.map(({ path, bytes }) => [path, toHex(p.sha256(bytes))])),
      vector.tiles,
    );
    assert.equal(toHex(utf8(checkpointText(head))), vector.ed25519Message);
    assert.equal(toHex(cosignedMessage(origin, signedAtSeconds, head)), vector.mldsa44Message);
    assert.equal(signCheckpoint(p, secret, head, signedAtSeconds * 1000), vector.checkpoint);
    const path = inclusionProof(p, readAppended(appended), index, size);
    assert.equal(encodeTlogProof({ index, path, checkpoint: vector.checkpoint }), vector.proof);

    const [ed25519, mldsa44] = [parseVkey(p, vector.ed25519Vkey), parseVkey(p, vector.mldsa44Vkey)];
    const key = { origin, ed25519: ed25519.publicKey, mldsa44: mldsa44.publicKey };
    assert.ok(verifyTlogProof(p, key, fromHex(vector.leafHash), vector.proof).ok);
    assert.equal(vector.consistency.length, 4);
    for (const { oldSize, oldRoot, proof } of vector.consistency) {
      const claim = {
        oldSize,
        oldRoot: fromHex(oldRoot),
        newSize: size,
        newRoot: head.root,
        proof: proof.map(fromHex),
      };
      assert.ok(verifyConsistency(p, claim), String(oldSize));
    }
  });
