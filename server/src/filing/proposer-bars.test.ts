import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PROPOSER_BAR, SAME_MATTER } from '@lianshu/core/submission';
import { parseSignedClaim, verifyClaim } from '@lianshu/core/trust';
import { nodePrimitives as p } from '@lianshu/platform';
import { lapseCases } from '../cases/lapse-cases.ts';
import type { Ceremony } from '../testing/acts.testing.ts';
import { serveLetter } from '../testing/letters.testing.ts';
import { actOn, checkRound, fileRound, openProposing, type RoundPlayer, signAll } from '../testing/rounds.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { tellProposerBars } from './proposer-bars.ts';

let world: World;
const DAY_MS = 86_400_000;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

const exchanged = (...path: string[]) => join(world.config.exchangeFolder, 'to-registry', ...path);

/** A case whose proposers signed electronically, filed and accepted for examination. */
async function filedProposal(
  number: string,
  card: number,
  isSameAs?: string,
): Promise<RoundPlayer & { readonly log: Ceremony }> {
  const { player, lead, log } = await openProposing(world, number, 100);
  const { officer } = player;
  await signAll(world, log, [card]);
  await lead.must(fileRound(world, lead, log, 1));
  if (isSameAs !== undefined) {
    const url = `/api/commission/cases/${number}/matters`;
    const { matters } = (await officer.must(officer.get(url))).json;
    const matter = matters.find(({ source }: { source: string }) => source === isSameAs).id;
    await officer.must(officer.post(url, { matter, isSame: true, reasons: '主文相同' }));
  }
  await actOn(player, 'accept-proposal', { mattersConsulted: true });
  await actOn(player, 'begin-proposer-check');
  return { ...player, log };
}

function sameMatter(number: string) {
  const bytes = new Uint8Array(readFileSync(exchanged(`filing-${number}.proposal.1`, 'same-matter.json')));
  const signed = parseSignedClaim(SAME_MATTER, bytes);
  assert.ok(verifyClaim(p, world.trust.commission, SAME_MATTER, signed));
  return signed.claim.cases;
}

test('the registry is told of an abandonment, and with a repeated matter whose proposers it bars', async () => {
  const first = await filedProposal('9001', 1);
  await first.officer.must(first.officer.post('/api/commission/logs/9001.proposal.1/export-filing'));
  assert.deepEqual(sameMatter('9001'), []);
  await checkRound(first, first.log);
  await actOn(first, 'notify-to-collect');
  await serveLetter(first.officer, '9001', 'collection-notice', '2026-11-23');
  assert.equal(await tellProposerBars(world.parts, world.clock.now), 0);
  assert.ok(!existsSync(exchanged('bar-9001.json')));

  world.clock.now += 12 * DAY_MS;
  assert.equal(await lapseCases(world.parts, world.clock.now), 1);
  assert.equal(await tellProposerBars(world.parts, world.clock.now), 1);
  const bar = parseSignedClaim(PROPOSER_BAR, new Uint8Array(readFileSync(exchanged('bar-9001.json'))));
  assert.ok(verifyClaim(p, world.trust.commission, PROPOSER_BAR, bar));
  assert.deepEqual(bar.claim, {
    caseNumber: '9001',
    matter: '您是否同意本案為示範？',
    since: '2026-12-03',
    until: '2028-12-03',
  });
  // A proposal of the last day is checked within a year: so long the notice stands, whatever becomes of the file.
  assert.equal(await tellProposerBars(world.parts, Date.parse('2029-12-03T04:00:00Z')), 1);
  assert.equal(await tellProposerBars(world.parts, Date.parse('2029-12-04T04:00:00Z')), 0);

  // A matter that is barred for its proposers alone goes on to the check (Act Art. 12(4)); the registry strikes these persons.
  const second = await filedProposal('9002', 2, '9001');
  await second.officer.must(second.officer.post('/api/commission/logs/9002.proposal.1/export-filing'));
  assert.deepEqual(sameMatter('9002'), ['9001']);
});
