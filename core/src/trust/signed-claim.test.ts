import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePrimitives as p } from '@lianshu/platform';
import { utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, type JsonObject, type JsonValue, parseCanonical } from '../json/index.ts';
import { authorityKey, authoritySignatureToJson, verifyAuthority } from './authority.ts';
import { type ClaimForm, encodeSignedClaim, parseSignedClaim, signClaim, verifyClaim } from './signed-claim.ts';

interface Claim {
  readonly count: number;
}

const toJson = ({ count }: Claim): JsonObject => ({ format: 'test/claim/v1', count });
function fromJson(value: JsonValue): Claim {
  const fields = new Fields(value, 'claim');
  fields.oneOf('format', ['test/claim/v1']);
  const claim = { count: fields.integer('count') };
  fields.end();
  return claim;
}

const NESTED: ClaimForm<Claim> = {
  purpose: 'statistics',
  toJson,
  fromJson,
  file: { format: 'test/signed-claim/v1', key: 'claim' },
};
const FLAT: ClaimForm<Claim> = { ...NESTED, file: null };

const secret = { ed25519Seed: new Uint8Array(32).fill(1), mldsa44Seed: new Uint8Array(32).fill(2) };
const key = authorityKey(p, 'registry', secret);
const claim: Claim = { count: 3 };
const signature = signClaim(p, secret, NESTED, claim);

test('the signature is over the canonical claim alone, the same in either file', () => {
  assert.deepEqual(signClaim(p, secret, FLAT, claim), signature);
  assert.ok(verifyAuthority(p, key, 'statistics', utf8('{"count":3,"format":"test/claim/v1"}'), signature));
  for (const form of [NESTED, FLAT]) {
    assert.ok(verifyClaim(p, key, form, { claim, signature }));
    assert.ok(!verifyClaim(p, key, form, { claim: { count: 4 }, signature }));
    assert.ok(!verifyClaim(p, key, { ...form, purpose: 'verdict' }, { claim, signature }));
  }
});

test('the file has the claim under its key, or the signature among the fields of the claim', () => {
  const json = authoritySignatureToJson(signature);
  assert.deepEqual(parseCanonical(encodeSignedClaim(NESTED, { claim, signature })), {
    format: 'test/signed-claim/v1',
    claim: { format: 'test/claim/v1', count: 3 },
    signature: json,
  });
  assert.deepEqual(parseCanonical(encodeSignedClaim(FLAT, { claim, signature })), {
    format: 'test/claim/v1',
    count: 3,
    signature: json,
  });
});

test('what was encoded is read back; every other shape is refused', () => {
  for (const form of [NESTED, FLAT]) {
    const bytes = encodeSignedClaim(form, { claim, signature });
    assert.deepEqual(parseSignedClaim(form, bytes), { claim, signature });
    const good = parseCanonical(bytes) as JsonObject;
    const { signature: _, ...unsigned } = good;
    const faults: JsonValue[] = [
      { ...good, more: 1 },
      { ...good, signature: {} },
      { ...good, signature: null },
      { ...good, format: 'test/claim/v2' },
      unsigned,
      null,
      [],
    ];
    for (const fault of faults) assert.throws(() => parseSignedClaim(form, encodeCanonical(fault)), ParseError);
  }
});
