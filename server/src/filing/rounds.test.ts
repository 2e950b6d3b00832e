import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { parseAnnouncement, verifyAnnouncement } from '@lianshu/core/bundle';
import { toBase64url } from '@lianshu/core/bytes';
import { SAME_MATTER } from '@lianshu/core/submission';
import { parseSignedClaim, verifyClaim } from '@lianshu/core/trust';
import { type EvidenceReader, verifyBundle } from '@lianshu/core/verify';
import { nodePrimitives as p } from '@lianshu/platform';
import { readActs } from '../acts/export-acts.ts';
import { reportOf } from '../acts/report-of.testing.ts';
import { collectCase, logInAs, loginPost, makePost, openLog } from '../testing/acts.testing.ts';
import { trialToken } from '../testing/counter.testing.ts';
import { serveLetter } from '../testing/letters.testing.ts';
import { actOn, checkRound, fileRound, openProposing, type RoundPlayer, signAll } from '../testing/rounds.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

let world: World;
const TODAY = '2026-11-23';
/** 1.5 % of it are six, one in ten thousand is one. */
const ELECTORATE = 400;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

function leadOf(caseNumber: string, authenticationCode: string): Promise<Visitor> {
  return logInAs(world, { role: 'lead', card: world.lead, caseNumber, authenticationCode });
}

function published(log: string): EvidenceReader {
  const folder = join(world.config.bundlesFolder, log);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return {
    list: () => paths,
    read: (path) => (paths.includes(path) ? new Uint8Array(readFileSync(join(folder, path))) : undefined),
  };
}

function assertVerifies(log: string): ReturnType<typeof verifyBundle> {
  const report = verifyBundle(p, published(log), world.trust);
  assert.deepEqual(
    report.checks.filter(({ outcome }) => outcome === 'fail').map(({ findings }) => findings),
    [],
  );
  return report;
}

async function viewOf(number: string) {
  return (await new Visitor(world.app).get(`/api/cases/${number}`)).json;
}

function announced(log: string) {
  return parseAnnouncement(new Uint8Array(readFileSync(join(world.config.bundlesFolder, log, 'announcement.json'))));
}

test('a supplement of signers has its own code, manifest, keys, filing, check and bundle, and the sum establishes the case', async () => {
  const number = '9001';
  const { officer, authenticationCode } = await collectCase(world, number, ELECTORATE);
  const player: RoundPlayer = { world, number, officer };
  const lead = await leadOf(number, authenticationCode);
  const first = await openLog(player, lead);
  for (const { status } of await signAll(world, first, [1, 2, 3, 4, 5, 6])) assert.equal(status, 200);
  await lead.must(fileRound(world, lead, first, 6));
  await actOn(player, 'begin-household-check');
  await checkRound(player, first, 2);

  const ordered = await actOn(player, 'order-signer-supplement');
  const code = ordered.json.once.authenticationCode as string;
  assert.notEqual(code, authenticationCode);
  const old = await new Visitor(world.app).post(
    '/api/session',
    await loginPost(world, { role: 'lead', card: world.lead, caseNumber: number, authenticationCode }),
  );
  assert.equal(old.json.code, 'session.code-wrong');
  const again = await leadOf(number, code);
  // The term runs from service, and so does signing.
  assert.equal((await again.get('/api/lead/case')).json.plan, null);
  await serveLetter(officer, number, 'signer-supplement-order', TODAY);
  const { plan, logs, needed } = (await again.get('/api/lead/case')).json;
  assert.deepEqual([plan.log, logs.at(-1).log, needed], ['9001.petition.2', '9001.petition.1', 2]);
  assert.deepEqual(plan.window, { firstDay: '2026-11-24', lastDay: '2026-12-23' });
  const { root } = (await world.parts.ledger.head(first.log))!;
  assert.equal(plan.previousRoot, toBase64url(root));

  const second = await openLog(player, again);
  assert.notDeepEqual(second.manifest.keys.open, first.manifest.keys.open);
  assert.deepEqual((await viewOf(number)).collecting, {
    stage: 'petition',
    round: 2,
    firstDay: '2026-11-24',
    lastDay: '2026-12-23',
    electronicLastDay: '2026-12-23',
  });
  const late = await new Visitor(world.app).post(`/api/logs/${first.log}/challenge`);
  assert.equal(late.json.code, 'log.not-open');
  // The same card is not refused at the door: that she counted before only the registry knows.
  const before = (await viewOf(number)).logs;
  for (const { status } of await signAll(world, second, [1, 7, 8])) assert.equal(status, 200);
  assert.deepEqual((await viewOf(number)).logs, before);
  const filed = await again.must(fileRound(world, again, second, 3));
  assert.equal(filed.json.state, 'supplement-check');
  const oncemore = await again.post(`/api/lead/logs/${second.log}/hold`);
  assert.equal(oncemore.json.code, 'case.already-filed');

  const checked = await checkRound(player, second, 1);
  assert.equal(checked.json.state, 'tallied');
  assert.deepEqual((await viewOf(number)).bundles, []);
  await actOn(player, 'establish', { officialNumber: '第22案' });
  const done = await officer.must(officer.post(`/api/commission/cases/${number}/publish`));
  const bundles = ['9001.petition.1', '9001.petition.2'];
  assert.deepEqual(
    done.json.bundles.map(({ log }: { log: string }) => log),
    bundles,
  );
  assert.equal(done.json.log, '9001.petition.2');
  const view = await viewOf(number);
  assert.deepEqual(
    view.bundles.map(({ log }: { log: string }) => log),
    bundles,
  );
  assert.deepEqual([view.result.accepted, view.result.struckOut, view.collecting], [6, 3, null]);

  const [one, two] = bundles.map(assertVerifies);
  assert.equal(one!.checks.at(-1)!.reason, 'first-round');
  assert.equal(two!.checks.at(-1)!.outcome, 'pass');
  for (const log of bundles) {
    const { decision, threshold } = announced(log);
    assert.deepEqual([decision, threshold], ['reached', 6]);
    const told = parseAnnouncement(
      new Uint8Array(readFileSync(join(world.config.exchangeFolder, 'to-registry', `announcement-${log}.json`))),
    );
    assert.ok(verifyAnnouncement(p, world.trust.commission, told));
  }
  assert.deepEqual(
    [announced(bundles[0]!).otherRound?.record?.accepted, announced(bundles[1]!).totals.accepted],
    [2, 2],
  );
});

function propose(number: string) {
  return openProposing(world, number, 20_000);
}

test('proposers sign, their record is filed with the paper, checked, supplemented and published; then the case goes on to its petition', async () => {
  const number = '9002';
  const { player, lead, log } = await propose(number);
  const { officer } = player;
  assert.deepEqual([log.log, log.manifest.previousRoot], ['9002.proposal.1', null]);
  assert.deepEqual(log.manifest.window, { firstDay: TODAY, lastDay: '2027-02-28' });
  for (const { status } of await signAll(world, log, [11, 12])) assert.equal(status, 200);
  const filed = await lead.must(fileRound(world, lead, log, 2, 1));
  assert.equal(filed.json.state, 'proposal-filed');
  const { countCheck } = (await officer.get(`/api/commission/cases/${number}`)).json;
  assert.equal(countCheck.real, 2);
  await actOn(player, 'accept-proposal', { mattersConsulted: true });
  await actOn(player, 'begin-proposer-check');
  await checkRound(player, log, 1, { paperAccepted: 0, paperStruckOut: 1 });
  const package1 = join(world.config.exchangeFolder, 'to-registry', 'filing-9002.proposal.1', 'same-matter.json');
  const same = parseSignedClaim(SAME_MATTER, new Uint8Array(readFileSync(package1)));
  assert.ok(verifyClaim(p, world.trust.commission, SAME_MATTER, same));
  assert.deepEqual([same.claim.log, same.claim.cases], ['9002.proposal.1', []]);
  const twice = await officer.post(`/api/commission/logs/${log.log}/import-verdict`);
  assert.deepEqual([twice.json.code, twice.json.article], ['case.wrong-state', 'Act Art. 10(6)']);
  const typed = await officer.post(`/api/commission/cases/${number}/commands`, {
    command: 'record-proposer-check',
    data: { valid: 3, struckOut: 0 },
  });
  assert.equal(typed.json.code, 'case.wrong-actor');
  assert.equal((await officer.post(`/api/commission/cases/${number}/publish`)).json.code, 'case.wrong-state');

  const ordered = await actOn(player, 'order-proposer-supplement');
  await serveLetter(officer, number, 'proposer-supplement-order', TODAY);
  const again = await leadOf(number, ordered.json.once.authenticationCode);
  const more = await openLog(player, again);
  assert.equal(more.log, '9002.proposal.2');
  assert.deepEqual(more.manifest.previousRoot, (await world.parts.ledger.head(log.log))!.root);
  await signAll(world, more, [13]);
  assert.equal((await again.must(fileRound(world, again, more, 1))).json.state, 'proposer-recheck');
  await checkRound(player, more);
  await actOn(player, 'notify-to-collect');
  await officer.must(officer.post(`/api/commission/cases/${number}/publish`));
  for (const each of ['9002.proposal.1', '9002.proposal.2']) {
    assertVerifies(each);
    assert.deepEqual([announced(each).decision, announced(each).threshold], ['reached', 2]);
  }
  assert.deepEqual(announced('9002.proposal.1').paper, { accepted: 0, struckOut: 1 });

  await serveLetter(officer, number, 'collection-notice', TODAY);
  const collected = await actOn(player, 'record-collection', {
    electronic: true,
    paper: false,
    undertaking: true,
    trialToken: await trialToken(officer, number, world.lead),
  });
  const signer = await leadOf(number, collected.json.once.authenticationCode);
  const { plan, logs } = (await signer.get('/api/lead/case')).json;
  assert.deepEqual([plan.log, plan.previousRoot], ['9002.petition.1', null]);
  assert.deepEqual(
    logs.map(({ log: name }: { log: string }) => name),
    ['9002.proposal.1', '9002.proposal.2'],
  );
  const petition = await openLog(player, signer);
  // Proposers may sign too (law.md §8.4).
  for (const { status } of await signAll(world, petition, [11, 14])) assert.equal(status, 200);
});

test('a paper roster ends electronic proposing at once, and its log is closed unfiled', async () => {
  const number = '9003';
  const { player, lead, log } = await propose(number);
  const ready = await makePost(world, log, world.card(21));
  await actOn(player, 'file-proposal', { electorate: 20_000, proposersFiled: 3 });
  const visitor = new Visitor(world.app);
  assert.equal((await visitor.post(`/api/logs/${log.log}/signatures`, ready)).json.code, 'log.not-open');
  assert.equal((await visitor.get(`/api/logs/${log.log}`)).json.open, false);
  assert.equal((await lead.post(`/api/lead/logs/${log.log}/hold`)).json.code, 'case.already-filed');
  const { logs } = (await lead.get('/api/lead/case')).json;
  assert.equal(logs.at(-1).phase, 'filed');
});

test('too few by the commission’s own count are not accepted, whatever the lead figured', async () => {
  const number = '9004';
  const { player, lead, log } = await propose(number);
  await signAll(world, log, [31]);
  await lead.must(fileRound(world, lead, log, 2));
  const reply = await player.officer.post(`/api/commission/cases/${number}/commands`, {
    command: 'accept-proposal',
    data: { mattersConsulted: true },
  });
  assert.deepEqual(
    [reply.json.code, reply.json.article, reply.json.detail],
    ['case.guard-failed', 'Act Art. 10(2)', { guard: 'count-check', needed: 2, found: 1 }],
  );
});

test('what the commission sees of an open round does not change with who signs in it', async () => {
  const { player, log } = await propose('9005');
  const pages = [`/api/commission/cases/9005`, `/api/commission/cases`, `/api/cases/9005`, `/api/logs/${log.log}`];
  const seen = async () => {
    const replies = [];
    for (const url of pages) replies.push(await player.officer.get(url));
    return replies.map(({ json }) => json);
  };
  const nobody = await seen();
  await signAll(world, log, [41, 42]);
  assert.deepEqual(await seen(), nobody);
});

test('two bundles that were published with one signature are two acts of one log that holds', async () => {
  const published = (await readActs(world.parts.db, 0, 10_000, 10_000)).filter(
    ({ act }) => act.kind === 'bundle-published',
  );
  assert.ok(published.length >= 2);
  assert.deepEqual((await reportOf(world.parts.db)).findings, []);
});

test('only on the days of its round does a log take signatures', async () => {
  const { player, log } = await propose('9006');
  const post = await makePost(world, log, world.card(51));
  const url = `/api/logs/${log.log}/signatures`;
  const visitor = new Visitor(world.app);
  const { now } = world.clock;
  try {
    world.clock.now = Date.parse('2027-02-28T15:59:59.999Z');
    assert.equal((await visitor.post(`/api/logs/${log.log}/challenge`)).status, 200);
    world.clock.now += 1;
    assert.equal((await visitor.post(`/api/logs/${log.log}/challenge`)).json.code, 'log.not-open');
    assert.equal((await visitor.post(url, post)).json.code, 'log.not-open');
    assert.equal((await viewOf('9006')).collecting, null);
  } finally {
    world.clock.now = now;
  }
  await world.parts.gate.refresh();
  assert.equal((await visitor.post(url, post)).status, 200);
  assert.equal((await player.officer.get('/api/commission/cases/9006')).status, 200);
});
