import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, equalBytes, toHex, utf8 } from '../bytes/index.ts';
import { label } from '../crypto/index.ts';
import { ParseError } from '../errors/index.ts';
import { hkdf, purePrimitives as p } from '../primitives/index.ts';
import { openOuter, sealRecord } from './body.ts';
import { idCommit, realCommitment, receiptCommit } from './commitments.ts';
import { isDecoyEntry, makeDecoy } from './decoy.ts';
import { sampleCiphertext } from './decoy-ciphertext.ts';
import { makeProgress, openProgress, PROGRESS, PROGRESS_LENGTH } from './progress.ts';
import { testLog } from './record.fixture.ts';
import { encodeSlotDigests, encodeSlotEntry, parseSlotEntry, SLOT_ENTRY_LENGTH, slotDigests } from './slot.ts';

const log = testLog(p);
const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const runs = { numRuns: 8 };

test('a decoy is a function of its seed and log, and has the lengths of a real slot', () => {
  fc.assert(
    fc.property(secret, (s) => {
      const decoy = makeDecoy(p, log, s);
      assert.deepEqual(makeDecoy(p, testLog(p), s.slice()), decoy);
      assert.deepEqual(
        [decoy.body.length, decoy.prog.length, decoy.c.length, decoy.tag.length],
        [7280, PROGRESS_LENGTH, 32, 32],
      );
      const other = makeDecoy(p, { ...log, manifestHash: new Uint8Array(32) }, s);
      for (const part of ['body', 'prog', 'c', 'tag'] as const)
        assert.equal(equalBytes(other[part], decoy[part]), false);
    }),
    runs,
  );
});

test('the lead finds the seed in the envelope, and the seed rebuilds the leaf; a changed leaf is not its decoy', () => {
  fc.assert(
    fc.property(secret, fc.nat(128), (s, at) => {
      const entry = encodeSlotEntry(p, makeDecoy(p, log, s));
      const found = openProgress(p, log.countSecret, log.manifestHash, makeDecoy(p, log, s).prog)!;
      assert.deepEqual(found, { flag: PROGRESS.decoy, s });
      assert.equal(isDecoyEntry(p, log, found.s, entry), true);
      const changed = entry.slice();
      changed[at]! ^= 1;
      assert.equal(isDecoyEntry(p, log, found.s, changed), false);
    }),
    runs,
  );
});

test('a decoy body opens no more than rubbish does, and no real slot passes for the decoy of its seed', () => {
  for (let i = 0; i < 6; i++) {
    const s = new Uint8Array(32).fill(i);
    assert.equal(openOuter(p, log.seedOpen, log, makeDecoy(p, log, s).body), undefined);
    const cms = utf8('cms');
    const fields = { disclosure: 'lead', idNumber: 'A123456789', z: s, receiptPublic: s, cms } as const;
    const body = sealRecord(p, log, fields, (length) => new Uint8Array(length).fill(i));
    const prog = makeProgress(p, log, PROGRESS.real, s);
    const slot = { body, prog, c: realCommitment(p, log.manifestHash, s, cms), tag: new Uint8Array(32).fill(1) };
    assert.equal(isDecoyEntry(p, log, s, encodeSlotEntry(p, slot)), false);
  }
});

/** Unpacks FIPS 203 ByteEncode_d. */
function unpack(bytes: Uint8Array, bits: number): number[] {
  const values: number[] = [];
  let buffer = 0;
  let filled = 0;
  for (const byte of bytes) {
    buffer |= byte << filled;
    filled += 8;
    while (filled >= bits) {
      values.push(buffer & (2 ** bits - 1));
      buffer >>>= bits;
      filled -= bits;
    }
  }
  return values;
}

test('sampled ciphertext is the compression of SampleNTT-like coefficients, held against a slow second version', () => {
  fc.assert(
    fc.property(secret, (seed) => {
      const stream = p.shake256(seed, 2400);
      const coefficients: number[] = [];
      let used = 0;
      for (; coefficients.length < 1024; used += 3) {
        const [a, b, c] = [stream[used]!, stream[used + 1]!, stream[used + 2]!];
        for (const d of [a + 256 * (b % 16), Math.floor(b / 16) + 16 * c]) if (d < 3329) coefficients.push(d);
      }
      coefficients.length = 1024;
      const compress = (x: number, d: number) => Number((BigInt(x) * 2n ** BigInt(d) * 2n + 3329n) / 6658n) % 2 ** d;
      const sampled = sampleCiphertext(stream)!;
      assert.equal(sampled.used, used);
      assert.deepEqual(
        unpack(sampled.ciphertext.subarray(0, 960), 10),
        coefficients.slice(0, 768).map((x) => compress(x, 10)),
      );
      assert.deepEqual(
        unpack(sampled.ciphertext.subarray(960), 4),
        coefficients.slice(768).map((x) => compress(x, 4)),
      );
    }),
    { numRuns: 20 },
  );
});

test('a stream that is too short gives nothing, and a longer one the same ciphertext', () => {
  const stream = p.shake256(new Uint8Array(32), 4800);
  const { ciphertext, used } = sampleCiphertext(stream)!;
  assert.deepEqual(sampleCiphertext(stream.subarray(0, used)), { ciphertext, used });
  assert.equal(sampleCiphertext(stream.subarray(0, used - 1)), undefined);
  assert.equal(sampleCiphertext(new Uint8Array(3000).fill(0xff)), undefined);
});

/** Pearson's statistic of observed counts against expected ones, both with the same sum. */
function chiSquared(observed: readonly number[], expected: readonly number[]): number {
  return observed.reduce((sum, count, i) => sum + (count - expected[i]!) ** 2 / expected[i]!, 0);
}

test('values of decoy and real ML-KEM ciphertexts have the distribution of compressed uniform coefficients', () => {
  // 60 fixed samples of each; the limit is mean + 6 standard deviations of the statistic, so only a bias can fail it.
  const key = p.mlKem768Public(new Uint8Array(64).fill(1));
  const coins = (i: number) => p.sha256(utf8(`sample ${i}`));
  const sources = {
    decoy: (i: number) => sampleCiphertext(p.shake256(coins(i), 2400))!.ciphertext,
    real: (i: number) => p.mlKem768Encapsulate(key, coins(i))!.ciphertext,
  };
  for (const [name, source] of Object.entries(sources)) {
    for (const [bits, from, to] of [
      [10, 0, 960],
      [4, 960, 1088],
    ] as const) {
      const cells = 2 ** bits;
      const observed = new Array<number>(cells).fill(0);
      for (let i = 0; i < 60; i++) for (const value of unpack(source(i).subarray(from, to), bits)) observed[value]!++;
      const total = observed.reduce((a, b) => a + b, 0);
      const share = new Array<number>(cells).fill(0);
      for (let x = 0; x < 3329; x++) share[Math.floor((x * cells * 2 + 3329) / 6658) % cells]!++;
      const statistic = chiSquared(
        observed,
        share.map((count) => (count * total) / 3329),
      );
      const limit = cells - 1 + 6 * Math.sqrt(2 * (cells - 1));
      assert.ok(statistic < limit, `${name} ${bits} bits: ${statistic} against ${limit}`);
      const flat = chiSquared(observed, new Array<number>(cells).fill(total / cells));
      // 3329 / 16 is nearly whole, so 4-bit values are flat to within half a percent; 10-bit ones are not.
      if (bits === 10) assert.ok(flat > limit, `${name}: a flat distribution of 10-bit values would pass`);
    }
  }
});

test('progress envelopes open to flag and seed; changed, foreign or ill-flagged ones open to nothing', () => {
  fc.assert(
    fc.property(secret, fc.constantFrom(...Object.values(PROGRESS)), fc.nat(80), (s, flag, at) => {
      const envelope = makeProgress(p, log, flag, s);
      assert.equal(envelope.length, 81);
      assert.deepEqual(openProgress(p, log.countSecret, log.manifestHash, envelope), { flag, s });
      const changed = envelope.slice();
      changed[at]! ^= 1;
      assert.equal(openProgress(p, log.countSecret, log.manifestHash, changed), undefined);
      assert.equal(openProgress(p, log.countSecret, new Uint8Array(32), envelope), undefined);
      assert.equal(openProgress(p, log.seedOpen, log.manifestHash, envelope), undefined);
      assert.equal(openProgress(p, log.countSecret, log.manifestHash, envelope.subarray(1)), undefined);
    }),
    runs,
  );
  const badFlag = makeProgress(p, log, 3 as 2, new Uint8Array(32));
  assert.equal(openProgress(p, log.countSecret, log.manifestHash, badFlag), undefined);
});

test('commitments are the hashes of the specification', () => {
  const [z, s] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  assert.deepEqual(idCommit(p, z, 'A123456789'), p.sha256(concat(label('id'), z, utf8('A123456789'))));
  assert.deepEqual(receiptCommit(p, z), p.sha256(concat(label('receipt'), z)));
  const mask = hkdf(p, s, log.manifestHash, label('cms'), 32);
  assert.deepEqual(realCommitment(p, log.manifestHash, s, z), p.sha256(concat(utf8('lianshu/v1 cms'), mask, z)));
  assert.throws(() => idCommit(p, z.subarray(1), 'A123456789'), RangeError);
  assert.throws(() => receiptCommit(p, z.subarray(1)), RangeError);
  assert.throws(() => realCommitment(p, log.manifestHash, z.subarray(1), z), RangeError);
});

test('slot entries: 129 bytes, parsed back, other kinds and lengths refused', () => {
  const slot = makeDecoy(p, log, new Uint8Array(32));
  const entry = encodeSlotEntry(p, slot);
  assert.equal(entry.length, SLOT_ENTRY_LENGTH);
  assert.equal(toHex(entry.subarray(0, 33)), `01${toHex(p.sha256(slot.body))}`);
  assert.deepEqual(parseSlotEntry(entry), slotDigests(p, slot));
  assert.deepEqual(encodeSlotDigests(parseSlotEntry(entry)), entry);
  const fails = (bytes: Uint8Array, code: string) =>
    assert.throws(
      () => parseSlotEntry(bytes),
      (error) => error instanceof ParseError && error.code === code,
    );
  fails(new Uint8Array(0), 'bytes.truncated');
  fails(entry.subarray(0, 128), 'bytes.truncated');
  fails(concat(entry, Uint8Array.of(0)), 'bytes.length');
  fails(concat(Uint8Array.of(0), entry.subarray(1)), 'entry.kind');
  assert.throws(() => encodeSlotEntry(p, { ...slot, tag: new Uint8Array(31) }), RangeError);
});
