import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, u64, utf8 } from '../bytes/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import {
  checkpointText,
  cosignedMessage,
  encodeNote,
  NOTE_ED25519,
  NOTE_ED25519_COSIGNATURE,
  NOTE_MLDSA44_COSIGNATURE,
  noteKeyId,
  parseCheckpoint,
  parseNote,
  signCheckpoint,
  type VerifierKey,
  verifyCosignature,
} from './index.ts';

const seed = new Uint8Array(32).fill(8);
const head = { origin: 'localhost/log/9001.petition.1', size: 42, root: new Uint8Array(32).fill(7) };
const signed = signCheckpoint(p, { ed25519Seed: seed, mldsa44Seed: seed }, head, 0);
const SECONDS = 1_679_315_147;
const NAME = 'witness.example/w1';
const ed25519: VerifierKey = { name: NAME, type: NOTE_ED25519_COSIGNATURE, publicKey: p.ed25519Public(seed) };
const mldsa44: VerifierKey = { name: NAME, type: NOTE_MLDSA44_COSIGNATURE, publicKey: p.mlDsa44Public(seed) };

function lineOf(key: VerifierKey, seconds = SECONDS) {
  const message = `cosignature/v1\ntime ${seconds}\n${checkpointText(head)}`;
  const signature =
    key.type === NOTE_ED25519_COSIGNATURE
      ? p.ed25519Sign(seed, utf8(message))
      : p.mlDsa44Sign(seed, cosignedMessage(key.name, seconds, head));
  return { name: key.name, keyId: noteKeyId(p, key), signature: concat(u64(seconds), signature) };
}

function withLines(...lines: ReturnType<typeof lineOf>[]) {
  const note = parseNote(signed);
  return parseCheckpoint(encodeNote({ text: note.text, signatures: [...note.signatures, ...lines] }));
}

test('a cosignature of either kind verifies and tells its time', () => {
  const cosigned = withLines(lineOf(ed25519), lineOf(mldsa44));
  for (const key of [ed25519, mldsa44]) assert.equal(verifyCosignature(p, key, cosigned), SECONDS * 1000);
});

test('none, two, another time, another name or another length is no cosignature', () => {
  for (const key of [ed25519, mldsa44]) {
    const line = lineOf(key);
    const late = { ...line, signature: concat(u64(SECONDS + 1), line.signature.subarray(8)) };
    const far = { ...line, signature: concat(new Uint8Array(8).fill(255), line.signature.subarray(8)) };
    const short = { ...line, signature: line.signature.subarray(0, -1) };
    const other = { ...line, name: 'witness.example/w2' };
    assert.equal(verifyCosignature(p, key, withLines()), undefined);
    assert.equal(verifyCosignature(p, key, withLines(line, line)), undefined);
    for (const fault of [late, far, short, other]) assert.equal(verifyCosignature(p, key, withLines(fault)), undefined);
  }
});

test('a key of a type that does not cosign has no cosignature', () => {
  const key = { ...ed25519, type: NOTE_ED25519 };
  const line = { ...lineOf(ed25519), keyId: noteKeyId(p, key) };
  assert.equal(verifyCosignature(p, key, withLines(line)), undefined);
});
