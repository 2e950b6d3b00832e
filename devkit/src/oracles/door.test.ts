// Every refusal of the door, each from a post that is right in all but one point.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equalBytes, fromUtf8, utf8 } from '@lianshu/core/bytes';
import { checkSigning, type DoorContext, issueNonce, NONCE_LIFETIME_MS, type NonceClaims } from '@lianshu/core/door';
import type { Result } from '@lianshu/core/errors';
import { type Manifest, manifestHash, signContextOf } from '@lianshu/core/manifest';
import { NO_REVOCATION_LISTS, parseSignedCms, slimCms } from '@lianshu/core/pki';
import { purePrimitives } from '@lianshu/core/primitives';
import { renderLogin, renderSign, type SignBlock } from '@lianshu/core/statement';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import { openSampleLog, samplePost, sampleStatement } from '../bench/signing-posts.ts';
import {
  BROKEN_CMS,
  type BrokenCms,
  CARD_ANSWERS,
  type CardKind,
  issueCard,
  makeBrokenCms,
  signWith,
} from '../card/index.ts';
import { createDemoPki, type Generation } from '../pki/index.ts';

const pki = createDemoPki();
const holder = { idNumber: 'A123456789', name: '示範𡍼一' };
const issue = (kind: CardKind, generation: Generation = 'G2') => issueCard(pki, holder, { kind, generation });
const card = issue('good');
const log = openSampleLog(pki, { cards: [issue('revoked', 'G2'), issue('revoked', 'G3')] });
const other = openSampleLog(pki, { number: '9002' });
const statement = sampleStatement(log, '6789', 'door');
const post = samplePost(log, card, 'door');

const sign = (tbs: Uint8Array, by = card) => slimCms(by.sign({ tbs, hash: 'SHA256', type: 'PKCS7' }));
const code = (result: Result<unknown>) => (result.ok ? 'accepted' : result.code);
const check = (cms: Uint8Array, changes: Partial<DoorContext> = {}) => {
  const result = checkSigning(p, { ...log.context, ...changes }, { cms });
  return code(result);
};

/** A statement of this log whose block differs in one point; the nonce fits the claims unless it is given. */
function statementWith(
  changes: Partial<SignBlock>,
  claimed: Partial<NonceClaims> = {},
  key = log.nonceKey,
): Uint8Array {
  const issuedAt = log.now - 30_000;
  const block = {
    issuedAt,
    expiresAt: issuedAt + NONCE_LIFETIME_MS,
    idCommit: new Uint8Array(32).fill(1),
    receiptCommit: new Uint8Array(32).fill(2),
    idTail: '6789',
    ...changes,
  };
  const { expiresAt } = block;
  const claims: NonceClaims = {
    purpose: 'sign',
    manifestHash: log.manifestHash,
    issuedAt: block.issuedAt,
    expiresAt,
    ...claimed,
  };
  const nonce = changes.nonce ?? Buffer.from(issueNonce(p, key, claims, nodeRandom)).toString('base64url');
  return renderSign({ ...signContextOf(log.manifest, log.manifestHash), ...block, nonce });
}

test('a right post is accepted, of either generation, on either implementation of the primitives', () => {
  for (const generation of ['G2', 'G3'] as const) {
    const signer = issue('good', generation);
    const cms = samplePost(log, signer, 'door');
    for (const primitives of [p, purePrimitives]) {
      const result = checkSigning(primitives, log.context, { cms });
      assert.ok(result.ok, code(result));
      assert.deepEqual(result.value.issuerDn, pki.issuer(generation).dn);
      assert.equal(result.value.subjectSerial, signer.subjectSerialNumber);
      assert.equal(result.value.commonName, holder.name);
      assert.equal(result.value.idTail, '6789');
      assert.equal(result.value.nonceExpired, false);
      assert.equal(result.value.fields.log, log.manifest.log);
      assert.equal(result.value.fields.issuedAt, log.now - 30_000);
    }
  }
});

test('every kind of card gets its answer', () => {
  const answers = Object.entries(CARD_ANSWERS);
  for (const [kind, answer] of answers)
    for (const generation of ['G2', 'G3'] as const)
      assert.equal(check(sign(statement, issue(kind as CardKind, generation))), answer, `${kind} ${generation}`);
  assert.equal(answers.length, 13);
});

test('every fault of a message has its code', () => {
  const expected: Readonly<Record<BrokenCms, string>> = {
    'trailing-bytes': 'cms.trailing-bytes',
    truncated: 'cms.malformed',
    'sha1-digest': 'cms.weak-digest',
    'encryption-certificate': 'certificate.encryption-used-to-sign',
    'swapped-content': 'cms.digest-mismatch',
    'wrong-signature': 'cms.signature-invalid',
    'wrong-key': 'cms.signature-invalid',
    'two-signers': 'cms.malformed',
    'no-signer': 'cms.malformed',
    'no-signed-attributes': 'cms.malformed',
    'unsorted-attributes': 'cms.malformed',
    'two-digests': 'cms.malformed',
    'two-content-types': 'cms.malformed',
    detached: 'cms.malformed',
    'no-certificate': 'cms.malformed',
    'issuer-certificate-alone': 'cms.malformed',
    'long-form-length': 'cms.malformed',
    'indefinite-length': 'cms.malformed',
    'not-signed-data': 'cms.malformed',
    'not-cms': 'cms.malformed',
    'version-9': 'cms.malformed',
    'constructed-content': 'cms.malformed',
  };
  // The door takes slim messages only; a fault that slimming cannot read stays as it is.
  const slim = (cms: Uint8Array): Uint8Array => {
    try {
      return slimCms(cms);
    } catch {
      return cms;
    }
  };
  for (const fault of Object.keys(BROKEN_CMS) as BrokenCms[])
    assert.equal(check(slim(makeBrokenCms(fault, card, statement))), expected[fault], fault);
  assert.equal(Object.keys(expected).length, 22);
  const { certificate } = card.signing;
  const broken = certificate.slice();
  broken[certificate.length - 260] = 0x30;
  const withBroken = signWith(card, statement, { certificates: [broken] });
  assert.equal(check(withBroken), 'certificate.malformed');
});

test('a message that is not slim, or too long for a record, is refused before anything is computed', () => {
  const fat = card.sign({ tbs: statement, hash: 'SHA256', type: 'PKCS7' });
  assert.equal(parseSignedCms(fat).slim, false);
  assert.deepEqual(checkSigning(p, log.context, { cms: fat }), {
    ok: false,
    code: 'cms.malformed',
    article: 'RFC 5652',
    detail: { at: 'not-slim' },
  });
  const long = sign(new Uint8Array(4000));
  assert.deepEqual(code(checkSigning(p, log.context, { cms: long })), 'cms.malformed');
});

test('a statement changed by one character anywhere is refused', () => {
  const text = [...fromUtf8(statement)];
  let refused = 0;
  for (let at = 0; at < text.length; at += 7) {
    const changed = utf8(text.with(at, text[at] === '甲' ? '乙' : '甲').join(''));
    const result = check(sign(changed));
    assert.match(result, /^statement\./, `character ${at}`);
    refused += 1;
  }
  assert.ok(refused > 100);
  const doubled = fromUtf8(statement).replace('連署網站', '連署網站 ');
  assert.equal(check(sign(utf8(doubled))), 'statement.mismatch');
  assert.equal(check(sign(utf8(`${fromUtf8(statement)}\n`))), 'statement.mismatch');
  assert.equal(check(sign(utf8(fromUtf8(statement).replaceAll('\n', '\r\n')))), 'statement.mismatch');
  assert.equal(check(sign(new Uint8Array(0))), 'statement.mismatch');
  assert.equal(check(sign(Uint8Array.of(0xff))), 'statement.mismatch');
});

test('a statement of another case, log or purpose is refused as such', () => {
  assert.equal(check(samplePost(other, card, 'door')), 'statement.wrong-case');
  const supplement: Manifest = { ...log.manifest, log: '9001.petition.2', case: { ...log.manifest.case, round: 2 } };
  const hash = manifestHash(p, supplement);
  assert.equal(check(post, { manifest: supplement, manifestHash: hash }), 'statement.wrong-case');
  assert.equal(check(post, { manifestHash: hash }), 'statement.wrong-case');
  const issuedAt = log.now - 30_000;
  const login = renderLogin({
    role: 'lead',
    origin: log.manifest.statement.origin,
    nonce: Buffer.from(nodeRandom(48)).toString('base64url'),
    issuedAt,
    expiresAt: issuedAt + NONCE_LIFETIME_MS,
    caseNumber: '9001',
  });
  assert.equal(check(sign(login)), 'statement.wrong-purpose');
});

test('a nonce that is forged, expired or of another case has its own code', () => {
  const forged = Buffer.from(nodeRandom(48)).toString('base64url');
  assert.equal(check(sign(statementWith({}))), 'accepted');
  assert.equal(check(sign(statementWith({ nonce: forged }))), 'nonce.forged');
  assert.equal(check(sign(statementWith({}, {}, new Uint8Array(32)))), 'nonce.forged');
  assert.equal(check(sign(statementWith({}, { purpose: 'login' }))), 'nonce.forged');
  assert.equal(check(sign(statementWith({}, { expiresAt: log.now }))), 'nonce.forged');
  assert.equal(check(sign(statementWith({}, { manifestHash: other.manifestHash }))), 'nonce.other-log');
  const old = { issuedAt: log.now - 600_000, expiresAt: log.now - 300_000 };
  assert.equal(check(sign(statementWith(old))), 'nonce.expired');
  assert.equal(check(post, { now: log.now + NONCE_LIFETIME_MS }), 'nonce.expired');
  const ancient = Date.UTC(1950, 0, 1);
  assert.equal(check(sign(statementWith({ issuedAt: ancient, expiresAt: ancient, nonce: forged }))), 'nonce.forged');
});

test('an expired nonce can be reported instead, for whoever lost her receipt, and nothing else can', () => {
  const later = { now: log.now + NONCE_LIFETIME_MS, expiredNonce: 'report' } as const;
  const result = checkSigning(p, { ...log.context, ...later }, { cms: post });
  assert.ok(result.ok);
  assert.equal(result.value.nonceExpired, true);
  assert.equal(check(sign(statementWith({}, {}, new Uint8Array(32))), later), 'nonce.forged');
  assert.equal(check(sign(statementWith({}, { manifestHash: other.manifestHash })), later), 'nonce.other-log');
  assert.equal(check(sign(statementWith({ idTail: '6780' })), later), 'id.tail-mismatch');
});

test('the tail in the statement is the one in the certificate', () => {
  assert.equal(check(sign(statementWith({ idTail: '6780' }))), 'id.tail-mismatch');
});

test('generations that the manifest does not admit, and certificates of which nothing is known, are refused', () => {
  const policies = { ...log.manifest.policies, credentials: ['moica-g3'] } as const;
  const manifest: Manifest = { ...log.manifest, policies };
  const hash = manifestHash(p, manifest);
  const strict = { ...log, manifest, manifestHash: hash, context: { ...log.context, manifest, manifestHash: hash } };
  assert.equal(code(checkSigning(p, strict.context, { cms: samplePost(strict, card, 'a') })), 'certificate.generation');
  const mobile = samplePost(strict, issue('mobile', 'G2'), 'a');
  assert.equal(code(checkSigning(p, strict.context, { cms: mobile })), 'certificate.unknown-issuer');
  const ended = log.context.issuers.map((issuer) => ({ ...issuer, notAfter: log.now - 1 }));
  assert.equal(check(post, { issuers: ended }), 'certificate.generation');
  const third = samplePost(strict, issue('good', 'G3'), 'a');
  assert.equal(code(checkSigning(p, strict.context, { cms: third })), 'accepted');
  assert.equal(check(post, { revocations: NO_REVOCATION_LISTS }), 'certificate.revocation-unknown');
  assert.equal(check(post, { issuers: [] }), 'certificate.unknown-issuer');
});

test('afterwards, without the nonce key, the time of the statement counts', () => {
  const afterwards = { nonceKey: null, now: Date.UTC(2040, 0, 1) };
  assert.equal(check(post, afterwards), 'accepted');
  assert.equal(check(sign(statementWith({ nonce: 'A'.repeat(64) })), afterwards), 'accepted');
  const before = Date.UTC(2020, 0, 1);
  const early = sign(statementWith({ issuedAt: before, expiresAt: before + NONCE_LIFETIME_MS }));
  assert.equal(check(early, afterwards), 'certificate.not-yet-valid');
  assert.equal(check(sign(utf8('nothing to read here')), afterwards), 'statement.mismatch');
  assert.equal(check(sign(statementWith({ idTail: '6780' })), afterwards), 'id.tail-mismatch');
  assert.equal(check(samplePost(other, card, 'door'), afterwards), 'statement.wrong-case');
});

test('no refusal carries a person, and the input is left as it was', () => {
  const before = post.slice();
  check(post);
  assert.ok(equalBytes(before, post));
  for (const kind of ['expired', 'mobile', 'no-tail', 'foreign-issuer'] as const) {
    const text = JSON.stringify(checkSigning(p, log.context, { cms: sign(statement, issue(kind)) }));
    assert.doesNotMatch(text, /6789|示範/);
  }
});

test('the sample manifests of two cases differ', () => {
  assert.notDeepEqual(log.manifestHash, other.manifestHash);
});
