import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Changes,
  firstRoundOf,
  fixtureBundle,
  OTHER_SECRET,
  previousOf,
  supplementBundle,
  TRUST,
} from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives as p } from '@lianshu/platform';
import type { AnnouncementClaim, BundleParts, PreviousLog } from '../bundle/index.ts';
import { codesOf, seenCodes } from './codes.fixture.ts';
import { FINDINGS, verifyBundle } from './index.ts';

const first = fixtureBundle();

function v19Of(bundle: { reader: Parameters<typeof codesOf>[0] }) {
  return verifyBundle(p, bundle.reader, TRUST).checks.find(({ id }) => id === 'V19')!;
}

function previous(change: (of: PreviousLog) => PreviousLog): Pick<Changes, 'parts'> {
  return { parts: (parts: BundleParts) => ({ ...parts, previous: change(parts.previous!) }) };
}

function other(change: (of: NonNullable<AnnouncementClaim['otherRound']>) => AnnouncementClaim['otherRound']) {
  return {
    announcement: (claim: AnnouncementClaim) => ({ ...claim, otherRound: change(claim.otherRound!) }),
  } as const;
}

test('a supplement passes with the first round’s papers, and the sum of both is what the decision rests on', () => {
  const report = verifyBundle(p, supplementBundle(first).reader, TRUST);
  assert.deepEqual(
    report.checks.filter(({ outcome }) => outcome === 'fail').map(({ id, findings }) => [id, findings]),
    [],
  );
  assert.equal(v19Of(supplementBundle(first)).outcome, 'pass');
  const alone = (claim: AnnouncementClaim) => ({ ...claim, decision: 'not-reached' as const });
  assert.deepEqual(codesOf(supplementBundle(first, { announcement: alone }).reader), ['V12.decision']);
});

test('a first round says whether there was a second', () => {
  assert.equal(v19Of(first).reason, 'one-round');
  const record = { ...firstRoundOf(first).record!, log: '9001.petition.2' };
  const followed = (round: 1 | 2, log = record.log) =>
    v19Of(
      fixtureBundle({
        announcement: (claim) => ({ ...claim, otherRound: { round, record: { ...record, log }, paper: null } }),
      }),
    );
  assert.equal(followed(2).reason, 'first-round');
  for (const wrong of [followed(1), followed(2, '9001.proposal.2'), followed(2, '9002.petition.2')])
    assert.deepEqual(
      wrong.findings.map(({ code }) => code),
      ['V19.other-log'],
    );
});

const elsewhere = fixtureBundle({ manifest: (manifest) => ({ ...manifest, createdAt: manifest.createdAt + 1000 }) });
const stranger = fixtureBundle({ manifestSecrets: { commission: OTHER_SECRET } });
const unsigned = fixtureBundle({ registrySecret: OTHER_SECRET });
const forked = fixtureBundle({ logSecret: OTHER_SECRET });

/** What was done to the papers of the first round, and every finding that it must have. */
const CASES: readonly (readonly [string, Changes, readonly string[]])[] = [
  ['nothing of the first round is there', { parts: (parts) => ({ ...parts, previous: null }) }, ['V19.file-missing']],
  ['its verdict is left out', previous((of) => ({ ...of, verdictNote: null })), ['V19.file-missing']],
  [
    'the manifest names another root',
    { manifest: (manifest) => ({ ...manifest, previousRoot: new Uint8Array(32) }) },
    ['V19.root'],
  ],
  [
    'the manifest names no root, though there was a log',
    { manifest: (manifest) => ({ ...manifest, previousRoot: null }) },
    ['V19.announced'],
  ],
  ['papers of another log of the same name', previous(() => previousOf(elsewhere)), ['V19.announced', 'V19.root']],
  [
    'its manifest is signed by a stranger',
    previous((of) => ({ ...of, signedManifest: previousOf(stranger).signedManifest })),
    ['V19.refused'],
  ],
  [
    'its final head is signed by other keys',
    previous((of) => ({ ...of, checkpoint: previousOf(forked).checkpoint })),
    ['V19.checkpoint'],
  ],
  [
    'its verdict is signed by another registry',
    previous((of) => ({ ...of, verdictNote: previousOf(unsigned).verdictNote })),
    ['V19.verdict'],
  ],
  ['nothing is announced of it', other(() => null), ['V12.decision', 'V19.announced']],
  ['it is announced as paper alone', other((of) => ({ ...of, record: null })), ['V19.announced']],
  [
    'one more is announced than it gave',
    other((of) => ({ ...of, record: { ...of.record!, accepted: of.record!.accepted + 1 } })),
    ['V19.announced'],
  ],
  [
    'another verdict is announced',
    other((of) => ({ ...of, record: { ...of.record!, verdictRoot: new Uint8Array(32) } })),
    ['V19.announced'],
  ],
  [
    'it is announced as another stage',
    other((of) => ({ ...of, record: { ...of.record!, log: '9001.proposal.1' } })),
    ['V19.other-log'],
  ],
];

for (const [name, changes, codes] of CASES)
  test(`${name}: ${codes.join(', ')}`, () => {
    assert.deepEqual(codesOf(supplementBundle(first, changes).reader), [...codes].sort());
  });

test('every finding of two rounds was made here', () => {
  const codes = Object.keys(FINDINGS).filter((code) => code.startsWith('V19'));
  assert.deepEqual(
    codes.filter((code) => !seenCodes.has(code)),
    [],
  );
});
