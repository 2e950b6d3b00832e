import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseBundleIndex } from '@lianshu/core/bundle';
import { fromBase64url, toHex } from '@lianshu/core/bytes';
import { deriveCountKey } from '@lianshu/core/crypto';
import {
  manifestHash,
  parseSignedManifest,
  signedManifestFromJson,
  verifySignedManifest,
} from '@lianshu/core/manifest';
import { receiptFromJson, verifyReceipt } from '@lianshu/core/receipt';
import { openProgress, PROGRESS } from '@lianshu/core/record';
import { parseFiling } from '@lianshu/core/submission';
import { verifyCheckpoint } from '@lianshu/core/tlog';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import {
  collectCase,
  logInAs,
  makeCeremony,
  makeFiling,
  makePost,
  type OpenCase,
  passPossession,
  registrySigns,
} from './testing/acts.testing.ts';
import { NOW } from './testing/log-fixture.testing.ts';
import { writeVerdict } from './testing/verdict.testing.ts';
import { Visitor } from './testing/visitor.testing.ts';
import { createWorld, type World } from './testing/world.testing.ts';

const SIGNERS = 9;

let world: World;
let open: OpenCase;
let signed: { readonly post: object; readonly receipt: Record<string, unknown> }[];

before(async () => {
  world = await createWorld();
});
after(() => world.close());

function anyone(): Visitor {
  return new Visitor(world.app);
}

test('a case is drafted, examined and handed to its lead, each act with its article', async () => {
  const { officer, authenticationCode } = await collectCase(world);
  assert.match(authenticationCode, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  const view = await anyone().get('/api/cases/9001');
  assert.equal(view.json.state, 'petitioning');
  assert.deepEqual(view.json.thresholds, { proposers: 1, signers: 2 });
  assert.equal(view.json.dates.lastDay, '2027-05-23');
  assert.equal(view.json.timeline.length, 9);
  assert.equal(view.json.result, null);
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: '9001', authenticationCode });
  open = { officer, lead } as OpenCase;
});

test('the ceremony: the plan with her keys, byte for byte, and nothing else, becomes the manifest', async () => {
  const { lead, officer } = open;
  const { plan } = (await lead.must(lead.get('/api/lead/case'))).json;
  assert.equal(plan.log, '9001.petition.1');
  const ceremony = makeCeremony(world, plan);
  for (const [field, other] of [
    ['mainText', '您是否同意另一案？'],
    ['leadName', '別人'],
    ['origin', 'https://evil.example'],
    ['plaintextLength', 8192],
    ['window', { firstDay: '2026-11-24', lastDay: '2028-01-01' }],
    ['policies', { ...plan.policies, cover: { mode: 'off', poolMs: 1, padTo: 1 } }],
  ]) {
    const bent = makeCeremony(world, { ...plan, [field as string]: other });
    const refused = await lead.post('/api/lead/logs', bent.body);
    assert.equal(refused.json.code, 'manifest.shape', String(field));
  }
  const notHers = makeCeremony(world, plan, world.card(3));
  assert.equal((await lead.post('/api/lead/logs', notHers.body)).json.code, 'trial.other-card');
  const otherWrap = { ...ceremony.body, wrap: makeCeremony(world, plan).body.wrap };
  assert.equal((await lead.post('/api/lead/logs', otherWrap)).json.code, 'manifest.hash-mismatch');
  const otherConsent = { ...ceremony.body, leadConsent: makeCeremony(world, plan).body.leadConsent };
  assert.equal((await lead.post('/api/lead/logs', otherConsent)).json.code, 'statement.wrong-case');
  await lead.must(lead.post('/api/lead/logs', makeCeremony(world, plan).body));
  await lead.must(lead.post('/api/lead/logs', ceremony.body));
  open = { ...ceremony, lead, officer };
  const wrap = await lead.must(lead.get(`/api/lead/logs/${open.log}/wrap`));
  assert.deepEqual(wrap.json, ceremony.body.wrap);
});

test('the log opens with three signatures and a passed possession test, not before', async () => {
  const { lead, officer, log, manifest } = open;
  const openUrl = `/api/commission/logs/${log}/open`;
  assert.equal((await officer.post(openUrl)).json.code, 'manifest.signature');
  await officer.must(officer.post(`/api/commission/logs/${log}/countersign`));
  const draft = await readFile(join(world.config.exchangeFolder, 'to-registry', `manifest-${log}.json`), 'utf8');
  assert.equal(JSON.parse(draft).registry, null);
  assert.equal((await lead.post('/api/lead/logs', open.body)).json.code, 'case.wrong-state');
  assert.equal((await officer.post(openUrl)).json.code, 'manifest.signature');
  await registrySigns(world, { ...manifest, createdAt: manifest.createdAt + 1 });
  assert.equal((await officer.post(openUrl)).json.code, 'manifest.signature');
  await registrySigns(world, manifest);
  assert.equal((await officer.post(openUrl)).json.code, 'possession.wrong');
  const wrong = await lead.post(`/api/lead/logs/${log}/possession`, { plaintext: 'A'.repeat(43) });
  assert.equal(wrong.json.code, 'possession.wrong');
  assert.equal((await anyone().post(`/api/logs/${log}/challenge`)).json.code, 'log.unknown');
  assert.equal((await anyone().get(`/api/logs/${log}/manifest`)).status, 404);
  await passPossession(lead, open);
  await officer.must(officer.post(openUrl));
  await officer.must(officer.post(openUrl));
  const shown = await anyone().must(anyone().get(`/api/logs/${log}/manifest`));
  const verified = verifySignedManifest(p, world.trust, signedManifestFromJson(shown.json), manifestHash(p, manifest));
  assert.ok(verified.ok);
  assert.deepEqual((await anyone().get('/api/cases/9001')).json.logs, [
    { log, stage: 'petition', round: 1, open: true },
  ]);
});

test('every signer leaves with a receipt that verifies', async () => {
  signed = await Promise.all(
    Array.from({ length: SIGNERS }, async (_, i) => {
      const post = await makePost(world, open, world.card(10 + i));
      const reply = await anyone().must(anyone().post(`/api/logs/${open.log}/signatures`, post));
      const verdict = verifyReceipt(p, { manifest: open.manifest, receipt: receiptFromJson(reply.json) });
      assert.deepEqual(verdict.faults, []);
      return { post, receipt: reply.json };
    }),
  );
  assert.equal(new Set(signed.map(({ receipt }) => receipt.index)).size, SIGNERS);
});

test('the same post again gets the same receipt, also when its nonce has expired; another post is refused in writing', async () => {
  const { post, receipt } = signed[0]!;
  const url = `/api/logs/${open.log}/signatures`;
  const again = await anyone().must(anyone().post(url, post));
  assert.deepEqual(again.json, receipt);
  const unsent = await makePost(world, open, world.card(30));
  world.clock.now += 301_000;
  assert.deepEqual((await anyone().must(anyone().post(url, post))).json, receipt);
  assert.equal((await anyone().post(url, unsent)).json.code, 'nonce.expired');
  const second = await anyone().post(url, await makePost(world, open, world.card(10)));
  assert.equal(second.status, 409);
  assert.equal(second.json.code, 'signature.already-signed');
  assert.equal(second.json.refusal.firstSignedOn, '2026-11-23');
});

test('tiles and checkpoint are served as C2SP says, partial tiles cut to their width', async () => {
  const { log, manifest } = open;
  const checkpoint = await anyone().must(anyone().get(`/log/${log}/checkpoint`));
  const key = { origin: manifest.logOrigin, ...manifest.logKeys };
  const verdict = verifyCheckpoint(p, key, checkpoint.bytes);
  assert.ok(verdict.ok);
  const { size } = verdict.checkpoint;
  for (const width of [1, size]) {
    const tile = await anyone().must(anyone().get(`/log/${log}/tile/0/000.p/${width}`));
    assert.equal(tile.bytes.length, 32 * width);
  }
  for (const path of [`tile/0/000.p/${size + 1}`, 'tile/0/000', 'tile/1/000.p/1', 'tile/0/0', 'tile/entries/000'])
    assert.equal((await anyone().get(`/log/${log}/${path}`)).status, 404, path);
});

test('only the lead reads progress, and she reads it exactly', async () => {
  const { lead, log, manifest, keys } = open;
  const page = await lead.must(lead.get(`/api/lead/logs/${log}/progress?from=0`));
  const size = Number(new DataView(page.bytes.buffer, page.bytes.byteOffset).getBigUint64(0));
  assert.equal(page.bytes.length, 8 + 81 * (size - 1));
  const { secretKey } = deriveCountKey(p, keys.seedCount);
  const flags = Array.from({ length: size - 1 }, (_, i) => {
    const envelope = page.bytes.subarray(8 + 81 * i, 8 + 81 * (i + 1));
    return openProgress(p, secretKey, manifestHash(p, manifest), envelope)?.flag;
  });
  assert.equal(flags.filter((flag) => flag === PROGRESS.real).length, SIGNERS);
  assert.equal(flags.filter((flag) => flag === PROGRESS.decoy).length, size - 1 - SIGNERS);
  const rest = await lead.must(lead.get(`/api/lead/logs/${log}/progress?from=${size}`));
  assert.equal(rest.bytes.length, 8);
  for (const url of [`/api/lead/logs/${log}/progress`, '/api/lead/case', '/api/commission/cases'])
    assert.equal((await anyone().get(url)).status, 401);
  assert.equal((await open.officer.get(`/api/lead/logs/${log}/progress`)).json.code, 'session.wrong-role');
  assert.equal((await lead.get('/api/lead/logs/9002.petition.1/progress')).json.code, 'log.unknown');
});

test('a hold refuses new signers, says until when, and ends by itself', async () => {
  const { lead, log } = open;
  const late = await makePost(world, open, world.card(40));
  const held = await lead.must(lead.post(`/api/lead/logs/${log}/hold`));
  assert.equal(held.json.holdUntil, world.clock.now + 1_800_000);
  const refused = await anyone().post(`/api/logs/${log}/signatures`, late);
  assert.deepEqual([refused.status, refused.json.code], [503, 'log.held']);
  assert.equal((await anyone().post(`/api/logs/${log}/challenge`)).json.code, 'log.held');
  assert.deepEqual((await anyone().get(`/api/logs/${log}`)).json, {
    log,
    caseNumber: '9001',
    open: false,
    held: true,
    heldUntil: held.json.holdUntil,
    suspended: null,
    // The list of the world's making is a day old.
    revocation: { freshAt: NOW - 86_400_000, stale: true },
  });
  world.clock.now += 60_000;
  const again = await lead.must(lead.post(`/api/lead/logs/${log}/hold`));
  assert.equal(again.json.holdUntil, held.json.holdUntil, 'holding again stretches nothing');
  await lead.must(lead.post(`/api/lead/logs/${log}/resume`));
  const reply = await anyone().must(anyone().post(`/api/logs/${log}/signatures`, late));
  signed.push({ post: late, receipt: reply.json });
  await lead.must(lead.post(`/api/lead/logs/${log}/hold`));
  world.clock.now += 1_800_000;
  await anyone().must(anyone().post(`/api/logs/${log}/challenge`));
});

test('the filing is taken once, for exactly the held head, signed by her card', async () => {
  const { lead, log } = open;
  const url = `/api/lead/logs/${log}/file`;
  const real = signed.length;
  const held = (await lead.must(lead.post(`/api/lead/logs/${log}/hold`))).json;
  const cases: [string, () => object][] = [
    ['submission.head', () => makeFiling(world, open, { ...held, size: held.size - 1 }, real)],
    [
      'submission.seed-mismatch',
      () => makeFiling(world, { ...open, keys: { ...open.keys, seedCount: nodeRandom(32) } }, held, real),
    ],
    ['statement.mismatch', () => ({ ...makeFiling(world, open, held, real), realCount: real + 1 })],
    ['manifest.hash-mismatch', () => ({ ...makeFiling(world, open, held, real), manifestSha256: '0'.repeat(64) })],
  ];
  for (const [code, filing] of cases) assert.equal((await lead.post(url, filing())).json.code, code);
  const filing = makeFiling(world, open, held, real);
  const done = await lead.must(lead.post(url, filing));
  assert.equal(done.json.state, 'filed');
  const { countCheck } = done.json;
  assert.deepEqual(
    { ...countCheck },
    { entries: held.size, real, repeats: 0, decoys: held.size - 1 - real, unexplained: 0, indices: [] },
  );
  assert.deepEqual((await lead.must(lead.post(url, filing))).json, done.json);
  assert.equal((await lead.post(url, makeFiling(world, open, held, real, 1))).json.code, 'case.already-filed');
  assert.equal((await lead.post(`/api/lead/logs/${log}/resume`)).json.code, 'case.already-filed');
});

test('after the filing nobody signs, but a lost answer is still answered', async () => {
  const { log } = open;
  assert.equal((await anyone().post(`/api/logs/${log}/challenge`)).json.code, 'log.not-open');
  const { post, receipt } = signed[1]!;
  assert.deepEqual((await anyone().must(anyone().post(`/api/logs/${log}/signatures`, post))).json, receipt);
});

test('the registry gets everything it needs as files', async () => {
  const { officer, log } = open;
  const done = await officer.must(officer.post(`/api/commission/logs/${log}/export-filing`));
  await officer.must(officer.post(`/api/commission/logs/${log}/export-filing`));
  const folder = join(world.config.exchangeFolder, 'to-registry', `filing-${log}`);
  const filing = parseFiling(new Uint8Array(await readFile(join(folder, 'filing.json'))));
  assert.equal(filing.size, done.json.entries);
  const slots = await readFile(join(folder, 'slots.bin'));
  assert.equal(slots.length, (filing.size - 1) * 7425);
  parseSignedManifest(new Uint8Array(await readFile(join(folder, 'manifest.json'))));
  await readFile(join(folder, 'done'));
  await readFile(join(folder, 'tile/0', `000.p/${filing.size}`));
});

test('the verdict is verified before it counts; the result stays closed until the decision', async () => {
  const { officer, log } = open;
  const importUrl = `/api/commission/logs/${log}/import-verdict`;
  const act = (command: string, data: object = {}) =>
    officer.post('/api/commission/cases/9001/commands', { command, data });
  await officer.must(act('begin-household-check'));
  assert.deepEqual((await officer.post(importUrl)).json.detail, { at: 'missing' });
  await writeVerdict(world, open, (bytes) => bytes.with(100, bytes[100]! ^ 1));
  assert.equal((await officer.post(importUrl)).json.code, 'verdict.shape');
  await writeVerdict(world, open, (bytes) => bytes.subarray(0, bytes.length - 1));
  assert.equal((await officer.post(importUrl)).json.code, 'verdict.shape');
  await writeVerdict(world, open);
  const byHand = await act('record-household-check', {});
  assert.equal(byHand.json.code, 'case.wrong-actor');
  const taken = await officer.must(officer.post(importUrl));
  assert.equal(taken.json.state, 'tallied');
  assert.equal(taken.json.accepted, signed.length);
  assert.equal((await anyone().get('/api/cases/9001')).json.result, null);
  assert.equal((await officer.post('/api/commission/cases/9001/publish')).json.code, 'case.wrong-state');
  await officer.must(act('establish', { officialNumber: '第22案' }));
  const view = (await anyone().get('/api/cases/9001')).json;
  assert.equal(view.result.accepted, signed.length);
  assert.equal(view.result.decision, 'established');
  assert.deepEqual([view.bundles, Object.hasOwn(view, 'bundle')], [[], false]);
});

test('the bundle is published whole and signed, and every file is what its index says', async () => {
  const { officer, log } = open;
  await officer.must(officer.post('/api/commission/cases/9001/publish'));
  await officer.must(officer.post('/api/commission/cases/9001/publish'));
  const { bundles } = (await anyone().get('/api/cases/9001')).json;
  const [bundle] = bundles;
  assert.equal(bundles.length, 1);
  assert.equal(bundle.index, `/bundles/${log}/index.json`);
  const index = parseBundleIndex((await anyone().must(anyone().get(bundle.index))).bytes);
  assert.ok(index.files.length >= 12);
  for (const { path, length, sha256 } of index.files) {
    const file = await anyone().must(anyone().get(`/bundles/${log}/${path}`));
    assert.deepEqual([file.bytes.length, toHex(p.sha256(file.bytes))], [length, toHex(sha256)], path);
  }
  for (const path of ['', 'struck-out.json', '../keys/nonce.key', '.hidden', 'tile'])
    assert.equal((await anyone().get(`/bundles/${log}/${path}`)).status, 404, path);
});

test("the lead's access ends with the case", async () => {
  const reply = await open.lead.get('/api/lead/case');
  assert.deepEqual([reply.status, reply.json.article], [409, 'regulation Art. 6(4)']);
});

test('a restarted server knows everything from database and folders', async () => {
  const { app, parts } = await world.restarted();
  const visitor = new Visitor(app);
  // The duplicate key went with the end of the case: nobody can be found in the log any more.
  const { post } = signed[2]!;
  assert.equal((await visitor.post(`/api/logs/${open.log}/signatures`, post)).json.code, 'log.not-open');
  assert.equal((await visitor.get('/api/cases/9001')).json.state, 'established');
  await parts.gate.close();
});

test('nothing was logged of signing, and no line holds a body, a cookie or a query', async () => {
  const logged = world.logged();
  const lines = logged
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.ok(lines.length > 30);
  for (const line of lines) {
    assert.ok(line.msg === 'request' || line.msg.startsWith('revocation lists are stale'), line.msg);
    assert.doesNotMatch(String(line.route), /signatures|\/api\/logs\/:log|^\/log\/|^\/api\/cases/);
    assert.deepEqual(
      Object.keys(line).filter(
        (key) => !['level', 'time', 'id', 'method', 'route', 'status', 'ms', 'msg', 'freshAt'].includes(key),
      ),
      [],
    );
  }
  assert.doesNotMatch(logged, /from=|lianshu_lead|lianshu_officer|nonce"|authenticationCode"/);
  const { cms } = signed[0]!.post as { cms: string };
  assert.ok(!logged.includes(cms.slice(0, 40)));
  assert.ok(fromBase64url(cms).length > 1000);
});
