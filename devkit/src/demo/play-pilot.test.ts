import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { wallClock } from '@lianshu/platform';
import { createPeople, MIN_PRESSES } from '../world/people.ts';
import { startWorld } from '../world/world.ts';
import { playPilot } from './play-pilot.ts';

test('a pilot plays from its draft to the destruction of its records, through the programs’ own doors', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-pilot-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const people = createPeople({ presses: MIN_PRESSES, now: wallClock() });
  const world = await startWorld({ folder, people, clock: wallClock });
  t.after(() => world.close());
  const played = await playPilot({ world, people, now: wallClock, caseNumber: 'T1' });
  assert.equal(played.counted, played.receipts);
  assert.equal(played.filingRefused, 'case.is-pilot');
  assert.deepEqual(played.refusals, { 'certificate.expired': 1 });
  const bodies = played.destroyed.find(({ what }) => what === 'bodies');
  assert.equal(bodies?.count, played.slots);
});
