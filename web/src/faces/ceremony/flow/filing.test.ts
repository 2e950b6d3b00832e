import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBase64url } from '@lianshu/core/bytes';
import { openRelease } from '@lianshu/core/crypto';
import { authorities, cardInReader, NOW, otherLead, PIN, p, plan, random, trust } from './commission.fixture.ts';
import { countProgress } from './count-progress.ts';
import { holdLog, postFiling, prepareFiling, signSubmission, submissionOf } from './filing.ts';
import { codeOf, heldCeremony, SLOT, taken } from './held-ceremony.fixture.ts';
import { fetchManifest } from './signed-manifest.ts';
import { EMPTY_TALLY } from './tally.ts';
import { fetchWrap, unsealCountKey } from './unseal.ts';

const FLAGS = [1, 0, 0, 1, 2, 0, 1];

/** Everything up to the last press of the filing. */
async function readyToFile() {
  const { commission, typedCode } = await heldCeremony();
  commission.fill(FLAGS);
  const known = taken(await fetchManifest(p, trust, commission.api, plan.log));
  const wrap = taken(await fetchWrap(p, commission.api, known.manifest));
  const work = { p, card: cardInReader(), slot: SLOT, pin: PIN, wrap, manifest: known.manifest };
  const held = taken(await holdLog(p, commission.api, known));
  const { key } = taken(await unsealCountKey(work));
  const tally = taken(
    await countProgress({
      p,
      api: commission.api,
      log: plan.log,
      manifestHash: known.hash,
      countKey: key.secretKey,
      from: EMPTY_TALLY,
      onTally: () => {},
      breathe: async () => {},
    }),
  );
  const fields = taken(submissionOf(known, held, tally, 12, NOW + 1234));
  const consent = taken(await signSubmission(work.card, fields, PIN, SLOT));
  const filing = {
    ...work,
    random: random('release'),
    trust,
    known,
    held,
    fields,
    consent,
    form: 'pkcs1' as const,
    typedCode,
  };
  return { commission, filing, tally };
}

test('a filing carries the exact figures, the release for the registry and the count key for the commission', async () => {
  const { commission, filing, tally } = await readyToFile();
  assert.deepEqual(tally, { next: 8, real: 3, repeat: 1, decoy: 3, unreadable: 0 });
  const prepared = taken(await prepareFiling(filing));
  assert.deepEqual(commission.filings(), [], 'preparing sends nothing');
  taken(await postFiling(commission.api, prepared));
  const [request] = commission.filings();
  assert.deepEqual(request, prepared);
  assert.equal(request!.realCount, 3);
  assert.equal(request!.paperCount, 12);
  assert.equal(request!.size, 8);
  assert.equal(request!.submittedAt % 1000, 0);
  const scope = { manifestHash: filing.known.hash, size: 8, root: filing.held.root };
  const seed = openRelease(p, authorities.registry.sealSeed, scope, request!.release);
  assert.equal(seed?.length, 32);
  assert.equal(openRelease(p, authorities.registry.sealSeed, { ...scope, size: 7 }, request!.release), undefined);
});

test('with the wrong code, the wrong card or a consent of another card nothing is ready to post', async () => {
  const { commission, filing } = await readyToFile();
  const before = commission.posted.length;
  assert.equal(codeOf(await prepareFiling({ ...filing, typedCode: '0'.repeat(26) })), 'unseal.code');
  assert.equal(codeOf(await prepareFiling({ ...filing, card: cardInReader(otherLead.card) })), 'unseal.card');
  const consent = taken(await signSubmission(cardInReader(otherLead.card), filing.fields, PIN, SLOT));
  assert.equal(codeOf(await prepareFiling({ ...filing, consent })), 'submission.signature');
  const other = { ...filing.fields, realCount: 4 };
  assert.equal(codeOf(await prepareFiling({ ...filing, fields: other })), 'statement.mismatch');
  assert.equal(commission.posted.length, before);
  assert.deepEqual(commission.filings(), []);
});

test('a count of another size than the held log cannot be filed', async () => {
  const { filing, tally } = await readyToFile();
  const answer = submissionOf(filing.known, filing.held, { ...tally, next: tally.next - 1 }, 0, NOW);
  assert.equal(codeOf(answer), 'submission.head');
});

test("a head that the log's own keys did not sign is refused", async () => {
  const { commission } = await heldCeremony();
  commission.fill([1]);
  const known = taken(await fetchManifest(p, trust, commission.api, plan.log));
  const held = taken(await holdLog(p, commission.api, known));
  const { size, checkpoint, holdUntil } = held;
  const root = toBase64url(held.root);
  const lies = [
    { size: size + 1, root, checkpoint, holdUntil },
    { size, root: toBase64url(new Uint8Array(32)), checkpoint, holdUntil },
    { size, root, checkpoint: checkpoint.replace(/\n2\n/, '\n3\n'), holdUntil },
    { size, root, checkpoint: 'nothing', holdUntil },
  ];
  for (const lie of lies) {
    commission.replace(`/api/lead/logs/${plan.log}/hold`, lie);
    assert.equal(codeOf(await holdLog(p, commission.api, known)), 'submission.head');
  }
});
