import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { endOfTaipeiDay } from '@lianshu/core/calendar';
import type { CommandName } from '@lianshu/core/case';
import {
  collectCase,
  logInAs,
  makeFiling,
  makePost,
  type OpenCase,
  officerOf,
  openCase,
} from '../testing/acts.testing.ts';
import { trialToken } from '../testing/counter.testing.ts';
import { serveLetter } from '../testing/letters.testing.ts';
import { NOW } from '../testing/log-fixture.testing.ts';
import { type Reply, Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { loadCase } from './case-store.ts';
import { closeEndedLogs } from './close-logs.ts';
import { lapseCases } from './lapse-cases.ts';

const DAY_MS = 86_400_000;

let world: World;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

/** As on the day of the fixture again, whatever a test did to the time. */
async function at<T>(now: number, work: () => Promise<T>): Promise<T> {
  world.clock.now = now;
  try {
    return await work();
  } finally {
    world.clock.now = NOW;
  }
}

const send = (officer: Visitor, number: string, command: CommandName, data: object = {}): Promise<Reply> =>
  officer.post(`/api/commission/cases/${number}/commands`, { command, data });
const must = (officer: Visitor, number: string, command: CommandName, data: object = {}): Promise<Reply> =>
  officer.must(send(officer, number, command, data));
const viewOf = async (number: string) => (await new Visitor(world.app).get(`/api/cases/${number}`)).json;
const commandsOf = async (officer: Visitor, number: string): Promise<string[]> => {
  const { json } = await officer.must(officer.get(`/api/commission/cases/${number}`));
  return json.allowed.map(({ command }: { command: string }) => command);
};

async function drafted(number: string): Promise<Visitor> {
  const officer = await officerOf(world);
  await officer.must(
    officer.post('/api/commission/cases', {
      number,
      kind: 'policy-initiative',
      mainText: '您是否同意本案為示範？',
      reason: '理由書：本案為示範。',
      leadName: world.lead.holder.name,
    }),
  );
  return officer;
}

async function signed(number: string, signers = 2): Promise<OpenCase> {
  const open = await openCase(world, number);
  const visitor = new Visitor(world.app);
  for (let i = 0; i < signers; i++) {
    const post = await makePost(world, open, world.card(200 + i));
    await visitor.must(visitor.post(`/api/logs/${open.log}/signatures`, post));
  }
  return open;
}

test('through a hearing, a correction and a supplement of proposers to the notice', async () => {
  const number = '9300';
  const officer = await drafted(number);
  await must(officer, number, 'file-proposal', { electorate: 20_000, proposersFiled: 5 });
  await must(officer, number, 'accept-proposal', { mattersConsulted: true });
  const early = await send(officer, number, 'order-correction', { ground: 'wording', reasons: '…' });
  assert.deepEqual([early.json.code, early.json.article], ['case.wrong-state', 'Act Art. 10(3)']);
  await must(officer, number, 'call-hearing', { hearingOn: '2026-11-23' });
  assert.ok(!(await commandsOf(officer, number)).includes('order-correction'));
  await must(officer, number, 'record-hearing', { heldOn: '2026-11-23' });
  assert.ok((await commandsOf(officer, number)).includes('order-correction'));
  const ordered = { ground: 'wording', reasons: '主文不明確。\n請補正。' };
  await must(officer, number, 'order-correction', ordered);
  assert.equal((await viewOf(number)).dates.termLastDay, null);
  await serveLetter(officer, number, 'correction-order', '2026-11-23');
  assert.equal((await viewOf(number)).dates.termLastDay, '2026-12-23');
  const corrected = { mainText: '您是否同意本案為補正後的示範？', reason: '補正後的理由書。' };
  await must(officer, number, 'submit-correction', corrected);
  const view = await viewOf(number);
  assert.deepEqual(
    [view.state, view.mainText, view.dates.termLastDay],
    ['re-review', corrected.mainText, '2027-01-22'],
  );
  await must(officer, number, 'begin-proposer-check');
  await must(officer, number, 'record-proposer-check', { valid: 1, struckOut: 4 });
  const short = await send(officer, number, 'notify-to-collect');
  assert.deepEqual(short.json.detail, { guard: 'enough-proposers-valid', needed: 2, found: 1 });
  await must(officer, number, 'order-proposer-supplement');
  const unserved = await send(officer, number, 'supplement-proposers', { proposersFiled: 2 });
  assert.equal(unserved.json.detail.guard, 'notice-served');
  await serveLetter(officer, number, 'proposer-supplement-order', '2026-11-23');
  await must(officer, number, 'supplement-proposers', { proposersFiled: 2 });
  await must(officer, number, 'record-proposer-recheck', { valid: 1, struckOut: 1 });
  await must(officer, number, 'notify-to-collect');
  const { timeline } = await viewOf(number);
  assert.deepEqual(
    timeline.map(({ event }: { event: string }) => event),
    [
      'case-drafted',
      'proposal-filed',
      'proposal-accepted',
      'hearing-called',
      'hearing-held',
      'correction-ordered',
      'letter-issued',
      'service-recorded',
      'correction-submitted',
      'proposer-check-begun',
      'proposers-checked',
      'proposer-supplement-ordered',
      'letter-issued',
      'service-recorded',
      'proposers-supplemented',
      'proposers-rechecked',
      'collection-notified',
    ],
  );
  assert.deepEqual(
    timeline.flatMap(({ event, letter }: { event: string; letter: string | null }) =>
      letter === null ? [] : [`${event} ${letter}`],
    ),
    [
      'letter-issued correction-order',
      'service-recorded correction-order',
      'letter-issued proposer-supplement-order',
      'service-recorded proposer-supplement-order',
    ],
  );
  const listed = async () => {
    const { json } = await officer.must(officer.get('/api/commission/cases'));
    const one = json.cases.find((item: { number: string }) => item.number === number);
    return [one.lastDay, one.termLastDay, one.awaitsService];
  };
  assert.deepEqual(await listed(), [null, null, true]);
  await serveLetter(officer, number, 'collection-notice', '2026-11-23');
  assert.deepEqual(await listed(), [null, '2026-12-03', false]);
});

test('the electronic way added later gives a code, and the last day stays (regulation Art. 6(1))', async () => {
  const number = '9301';
  const officer = await drafted(number);
  await must(officer, number, 'file-proposal', { electorate: 100, proposersFiled: 5 });
  await must(officer, number, 'accept-proposal', { mattersConsulted: true });
  await must(officer, number, 'begin-proposer-check');
  await must(officer, number, 'record-proposer-check', { valid: 5, struckOut: 0 });
  await must(officer, number, 'notify-to-collect');
  await serveLetter(officer, number, 'collection-notice', '2026-11-23');
  const paper = await must(officer, number, 'record-collection', {
    electronic: false,
    paper: true,
    undertaking: false,
  });
  assert.equal(paper.json.once, undefined);
  const added = await at(NOW + 60 * DAY_MS, async () => {
    const later = await officerOf(world);
    const add = async (undertaking: boolean) => {
      const token = await trialToken(later, number, world.lead);
      return send(later, number, 'add-collection', { electronic: true, paper: false, undertaking, trialToken: token });
    };
    assert.equal((await add(false)).json.detail.guard, 'undertaking-signed');
    return later.must(add(true));
  });
  const { dates } = await viewOf(number);
  assert.deepEqual([dates.firstDay, dates.lastDay], ['2026-11-24', '2027-05-23']);
  const { authenticationCode } = added.json.once;
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: number, authenticationCode });
  const { plan } = (await lead.must(lead.get('/api/lead/case'))).json;
  assert.deepEqual(plan.window, { firstDay: '2026-11-24', lastDay: '2027-05-23' });
});

test('signing stops at the filing, and unfiled at the end of the last day (regulation Art. 6(3))', async () => {
  const filed = await signed('9302');
  const anyone = new Visitor(world.app);
  const challenge = (log: string) => anyone.post(`/api/logs/${log}/challenge`);
  const { json: held } = await filed.lead.must(filed.lead.post(`/api/lead/logs/${filed.log}/hold`));
  await filed.lead.must(filed.lead.post(`/api/lead/logs/${filed.log}/file`, makeFiling(world, filed, held, 2)));
  assert.equal((await challenge(filed.log)).json.code, 'log.not-open');
  const open = await signed('9303');
  const end = endOfTaipeiDay('2027-05-23');
  await at(end - 1, async () => assert.equal((await challenge(open.log)).status, 200));
  await at(end, async () => assert.equal((await challenge(open.log)).json.code, 'log.not-open'));
});

test("the lead's right to query ends with established, not established and abandoned (regulation Art. 6(4))", async () => {
  const paths = (log: string) => ['/api/lead/case', `/api/lead/logs/${log}/progress`, `/api/lead/logs/${log}/wrap`];
  const isShut = async ({ lead, log }: OpenCase) => {
    for (const path of paths(log)) {
      const reply = await lead.get(path);
      assert.deepEqual([path, reply.json.code, reply.json.article], [path, 'case.wrong-state', 'regulation Art. 6(4)']);
    }
  };
  const outcomes: readonly (readonly [string, string, accepted: number])[] = [
    ['9304', 'established', 2],
    ['9305', 'not-established', 1],
  ];
  for (const [number, outcome, accepted] of outcomes) {
    const open = await signed(number);
    let { lead } = open;
    const { json: held } = await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/hold`));
    await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/file`, makeFiling(world, open, held, 2)));
    await must(open.officer, number, 'begin-household-check');
    const entries: number = held.size;
    const rest = { decoys: entries - 3, malformed: 0, other: 1, paperAccepted: 0, paperStruckOut: 0 };
    const data = { entries, accepted, struckOut: 2 - accepted, ...rest };
    // The figures of a record come from the registry alone.
    assert.equal((await send(open.officer, number, 'record-household-check', data)).json.code, 'case.wrong-actor');
    const { runCommand } = await import('./run-command.ts');
    assert.ok(
      (await runCommand(world.parts, number, { name: 'record-household-check', by: 'registry', data }, NOW)).ok,
    );
    for (const path of paths(open.log)) assert.equal((await open.lead.get(path)).status, 200, path);
    if (outcome === 'established') await must(open.officer, number, 'establish', { officialNumber: '示範案' });
    else {
      const early = await send(open.officer, number, 'not-establish');
      assert.equal(early.json.detail.guard, 'signer-supplement-used');
      const notice = await must(open.officer, number, 'order-signer-supplement');
      await serveLetter(open.officer, number, 'signer-supplement-order', '2026-11-23');
      assert.match(notice.json.once.authenticationCode, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
      assert.equal((await viewOf(number)).result, null);
      // The code of the supplement ended the one before it, and the session with it.
      assert.equal((await open.lead.get('/api/lead/case')).json.code, 'session.required');
      const { authenticationCode } = notice.json.once;
      lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: number, authenticationCode });
      assert.equal((await lead.get('/api/lead/case')).status, 200);
      await at(NOW + 32 * DAY_MS, () => lapseCases(world.parts, world.clock.now));
    }
    const view = await viewOf(number);
    assert.deepEqual([view.state, view.result.decision, view.result.accepted], [outcome, outcome, accepted]);
    await isShut({ ...open, lead });
  }
  const abandoned = await signed('9306');
  await at(endOfTaipeiDay('2027-05-23') + DAY_MS, () => lapseCases(world.parts, world.clock.now));
  assert.equal((await viewOf('9306')).state, 'deemed-abandoned');
  await isShut(abandoned);
});

test('paper after the electronic filing is refused, and paper alone beside an open record too (regulation Art. 7(2))', async () => {
  const open = await signed('9307');
  const paper = { paperCount: 400 };
  const alone = await send(open.officer, '9307', 'file-petition', paper);
  assert.deepEqual([alone.json.article, alone.json.detail.guard], ['regulation Art. 7(2)', 'filed-together']);
  const { json: held } = await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/hold`));
  await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/file`, makeFiling(world, open, held, 2, 7)));
  const late = await send(open.officer, '9307', 'file-petition', paper);
  assert.deepEqual([late.json.code, late.json.article], ['case.already-filed', 'regulation Art. 7(2)']);
  const { events } = await loadCase(world.parts.db, '9307');
  assert.equal(events.filter(({ type }) => type === 'petition-filed').length, 1);
});

test("a short filing is refused by the commission's own count and no other", async () => {
  const number = '9308';
  const open = await openCase(world, number, 20_000);
  const { json: held } = await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/hold`));
  await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/file`, makeFiling(world, open, held, 0, 5)));
  const refuse = (counted: number) =>
    send(open.officer, number, 'not-accept-filing', { ground: 'count', counted, reasons: '份數不足。' });
  assert.equal((await refuse(4)).json.detail.guard, 'count-check');
  assert.equal((await refuse(5)).json.state, 'filing-not-accepted');
  assert.equal((await open.lead.get('/api/lead/case')).json.article, 'regulation Art. 6(4)');
});

test('all on paper: filed, checked and supplemented by the commission for the lead', async () => {
  const number = '9309';
  const { officer } = await collectCase(world, number, 20_000);
  const { json } = await officer.must(officer.get(`/api/commission/cases/${number}`));
  const entry = json.allowed.find(({ command }: { command: string }) => command === 'file-petition');
  assert.deepEqual([entry.needs, entry.isAside], [['paperCount'], true]);
  await must(officer, number, 'file-petition', { paperCount: 310 });
  await must(officer, number, 'begin-household-check');
  await must(officer, number, 'record-household-check', { paperAccepted: 299, paperStruckOut: 11 });
  await must(officer, number, 'order-signer-supplement');
  await serveLetter(officer, number, 'signer-supplement-order', '2026-11-23');
  await must(officer, number, 'file-supplement', { paperCount: 3 });
  await must(officer, number, 'record-supplement-check', { paperAccepted: 1, paperStruckOut: 2 });
  await must(officer, number, 'establish', { officialNumber: '示範案' });
  const { result } = await viewOf(number);
  assert.deepEqual([result.paperAccepted, result.paperStruckOut, result.decision], [300, 13, 'established']);
});

test("the legislature's notice ends signing at once, also when the server dies in between (regulation Art. 10)", async () => {
  const open = await signed('9310');
  const anyone = new Visitor(world.app);
  await must(open.officer, '9310', 'stop', { noticeOn: '2026-11-23' });
  assert.equal((await anyone.post(`/api/logs/${open.log}/challenge`)).json.code, 'log.not-open');
  assert.equal((await viewOf('9310')).logs[0].open, false);
  assert.equal((await open.lead.post(`/api/lead/logs/${open.log}/resume`)).status, 409);
  const other = await signed('9311');
  const { runCommand } = await import('./run-command.ts');
  const stop = { name: 'stop', by: 'legislature', data: { noticeOn: '2026-11-23' } } as const;
  assert.ok((await runCommand(world.parts, '9311', stop, NOW)).ok);
  assert.equal((await anyone.post(`/api/logs/${other.log}/challenge`)).status, 200);
  await closeEndedLogs(world.parts);
  assert.equal((await anyone.post(`/api/logs/${other.log}/challenge`)).json.code, 'log.not-open');
});

test('a judgment reopens by a recorded act alone; the old filing is not filed again', async () => {
  const { completeFilings } = await import('../filing/file-log.ts');
  const number = '9312';
  const open = await openCase(world, number, 20_000);
  const { json: held } = await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/hold`));
  await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/file`, makeFiling(world, open, held, 0, 5)));
  await must(open.officer, number, 'not-accept-filing', { ground: 'count', counted: 5, reasons: '份數不足。' });
  await must(open.officer, number, 'reopen', { ordered: 'petitioning', reasons: '判決主文。' });
  assert.deepEqual((await viewOf(number)).dates.lastDay, null);
  await serveLetter(open.officer, number, 'reopening-notice', '2026-11-23');
  await completeFilings(world.parts);
  const view = await viewOf(number);
  assert.deepEqual([view.state, view.dates.lastDay], ['petitioning', '2027-05-23']);
  await at(endOfTaipeiDay('2027-05-23') + DAY_MS, () => lapseCases(world.parts, world.clock.now));
  assert.equal((await viewOf(number)).state, 'deemed-abandoned');
});
