import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issueCard } from '@lianshu/devkit/card';
import { nodePrimitives as p } from '@lianshu/platform';
import type { Result } from '../errors/index.ts';
import { ParseError } from '../errors/index.ts';
import { parseCanonical } from '../json/index.ts';
import { NO_REVOCATION_LISTS } from '../pki/index.ts';
import { fixtureSeed } from '../receipt/log.fixture.ts';
import { signAuthority } from '../trust/index.ts';
import {
  encodeSignedManifest,
  type Manifest,
  manifestDraftFromJson,
  manifestHash,
  parseManifestDraft,
  parseSignedManifest,
  type SignedManifest,
  verifySignedManifest,
} from './index.ts';
import {
  authorities,
  consentTo,
  leadCard,
  pki,
  signedManifest,
  trust,
  trustedManifest,
} from './signed-manifest.fixture.ts';

const manifest = trustedManifest();
const signed = signedManifest(manifest);
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.code);
const verify = (changes: Partial<SignedManifest>, pinned?: Uint8Array) =>
  codeOf(verifySignedManifest(p, trust, { ...signed, ...changes }, pinned));
/** Everybody signs the changed manifest again. */
const resigned = (changes: Partial<Manifest>) =>
  codeOf(verifySignedManifest(p, trust, signedManifest(trustedManifest(changes))));

test('a manifest with its three signatures is accepted, pinned by half, by whole, or not', () => {
  const hash = manifestHash(p, manifest);
  assert.equal(verify({}), 'ok');
  assert.equal(verify({}, hash.subarray(0, 16)), 'ok');
  assert.equal(verify({}, hash), 'ok');
  assert.equal(verify({}, fixtureSeed('another')), 'manifest.hash-mismatch');
  assert.equal(verify({}, fixtureSeed('another').subarray(0, 16)), 'manifest.hash-mismatch');
  assert.throws(() => verify({}, new Uint8Array(0)), RangeError);
});

test('files are read back as they were written, drafts with what they lack', () => {
  assert.deepEqual(parseSignedManifest(encodeSignedManifest(signed)), signed);
  const draft = { ...signed, registry: null };
  assert.deepEqual(parseManifestDraft(encodeSignedManifest(draft)), draft);
  assert.deepEqual(manifestDraftFromJson(parseCanonical(encodeSignedManifest({ ...draft, commission: null }))), {
    ...draft,
    commission: null,
  });
  assert.throws(() => parseSignedManifest(encodeSignedManifest(draft)), ParseError);
});

test('each signature is demanded, over this manifest, by this authority, for this purpose', () => {
  const hash = manifestHash(p, manifest);
  const { commission, registry } = authorities;
  assert.equal(verify({ commission: signed.registry }), 'manifest.signature');
  assert.equal(verify({ registry: signed.commission }), 'manifest.signature');
  assert.equal(verify({ commission: signAuthority(p, commission.secret, 'bundle', hash) }), 'manifest.signature');
  assert.equal(
    verify({ registry: signAuthority(p, registry.secret, 'manifest', fixtureSeed('x')) }),
    'manifest.signature',
  );
  for (const half of ['ed25519', 'mldsa44'] as const) {
    const other = signAuthority(p, registry.secret, 'manifest', fixtureSeed('x'))[half];
    assert.equal(verify({ registry: { ...signed.registry, [half]: other } }), 'manifest.signature');
  }
  const createdAt = manifest.createdAt + 1;
  assert.equal(verify({ manifest: { ...manifest, createdAt } }), 'manifest.signature');
});

test('the consent is that of the named card to this manifest', () => {
  const other = trustedManifest({ createdAt: 1 });
  assert.equal(verify({ leadConsent: consentTo(other) }), 'statement.wrong-case');
  const stranger = issueCard(pki, { idNumber: 'B200000004', name: '林示範' }, { generation: 'G2' });
  assert.equal(verify({ leadConsent: consentTo(manifest, stranger) }), 'manifest.signature');
  assert.equal(verify({ leadConsent: new Uint8Array(10) }), 'cms.malformed');
  const late = consentTo(manifest, leadCard, leadCard.notAfter - (leadCard.notAfter % 1000) + 1000);
  assert.equal(verify({ leadConsent: late }), 'certificate.expired');
  const tbs = new TextEncoder().encode('同意');
  assert.equal(verify({ leadConsent: leadCard.sign({ tbs, hash: 'SHA256', type: 'PKCS7' }) }), 'statement.mismatch');
});

test('with a lookup that knows nothing, the lead card is not vouched for', () => {
  assert.equal(
    codeOf(verifySignedManifest(p, trust, signed, undefined, NO_REVOCATION_LISTS)),
    'certificate.revocation-unknown',
  );
});

test('the registry keys are the pinned ones even if everybody signed others', () => {
  for (const key of ['seal', 'verdict', 'ed25519'] as const) {
    const changed = manifest.registry[key].slice();
    changed[0]! ^= 1;
    assert.equal(resigned({ registry: { ...manifest.registry, [key]: changed } }), 'manifest.keys', key);
  }
});

test('text hash and template hash must be true even if everybody signed them', () => {
  assert.equal(resigned({ case: { ...manifest.case, mainTextSha256: fixtureSeed('x') } }), 'manifest.shape');
  assert.equal(resigned({ statement: { ...manifest.statement, sha256: fixtureSeed('x') } }), 'manifest.shape');
});
