import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { collectCase, logInAs, makePost, openLog } from '../testing/acts.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

const NUMBER = '9001';
const DAY_MS = 86_400_000;

let world: World;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

test('the gate signs on by an old list and says so, and stops only where the commission decides it', async () => {
  const { officer, authenticationCode } = await collectCase(world, NUMBER);
  const lead = () => logInAs(world, { role: 'lead', card: world.lead, caseNumber: NUMBER, authenticationCode });
  const open = await openLog({ world, officer }, await lead());
  const anyone = new Visitor(world.app);
  const status = async () => (await anyone.must(anyone.get(`/api/logs/${open.log}`))).json;
  const view = async () => (await anyone.must(anyone.get(`/api/cases/${NUMBER}`))).json;
  const sign = (post: object) => anyone.post(`/api/logs/${open.log}/signatures`, post);
  const challenge = () => anyone.post(`/api/logs/${open.log}/challenge`);
  const { freshAt } = (await status()).revocation;

  // Days without a fresh list: cards are taken, the lead logs in, and everyone is told of when the list is.
  world.clock.now += 10 * DAY_MS;
  await world.parts.gate.refresh();
  assert.deepEqual((await status()).revocation, { freshAt, stale: true });
  assert.deepEqual((await view()).revocation, { freshAt, stale: true });
  const first = await makePost(world, open, world.card(1));
  const receipt = await anyone.must(sign(first));
  await lead();
  assert.equal(
    (await sign(await makePost(world, open, world.card(90, { kind: 'revoked', generation: 'G2' })))).json.code,
    'certificate.revoked',
  );

  const third = await makePost(world, open, world.card(3));

  // The commission decides to stop.
  const again = await logInAs(world, { role: 'commission', card: world.officer });
  const act = (command: string, data: object) =>
    again.post(`/api/commission/cases/${NUMBER}/commands`, { command, data });
  const reasons = '憑證廢止清單已逾十日無法更新。';
  const lastDay = (await view()).collecting.lastDay;
  // At once: the officer has signed that it holds from then on.
  await again.must(act('suspend-signing', { reasons }));
  const { open: isOpen, suspended } = await status();
  assert.deepEqual([isOpen, suspended.reasons], [false, reasons]);
  assert.deepEqual((await view()).suspended, suspended);
  assert.equal((await view()).collecting.lastDay, lastDay, 'no day is added');
  assert.equal((await view()).logs[0].open, false);
  const refused = await challenge();
  assert.deepEqual(
    [refused.status, refused.json.code, refused.json.article],
    [409, 'log.suspended', 'Act Art. 3; regulation Art. 11'],
  );
  // What was signed before gets its receipt again; nothing new is taken.
  assert.deepEqual((await sign(first)).json, receipt.json);
  assert.equal((await sign(third)).json.code, 'log.suspended');
  assert.equal((await act('suspend-signing', { reasons })).json.code, 'case.guard-failed');

  const { app, parts } = await world.restarted();
  assert.equal((await new Visitor(app).post(`/api/logs/${open.log}/challenge`)).json.code, 'log.suspended');
  await parts.gate.close();

  await again.must(act('resume-signing', {}));
  assert.deepEqual([(await status()).open, (await status()).suspended, (await view()).suspended], [true, null, null]);
  await anyone.must(sign(third));
  const events = (await view()).timeline.map(({ event }: { event: string }) => event);
  assert.deepEqual(events.slice(-2), ['signing-suspended', 'signing-resumed']);
});

test('without any list of its generation no card is accepted', async () => {
  const none = await createWorld();
  try {
    const folder = none.config.revocationFolder;
    for (const name of ['G2.crl', 'G3.crl', 'g2.crl', 'g3.crl']) await rm(join(folder, name), { force: true });
    await writeFile(join(folder, 'notes.txt'), '');
    const { parts } = await none.restarted();
    const { keyId } = parts.issuers[0]!;
    assert.equal(parts.revocations().status(keyId, Uint8Array.of(1), none.clock.now), 'unknown');
    assert.deepEqual(parts.revocationFreshness(), { freshAt: null, stale: true });
  } finally {
    await none.close();
  }
});
