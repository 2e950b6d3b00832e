import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issueCard } from '@lianshu/devkit/card';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import { sealRelease } from '../crypto/index.ts';
import { ParseError, type Result } from '../errors/index.ts';
import { type JsonValue, parseCanonical } from '../json/index.ts';
import { manifestHash } from '../manifest/index.ts';
import { authorities, consentTo, leadCard, pki, trust, trustedManifest } from '../manifest/signed-manifest.fixture.ts';
import { pinIssuer } from '../pki/index.ts';
import { fixtureSeed } from '../receipt/log.fixture.ts';
import { renderSubmission } from '../statement/index.ts';
import {
  encodeFiling,
  type Filing,
  type FilingContext,
  filingRequestFromJson,
  filingRequestToJson,
  openFiledRelease,
  parseFiling,
  submissionFieldsOf,
  verifyFiling,
} from './index.ts';

const manifest = trustedManifest();
const M = manifestHash(p, manifest);
const head = { size: 4001, root: fixtureSeed('root') };
const AT = Date.UTC(2027, 4, 20, 3, 0, 0);
const seedOpen = fixtureSeed('open');

function file(changes: Partial<Filing> = {}, card = leadCard): Filing {
  const unsigned = {
    log: manifest.log,
    manifestHash: M,
    ...head,
    realCount: 310,
    paperCount: 0,
    submittedAt: AT,
    release: sealRelease(p, manifest.registry.seal, { manifestHash: M, ...head }, seedOpen, nodeRandom),
    seedCount: fixtureSeed('seed count'),
    checkpoint: 'localhost/log/9001.petition.1\n',
    consent: new Uint8Array(),
    ...changes,
  };
  const tbs = renderSubmission(submissionFieldsOf(manifest, M, unsigned));
  return { ...unsigned, consent: card.sign({ tbs, hash: 'SHA256', type: 'PKCS7' }), ...pick(changes) };
}
const pick = ({ consent }: Partial<Filing>) => (consent === undefined ? {} : { consent });

const context: FilingContext = {
  manifest,
  manifestHash: M,
  leadConsent: consentTo(manifest),
  head,
  issuers: trust.issuers.map(pinIssuer),
  revocations: { status: () => 'good' },
  now: AT + 5000,
};
const filing = file();
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.code);

test('a filing by the card of the manifest, for the held head, is accepted', () => {
  const result = verifyFiling(p, context, filing);
  assert.ok(result.ok);
  assert.deepEqual(result.value, submissionFieldsOf(manifest, M, filing));
  assert.equal(codeOf(verifyFiling(p, { ...context, now: null }, filing)), 'ok');
});

test('what is filed is the head that stands, and nothing is added afterwards', () => {
  const refusals: readonly (readonly [Filing, string])[] = [
    [{ ...filing, log: '9001.petition.2' }, 'manifest.hash-mismatch'],
    [{ ...filing, manifestHash: fixtureSeed('x') }, 'manifest.hash-mismatch'],
    [file({ size: 4000 }), 'submission.head'],
    [file({ root: fixtureSeed('x') }), 'submission.head'],
    [file({ realCount: 4001 }), 'submission.head'],
    [file({ submittedAt: AT - 3_600_000 }), 'submission.head'],
    [{ ...filing, realCount: 311 }, 'statement.mismatch'],
    [{ ...filing, paperCount: 1 }, 'statement.mismatch'],
    [{ ...filing, submittedAt: AT + 1000 }, 'statement.mismatch'],
    [{ ...filing, consent: filing.consent.subarray(1) }, 'cms.malformed'],
    [
      file({}, issueCard(pki, { idNumber: 'B200000004', name: '林示範' }, { generation: 'G2' })),
      'submission.signature',
    ],
  ];
  assert.equal(refusals.length, 11);
  for (const [other, code] of refusals) assert.equal(codeOf(verifyFiling(p, context, other)), code);
  const revoked = { ...context, revocations: { status: () => 'revoked' as const } };
  assert.equal(codeOf(verifyFiling(p, revoked, filing)), 'certificate.revoked');
});

test('a certificate that was issued again over the same key files too, and another key or person never does', () => {
  const { holder, id } = leadCard;
  const keySeed = `${pki.seed}/card/${id}/good/G2`;
  const card = (name: string, ordinal: number, options: object) =>
    issueCard(pki, { ...holder, name }, { generation: 'G2', ordinal, ...options });
  const extended = card(holder.name, 2, { keySeed });
  assert.notDeepEqual(extended.signing.certificate, leadCard.signing.certificate);
  assert.notEqual(extended.subjectSerialNumber, leadCard.subjectSerialNumber);
  const judge = (by: typeof leadCard, changes: Partial<FilingContext> = {}) =>
    codeOf(verifyFiling(p, { ...context, ...changes }, file({}, by)));
  assert.equal(judge(extended), 'ok');
  assert.equal(judge(card(holder.name, 3, {})), 'submission.signature', 'another card of hers');
  assert.equal(judge(card('林示範', 4, { keySeed })), 'submission.signature', 'another name');
  const other = issueCard(pki, { ...holder, idNumber: 'B200000004' }, { generation: 'G2', keySeed });
  assert.equal(judge(other), 'submission.signature', 'another ID number');
  // The certificate to compare with is the one that the manifest names, whatever consent comes with it.
  for (const leadConsent of [consentTo(manifest, extended), new Uint8Array(3)])
    assert.equal(judge(extended, { leadConsent }), 'submission.signature');
  const revoked = { revocations: { status: () => 'revoked' as const } };
  assert.equal(judge(extended, revoked), 'certificate.revoked', 'the new certificate is looked up');
});

test('the release opens for the registry, this manifest and this head, and must give the key of the manifest', () => {
  const open = (changes: Partial<Filing>, seal = authorities.registry.sealSeed, hash = M) =>
    openFiledRelease(p, manifest, hash, { ...filing, ...changes }, seal);
  assert.deepEqual(open({}), { ok: true, value: seedOpen });
  const release = (scope: object, seed = seedOpen) =>
    sealRelease(p, manifest.registry.seal, { manifestHash: M, ...head, ...scope }, seed, nodeRandom);
  const refused = [
    open({ size: 4000 }),
    open({ root: fixtureSeed('x') }),
    open({}, fixtureSeed('x')),
    open({}, authorities.registry.sealSeed, fixtureSeed('x')),
    open({ release: release({ size: 1 }) }),
    open({ release: release({}, fixtureSeed('another master')) }),
  ];
  for (const result of refused) assert.equal(codeOf(result), 'submission.seed-mismatch');
  assert.deepEqual(
    refused.map((result) => !result.ok && result.detail?.at),
    ['sealing', 'sealing', 'sealing', 'sealing', 'sealing', 'key'],
  );
});

test('files and posts are read back as they were written, and nothing else is read', () => {
  assert.deepEqual(parseFiling(encodeFiling(filing)), filing);
  const { checkpoint: _, ...request } = filing;
  assert.deepEqual(filingRequestFromJson(filingRequestToJson(request)), request);
  const json = parseCanonical(encodeFiling(filing)) as { readonly [key: string]: JsonValue };
  assert.throws(() => filingRequestFromJson(json), ParseError);
  const faults: readonly (readonly [string, JsonValue])[] = [
    ['log', 'x'],
    ['manifestSha256', 'ABCD'],
    ['manifestSha256', 'ab'],
    ['size', 0],
    ['root', 'AAAA'],
    ['realCount', -1],
    ['submittedAt', AT + 1],
    ['consent', 'A'.repeat(4 * 6000)],
    ['release', null],
    ['release', { enc: '', ct: '' }],
    ['seedCount', ''],
    ['format', 'lianshu/filing/v2'],
    ['extra', 1],
  ];
  const post = filingRequestToJson(request);
  for (const [key, value] of faults)
    assert.throws(() => filingRequestFromJson({ ...post, [key]: value }), ParseError, key);
});
