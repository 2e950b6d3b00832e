import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { PlayedRounds } from '../devkit/src/demo/play-rounds.ts';
import { runEntry } from './demo-checks.ts';

type Verified = PlayedRounds['rounds'][number] & {
  readonly verifier: { readonly pass: number; readonly fail: number; readonly receipts: number };
};

async function played(folder: string, ...variants: string[]) {
  const args = ['--json', '--signers', '20', '--folder', folder, ...variants];
  const { code, out, err } = await runEntry('demo', args, { DATABASE_URL: '' });
  assert.equal(code, 0, err);
  return JSON.parse(out) as Omit<PlayedRounds, 'rounds'> & { readonly rounds: readonly Verified[] };
}

test('a case from electronic proposing to its supplement: every bundle verifies, nobody counts twice, and a changed first round shows', {
  timeout: 240_000,
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-rounds-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const { rounds, accepted, threshold, decision } = await played(folder, '--e-proposal', '--supplement');
  assert.deepEqual(
    rounds.map(({ log, signed, leadCounted, accepted: counted, struckOut }) => ({
      log,
      signed,
      leadCounted,
      counted,
      struckOut,
    })),
    [
      { log: '9001.proposal.1', signed: 1, leadCounted: 1, counted: 0, struckOut: { 'under-age': 1 } },
      { log: '9001.proposal.2', signed: 3, leadCounted: 3, counted: 3, struckOut: {} },
      {
        log: '9001.petition.1',
        signed: 16,
        leadCounted: 16,
        counted: 9,
        struckOut: {
          'under-age': 1,
          'non-resident': 2,
          guardianship: 1,
          deceased: 1,
          'not-found': 1,
          'duplicate-electronic': 1,
        },
      },
      { log: '9001.petition.2', signed: 6, leadCounted: 6, counted: 4, struckOut: { 'duplicate-earlier-round': 2 } },
    ],
  );
  assert.deepEqual([accepted, threshold, decision], [13, 11, 'established']);
  for (const { verifier, signed } of rounds) {
    assert.equal(verifier.fail, 0);
    assert.ok(verifier.pass >= 11);
    assert.equal(verifier.receipts, Math.min(signed, 10));
  }
  // What the registry kept of who counted: of the supplement nothing, and of no round a number or a name.
  const kept = (await readdir(join(folder, 'registry/state'))).filter((name) => name.startsWith('roll-'));
  assert.ok(!kept.some((name) => name.includes('petition')), kept.join());

  // Another first round behind the same supplement: the link and the sum no longer hold.
  const { bundle } = rounds[3]!;
  const path = join(bundle, 'previous/checkpoint');
  const text = await readFile(path, 'utf8');
  await writeFile(path, await readFile(join(rounds[1]!.bundle, 'checkpoint')));
  const bad = await runEntry('verify', [bundle, '--json']);
  assert.equal(bad.code, 1);
  const report = JSON.parse(bad.out) as { readonly checks: { id: string; findings: { code: string }[] }[] };
  const codes = report.checks.find(({ id }) => id === 'V19')!.findings.map(({ code }) => code);
  assert.ok(codes.includes('V19.root'), codes.join());
  await writeFile(path, text);
  assert.equal((await runEntry('verify', [bundle])).code, 0);
});
