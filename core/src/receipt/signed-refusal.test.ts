import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import type { JsonObject } from '../json/index.ts';
import { manifestHash } from '../manifest/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import {
  encodeRefusal,
  parseRefusal,
  type RefusalClaim,
  refusalFromJson,
  refusalToJson,
  signRefusal,
  verifyRefusal,
} from './index.ts';
import { fixtureManifest, fixtureSeed, LOG_SECRET } from './log.fixture.ts';

const manifest = fixtureManifest();
const claim: RefusalClaim = {
  log: manifest.log,
  manifestHash: manifestHash(p, manifest),
  code: 'signature.already-signed',
  firstSignedOn: '2026-11-25',
  at: Date.UTC(2026, 10, 26, 8, 0, 0, 123),
};
const refusal = signRefusal(p, LOG_SECRET.ed25519Seed, claim);

test('a signed refusal verifies and is written back', () => {
  assert.deepEqual(verifyRefusal(p, manifest, refusal), []);
  assert.deepEqual(parseRefusal(encodeRefusal(refusal)), refusal);
});

test('what is signed is the label and the canonical rest', () => {
  const { signature: _, ...rest } = refusalToJson(refusal) as JsonObject;
  const text = `lianshu/v1 refusal${JSON.stringify(Object.fromEntries(Object.entries(rest).sort()))}`;
  assert.ok(p.ed25519Verify(manifest.logKeys.ed25519, utf8(text), refusal.signature));
});

test('each fault has its name', () => {
  assert.deepEqual(verifyRefusal(p, manifest, { ...refusal, log: 'x' }), ['other-log', 'signature-wrong']);
  assert.deepEqual(verifyRefusal(p, manifest, { ...refusal, manifestHash: fixtureSeed('m') }), [
    'other-manifest',
    'signature-wrong',
  ]);
  assert.deepEqual(verifyRefusal(p, manifest, { ...refusal, firstSignedOn: '2026-11-24' }), ['signature-wrong']);
  assert.deepEqual(verifyRefusal(p, manifest, { ...refusal, at: claim.at + 1 }), ['signature-wrong']);
  assert.deepEqual(verifyRefusal(p, manifest, signRefusal(p, fixtureSeed('other'), claim)), ['signature-wrong']);
});

test('any one byte of a refusal file changed makes it unreadable or faulty', () => {
  const bytes = encodeRefusal(refusal);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const copy = concat(bytes);
      copy[at]! ^= change;
      try {
        assert.notDeepEqual(verifyRefusal(p, manifest, parseRefusal(copy)), []);
      } catch (error) {
        assert.ok(error instanceof ParseError, String(error));
      }
    }),
    { numRuns: 300 },
  );
});

test('other shapes are refused', () => {
  const good = refusalToJson(refusal) as JsonObject;
  for (const fault of [
    { ...good, format: 'lianshu/refusal/v2' },
    { ...good, code: 'certificate.expired' },
    { ...good, firstSignedOn: '2026-02-30' },
    { ...good, firstSignedOn: '25/11/2026' },
    { ...good, at: '1' },
    { ...good, signature: 'AA' },
    { ...good, extra: null },
  ])
    assert.throws(() => refusalFromJson(fault), ParseError);
});
