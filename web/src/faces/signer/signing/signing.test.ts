import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, toBase64url } from '@lianshu/core/bytes';
import { checkIdNumber, type IdNumber } from '@lianshu/core/identity';
import type { JsonObject } from '@lianshu/core/json';
import { logContextOf, manifestHash, signContextOf } from '@lianshu/core/manifest';
import { parseSignedCms } from '@lianshu/core/pki';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { refusalToJson, signRefusal } from '@lianshu/core/receipt';
import { innerOpener, outerOpener } from '@lianshu/core/record';
import { verifySign } from '@lianshu/core/statement';
import { authorities, pki, trust, trustedManifest } from '../../../../../core/src/manifest/signed-manifest.fixture.ts';
import { fixtureSeed, LOG_SECRET } from '../../../../../core/src/receipt/log.fixture.ts';
import { CARD_KINDS, type CardKind, issueCard } from '../../../../../devkit/src/card/index.ts';
import { failed, good, type Problem } from '../../../api/answer.ts';
import { buildStatement } from './build-statement.ts';
import { type Challenge, challengeFromJson, checkChallenge, type FairChallenge, isFarFrom } from './challenge.ts';
import { checkCard } from './check-card.ts';
import { makePost, postToJson } from './make-post.ts';
import { judgeAnswer } from './send-post.ts';
import { drawSecrets } from './signer-secrets.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0, 0);
const ID = 'A123456789';
const person = { idNumber: ID, name: '示範王' };
const card = issueCard(pki, person, { generation: 'G2' });
const manifest = trustedManifest();
const open = { manifest, hash: manifestHash(p, manifest) };
let drawn = 0;
const random = (length: number) => p.shake256(new TextEncoder().encode(`random ${drawn++}`), length);
const secrets = drawSecrets(p, random);
const challenge = fair({ nonce: 'N'.repeat(64), issuedAt: NOW, expiresAt: NOW + 300_000 });

function fair(value: JsonObject): FairChallenge {
  const checked = checkChallenge(manifest, challengeFromJson(value));
  assert.ok(checked.ok);
  return checked.value;
}

function idOf(text: string): IdNumber {
  const checked = checkIdNumber(text);
  assert.ok(checked.ok);
  return checked.value;
}

const statement = buildStatement(p, open, secrets, challenge, idOf(ID));

function post(content = statement) {
  const cms = card.sign({ tbs: content, hash: 'SHA256', type: 'PKCS7' });
  return makePost(p, open, secrets, idOf(ID), statement, cms, random);
}

test('the statement is what the gate will render, and holds no more of the ID number than its last four', () => {
  assert.ok(verifySign(signContextOf(manifest, open.hash), statement).ok);
  assert.ok(!fromUtf8(statement).includes(ID.slice(0, 6)));
});

/** Offers of a gate that would spoil a signature, by what the signer is told; undefined where she is let sign. */
const OFFERS: readonly (readonly [offer: string, issuedAt: number, expiresAt: number, code: string | undefined])[] = [
  ['as agreed', NOW, NOW + 300_000, undefined],
  ['years ago, for ever', Date.UTC(2019, 0, 1), Date.UTC(2099, 0, 1), 'challenge-times'],
  ['years ago', Date.UTC(2019, 0, 1), Date.UTC(2019, 0, 1) + 300_000, 'challenge-times'],
  ['for ever', NOW, Date.UTC(2099, 0, 1), 'challenge-times'],
  ['too short', NOW, NOW + 299_000, 'challenge-times'],
  ['no whole second', NOW + 1, NOW + 300_001, 'challenge-times'],
  ['before collecting', Date.UTC(2026, 10, 22, 15, 59, 59), Date.UTC(2026, 10, 22, 16, 4, 59), 'challenge-times'],
  ['on the eve', Date.UTC(2026, 10, 22, 16), Date.UTC(2026, 10, 22, 16, 5), undefined],
  ['in the last second', Date.UTC(2027, 4, 23, 15, 59, 59), Date.UTC(2027, 4, 23, 16, 4, 59), undefined],
  ['after the last day', Date.UTC(2027, 4, 23, 16), Date.UTC(2027, 4, 23, 16, 5), 'challenge-times'],
];

test('times that would spoil the signature are refused before the card is asked', () => {
  for (const [offer, issuedAt, expiresAt, code] of OFFERS) {
    const given: Challenge = { nonce: 'N'.repeat(64), issuedAt, expiresAt };
    const checked = checkChallenge(manifest, given);
    assert.equal(checked.ok ? undefined : checked.problem.code, code, offer);
  }
});

test('a time at which her card does not count is refused, whatever its date', () => {
  const told = (notBefore: number, notAfter: number) => {
    const checked = checkChallenge(manifest, challenge, { notBefore, notAfter });
    return checked.ok ? undefined : checked.problem.code;
  };
  assert.equal(told(NOW, NOW), undefined);
  assert.equal(told(NOW + 1, NOW + 2), 'certificate.not-yet-valid');
  assert.equal(told(NOW - 2, NOW - 1), 'certificate.expired');
});

test('a clock that is wrong by a little is nobody’s concern, by an hour it is told', () => {
  assert.equal(isFarFrom(NOW + 240_000, challenge), false);
  assert.equal(isFarFrom(NOW - 600_000, challenge), false);
  assert.equal(isFarFrom(NOW - 3_600_000, challenge), true);
  assert.equal(isFarFrom(NOW + 3_600_000, challenge), true);
});

/** What each kind of card is told before a PIN is typed; undefined where it is good, or only the gate can know. */
const TOLD: Readonly<Record<CardKind, string | undefined>> = {
  good: undefined,
  'no-encryption': undefined,
  revoked: undefined,
  expired: 'certificate.expired',
  'not-yet-valid': 'certificate.not-yet-valid',
  'foreign-issuer': 'certificate.unknown-issuer',
  'forged-issuer': 'certificate.issuer-signature',
  mobile: 'certificate.mobile',
  'not-natural-person': 'certificate.not-natural-person',
  'weak-signature': 'certificate.weak-signature',
  'wrong-key-usage': 'certificate.key-usage',
  'wrong-policy': 'certificate.policy',
  'no-tail': 'certificate.profile',
};

test('every kind of bad card is told before a PIN is typed, except what only the gate can know', () => {
  for (const kind of Object.keys(CARD_KINDS) as CardKind[]) {
    const held = issueCard(pki, person, { kind, generation: 'G2' });
    const checked = checkCard(p, trust, held.signing.certificate, idOf(ID), NOW);
    assert.equal(checked.ok ? undefined : checked.code, TOLD[kind], kind);
  }
});

test('a good card of another person is told by its last four, nonsense as what it is', () => {
  const told = checkCard(p, trust, card.signing.certificate, idOf('F131104093'), NOW);
  assert.equal(!told.ok && told.code, 'id.tail-mismatch');
  const nonsense = checkCard(p, trust, Uint8Array.of(0x30, 0x00), idOf(ID), NOW);
  assert.equal(!nonsense.ok && nonsense.code, 'certificate.malformed');
  const good = checkCard(p, trust, card.signing.certificate, idOf(ID), NOW);
  assert.ok(good.ok && good.value.name === person.name && good.value.tail === '6789');
});

test('the post holds a slim signature and a body that only lead and registry together open', () => {
  const made = post();
  assert.ok(made.ok);
  assert.ok(parseSignedCms(made.value.cms).slim);
  const json = postToJson(made.value) as Record<string, string>;
  assert.deepEqual(Object.keys(json).sort(), ['body', 'cms', 'seed']);
  assert.ok(!json.body!.includes(toBase64url(new TextEncoder().encode(ID))));
  const outer = outerOpener(p, fixtureSeed('open'), logContextOf(manifest, open.hash))(made.value.body);
  assert.equal(outer?.idNumber, ID);
  const inner = innerOpener(p, authorities.registry.sealSeed, logContextOf(manifest, open.hash))(outer!);
  assert.deepEqual(inner?.cms, made.value.cms);
  assert.deepEqual(inner?.z, secrets.z);
});

test('a component that signs other bytes than the page showed gets nothing sent', () => {
  const later = fair({ ...challenge, issuedAt: NOW + 1000, expiresAt: NOW + 301_000 });
  const other = buildStatement(p, open, secrets, later, idOf(ID));
  const made = post(other);
  assert.equal(!made.ok && made.code, 'statement.mismatch');
  const nonsense = makePost(p, open, secrets, idOf(ID), statement, Uint8Array.of(1, 2, 3), random);
  assert.equal(!nonsense.ok && nonsense.code, 'cms.malformed');
});

const ANSWERS: readonly (readonly [problem: Problem, kind: string])[] = [
  [{ status: 0, code: 'network' }, 'unknown'],
  [{ status: 200, code: 'unexpected' }, 'unknown'],
  [{ status: 500, code: 'server.internal' }, 'unknown'],
  [{ status: 503, code: 'log.busy' }, 'later'],
  [{ status: 429, code: 'request.too-many' }, 'later'],
  [{ status: 503, code: 'log.held' }, 'later'],
  [{ status: 503, code: 'certificate.revocation-unknown' }, 'later'],
  [{ status: 422, code: 'nonce.expired' }, 'refused'],
  [{ status: 422, code: 'certificate.revoked' }, 'refused'],
  [{ status: 409, code: 'log.not-open' }, 'refused'],
  [{ status: 409, code: 'signature.already-signed' }, 'already-signed'],
];

test('the post is kept exactly as long as it may still have been, or be, accepted', () => {
  const made = post();
  assert.ok(made.ok);
  for (const [problem, kind] of ANSWERS)
    assert.equal(judgeAnswer(p, open, made.value, { ok: false, problem }).kind, kind, problem.code);
  assert.deepEqual(judgeAnswer(p, open, made.value, good({ format: 'else' })), {
    kind: 'false-receipt',
    faults: ['unreadable'],
  });
  assert.equal(judgeAnswer(p, open, made.value, failed('network')).kind, 'unknown');
});

test('a refusal of a second signature is believed as far as the log signed it', () => {
  const made = post();
  assert.ok(made.ok);
  const claim = {
    log: manifest.log,
    manifestHash: open.hash,
    code: 'signature.already-signed',
    firstSignedOn: '2026-11-24',
    at: NOW,
  } as const;
  const refusal = refusalToJson(signRefusal(p, LOG_SECRET.ed25519Seed, claim));
  const forged = refusalToJson(signRefusal(p, fixtureSeed('someone else'), claim));
  const judge = (value: unknown) =>
    judgeAnswer(p, open, made.value, {
      ok: false,
      problem: { status: 409, code: 'signature.already-signed', refusal: value },
    });
  assert.deepEqual(judge(refusal), { kind: 'already-signed', firstSignedOn: '2026-11-24', isProven: true });
  assert.deepEqual(judge(forged), { kind: 'already-signed', firstSignedOn: '2026-11-24', isProven: false });
  assert.deepEqual(judge({}), { kind: 'already-signed', firstSignedOn: undefined, isProven: false });
});
