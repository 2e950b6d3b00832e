import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromBase64, toBase64url, toHex, utf8 } from '../bytes/index.ts';
import { XWING } from '../crypto/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, type JsonValue } from '../json/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import {
  type AuthorityPurpose,
  authorityKey,
  authoritySignatureFromJson,
  authoritySignatureToJson,
  signAuthority,
  verifyAuthority,
} from './authority.ts';
import { KNOWN_ISSUERS, knownIssuer } from './known-issuers.ts';
import { encodeTrust, issuerFingerprint, parseTrust, parseTrustDraft, type Trust, trustToJson } from './trust.ts';

const fill = (value: number, length = 32) => new Uint8Array(length).fill(value);
const secret = { ed25519Seed: fill(1), mldsa44Seed: fill(2) };
const key = authorityKey(p, 'commission', secret);
const message = utf8('manifest hash');
const signature = signAuthority(p, secret, 'manifest', message);

test('both signatures hold, for this purpose and these bytes only', () => {
  assert.equal(verifyAuthority(p, key, 'manifest', message, signature), true);
  assert.equal(verifyAuthority(p, key, 'verdict', message, signature), false);
  assert.equal(verifyAuthority(p, key, 'manifest', utf8('manifest hasj'), signature), false);
  const other = signAuthority(p, { ed25519Seed: fill(3), mldsa44Seed: fill(4) }, 'manifest', message);
  assert.equal(verifyAuthority(p, key, 'manifest', message, other), false);
});

test('one good signature of the two is not enough', () => {
  for (const scheme of ['ed25519', 'mldsa44'] as const) {
    const changed = signature[scheme].slice();
    changed[10]! ^= 1;
    assert.equal(verifyAuthority(p, key, 'manifest', message, { ...signature, [scheme]: changed }), false, scheme);
    const short = signature[scheme].subarray(1);
    assert.equal(verifyAuthority(p, key, 'manifest', message, { ...signature, [scheme]: short }), false, scheme);
  }
});

test('no purpose begins with another one', () => {
  const purposes = Object.keys({
    announcement: 0,
    bundle: 0,
    'class change': 0,
    destruction: 0,
    directory: 0,
    manifest: 0,
    'pilot report': 0,
    'proposer bar': 0,
    reply: 0,
    'same matter': 0,
    statistics: 0,
    verdict: 0,
  } satisfies Record<AuthorityPurpose, 0>);
  for (const a of purposes) for (const b of purposes) assert.ok(a === b || !b.startsWith(a), `${a}, ${b}`);
});

test('signatures read back from JSON; other lengths and fields are refused', () => {
  const json = authoritySignatureToJson(signature) as Record<string, JsonValue>;
  assert.deepEqual(authoritySignatureFromJson(json), signature);
  for (const fault of [{ ...json, more: 1 }, { ...json, ed25519: 'AAAA' }, { ed25519: json.ed25519! }, null, [], 'x']) {
    assert.throws(() => authoritySignatureFromJson(fault as JsonValue), ParseError);
  }
});

test('a trust file reads back, and refuses other shapes', () => {
  const trust = sampleTrust();
  assert.deepEqual(parseTrust(encodeTrust(trust)), trust);
  const json = trustToJson(trust) as Record<string, JsonValue>;
  const part = (name: string) => json[name] as Record<string, JsonValue>;
  const issuer = (json.issuers as Record<string, JsonValue>[])[0]!;
  const faults: Readonly<Record<string, JsonValue>> = {
    'unknown kind': { ...json, kind: 'test' },
    'unknown format': { ...json, format: 'lianshu/trust/v2' },
    'unknown field': { ...json, more: 1 },
    'unknown field inside': { ...json, commission: { ...part('commission'), more: 1 } },
    'no registry': { ...json, registry: null },
    'short seal': { ...json, registry: { ...part('registry'), seal: 'AAAA' } },
    'weak Ed25519 key': { ...json, commission: { ...part('commission'), ed25519: toBase64url(fill(0)) } },
    'no issuer': { ...json, issuers: [] },
    'unknown generation': { ...json, issuers: [{ ...issuer, generation: 'G4' }] },
    'validity turned round': { ...json, issuers: [{ ...issuer, notAfter: 0 }] },
    'no fingerprint': { ...json, issuers: [{ ...issuer, sha256: null }] },
    'another fingerprint': { ...json, issuers: [{ ...issuer, sha256: '00'.repeat(32) }] },
    'one authority twice': { ...json, issuers: [issuer, { ...issuer, generation: 'G3' }] },
    'issuer that is no certificate': { ...json, issuers: [{ ...issuer, certificate: 'AAAA' }] },
  };
  for (const [name, fault] of Object.entries(faults)) {
    assert.throws(() => parseTrust(encodeCanonical(fault)), ParseError, name);
  }
});

test('the pinned fingerprint is the SHA-256 of the certificate, and has a code of its own', () => {
  const trust = sampleTrust();
  const { certificate } = trust.issuers[0]!;
  const json = trustToJson(trust) as { issuers: Record<string, JsonValue>[] };
  assert.equal(json.issuers[0]!.sha256, toHex(p.sha256(certificate)));
  assert.deepEqual(issuerFingerprint(certificate), p.sha256(certificate));
  json.issuers[0]!.sha256 = '00'.repeat(32);
  assert.throws(
    () => parseTrust(encodeCanonical(json as unknown as JsonValue)),
    (error: unknown) => error instanceof ParseError && error.code === 'trust.fingerprint',
  );
});

test('a draft may still lack its issuers, a trust file may not', () => {
  const draft = encodeTrust({ ...sampleTrust(), issuers: [] });
  assert.deepEqual(parseTrustDraft(draft).issuers, []);
  assert.throws(() => parseTrust(draft), ParseError);
});

test('the known authorities: two generations of cards under two roots, each by its own fingerprint', () => {
  assert.deepEqual(
    KNOWN_ISSUERS.map(({ name, generation }) => [name, generation]),
    [
      ['GRCA-G2', null],
      ['GRCA-G3', null],
      ['MOICA-G2', 'G2'],
      ['MOICA-G3', 'G3'],
    ],
  );
  for (const known of KNOWN_ISSUERS) {
    assert.match(known.sha256, /^[0-9a-f]{64}$/);
    assert.equal(knownIssuer(known.sha256), known);
  }
  assert.equal(knownIssuer('00'.repeat(32)), undefined);
});

/** A synthetic authority certificate of the card profile, made for this test by OpenSSL. */
function sampleTrust(): Trust {
  const pem = readFileSync(new URL('./sample-issuer.fixture.pem', import.meta.url), 'utf8');
  const certificate = fromBase64(pem.replace(/-----[^-]+-----|\s/g, ''));
  const registry = authorityKey(p, 'registry', { ed25519Seed: fill(5), mldsa44Seed: fill(6) });
  return {
    kind: 'demo',
    commission: key,
    registry: { ...registry, seal: XWING.kem.publicKey(p, fill(7)), verdict: p.x25519Public(fill(8)) },
    issuers: [{ generation: 'G2', certificate, notBefore: 1, notAfter: 2 }],
  };
}
