import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { endOfTaipeiDay } from '@lianshu/core/calendar';
import { checkSigning, collectingTime, isWithin } from '@lianshu/core/door';
import { manifestHash } from '@lianshu/core/manifest';
import { nodePrimitives as p } from '@lianshu/platform';
import { collectCase, logInAs, makeFiling, makePost, openLog } from '../testing/acts.testing.ts';
import { NOW } from '../testing/log-fixture.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

const NUMBER = '9001';
const LAST_DAY = '2027-05-23';
const UNTIL = '2027-05-25';
const END = endOfTaipeiDay(LAST_DAY);

let world: World;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

test('a term that a disaster extended: the added days are for paper and filing, and the gate says so', async () => {
  const { officer, authenticationCode } = await collectCase(world, NUMBER);
  const lead = () => logInAs(world, { role: 'lead', card: world.lead, caseNumber: NUMBER, authenticationCode });
  const open = await openLog({ world, officer }, await lead());
  const closed = { closedOn: LAST_DAY, until: UNTIL, reasons: '臺北市因颱風停止上班。' };
  const url = `/api/commission/cases/${NUMBER}/commands`;
  await officer.must(officer.post(url, { command: 'extend-term', data: closed }));
  const anyone = new Visitor(world.app);
  const viewed = async () => (await anyone.must(anyone.get(`/api/cases/${NUMBER}`))).json;
  const isOpen = async () => (await anyone.must(anyone.get(`/api/logs/${open.log}`))).json.open;
  const sign = (post: object) => anyone.post(`/api/logs/${open.log}/signatures`, post);
  const challenge = () => anyone.post(`/api/logs/${open.log}/challenge`);
  const { collecting } = await viewed();
  assert.deepEqual([collecting.lastDay, collecting.electronicLastDay], [UNTIL, LAST_DAY]);

  // The last minute of the manifest's last day.
  world.clock.now = END - 60_000;
  await world.parts.gate.refresh();
  assert.deepEqual([await isOpen(), (await viewed()).logs[0].open], [true, true]);
  const [early, late] = [await makePost(world, open, world.card(1)), await makePost(world, open, world.card(2))];
  const receipt = await anyone.must(sign(early));

  // The statement is of the day before, its nonce is still good; it is not taken all the same.
  world.clock.now = END;
  await world.parts.gate.refresh();
  const refused = await sign(late);
  assert.deepEqual(
    [refused.status, refused.json.code, refused.json.article],
    [409, 'log.electronic-over', 'regulation Art. 6(3)'],
  );
  assert.equal((await challenge()).json.code, 'log.electronic-over');
  assert.deepEqual((await sign(early)).json, receipt.json);
  const view = await viewed();
  assert.deepEqual([await isOpen(), view.logs[0].open], [false, false]);
  assert.deepEqual(
    [view.state, view.collecting.lastDay, view.collecting.electronicLastDay],
    ['petitioning', UNTIL, LAST_DAY],
  );

  // Of the whole time that the gate takes signatures, the registry strikes out none for its day.
  const { manifest } = open;
  const signed = checkSigning(
    p,
    {
      manifest,
      manifestHash: manifestHash(p, manifest),
      issuers: world.parts.issuers,
      revocations: world.parts.revocations(),
      now: 0,
      nonceKey: null,
    },
    { cms: new Uint8Array(Buffer.from(early.cms, 'base64url')) },
  );
  assert.ok(signed.ok);
  assert.equal(isWithin(collectingTime(manifest), signed.value.fields.issuedAt), true);
  assert.equal(isWithin(collectingTime(manifest), END), false);

  // What was collected is filed on the last of the added days.
  world.clock.now = endOfTaipeiDay(UNTIL) - 3_600_000;
  await world.parts.gate.refresh();
  assert.equal((await challenge()).json.code, 'log.electronic-over');
  const again = await lead();
  const held = (await again.must(again.post(`/api/lead/logs/${open.log}/hold`))).json;
  const filed = await again.must(again.post(`/api/lead/logs/${open.log}/file`, makeFiling(world, open, held, 1, 5)));
  assert.equal(filed.json.state, 'filed');
  assert.equal((await challenge()).json.code, 'log.not-open');
});

test('when the added days are over too, the log is closed like any other', async () => {
  world.clock.now = NOW;
  const { officer, authenticationCode } = await collectCase(world, '9002');
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: '9002', authenticationCode });
  const open = await openLog({ world, officer }, lead);
  const data = { closedOn: LAST_DAY, until: UNTIL, reasons: '臺北市因颱風停止上班。' };
  await officer.must(officer.post('/api/commission/cases/9002/commands', { command: 'extend-term', data }));
  await world.parts.gate.refresh();
  const challenge = async () => (await new Visitor(world.app).post(`/api/logs/${open.log}/challenge`)).json.code;
  for (const [at, code] of [
    [END - 1, undefined],
    [END, 'log.electronic-over'],
    [endOfTaipeiDay(UNTIL) - 1, 'log.electronic-over'],
    [endOfTaipeiDay(UNTIL), 'log.not-open'],
  ] as const) {
    world.clock.now = at;
    assert.equal(await challenge(), code, String(at));
  }
});
