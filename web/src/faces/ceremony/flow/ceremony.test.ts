import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { toBase64url, toHex } from '@lianshu/core/bytes';
import {
  encodeOpenedWrap,
  encodeUnsealingCode,
  encodeWrap,
  openRecovery,
  openRelease,
  parseOpenedWrap,
  wrapToJson,
} from '@lianshu/core/crypto';
import { encodeSignedManifest, manifestHash } from '@lianshu/core/manifest';
import { readManifestConsent } from '@lianshu/core/statement';
import { issueCard } from '@lianshu/devkit/card';
import { type Answer, failed, good } from '../../../api/index.ts';
import {
  authorities,
  cardInReader,
  type FakeCommission,
  fakeCommission,
  inSlot,
  lead,
  NOW,
  otherLead,
  PIN,
  p,
  pki,
  plan,
  random,
  trust,
} from './commission.fixture.ts';
import { consentText, postCeremony, signConsent } from './consent.ts';
import { countProgress } from './count-progress.ts';
import { holdLog, postFiling, prepareFiling, signSubmission, submissionOf } from './filing.ts';
import { copyName, type LocalTool } from './local-files.ts';
import { type Ceremony, codeGroups, dateManifest, forget, makeKeys } from './make-keys.ts';
import { fetchTestRecord, provePossession, rehearse } from './possession.ts';
import { areProven, NO_PROOFS, proveByCard, proveSheet } from './prove-keys.ts';
import { readLeadCard } from './read-lead-card.ts';
import { fetchManifest, fetchOwnManifest, linkOf } from './signed-manifest.ts';
import { EMPTY_TALLY } from './tally.ts';
import { fetchWrap, findWrap, unsealCountKey, unsealKeys } from './unseal.ts';

const SLOT = 'Reader 0';

function taken<T>(answer: Answer<T>): T {
  assert.ok(answer.ok, answer.ok ? '' : answer.problem.code);
  return answer.value;
}

function codeOf(answer: Answer<unknown>): string {
  return answer.ok ? 'accepted' : answer.problem.code;
}

/** The lead's program with these files in her folder. */
function folderOf(files: readonly (readonly [name: string, bytes: Uint8Array])[]): LocalTool {
  return {
    facts: async () => failed('tool.unreachable'),
    keep: async () => failed('tool.unreachable'),
    read: async (name) => {
      const found = files.find(([known]) => known === name);
      return found === undefined ? failed('file.missing') : good(found[1]);
    },
  };
}

async function consentOf(ceremony: Ceremony): Promise<Uint8Array> {
  return taken(await signConsent(p, trust, cardInReader(), ceremony, consentText(ceremony, NOW), PIN, SLOT));
}

function newCeremony(seed = 'ceremony'): Ceremony {
  const card = taken(readLeadCard(p, trust, [inSlot()], NOW));
  return taken(makeKeys(p, random(seed), trust, plan, card, NOW));
}

/** A case whose ceremony is over: what every later flow starts from. */
async function heldCeremony(): Promise<{ commission: FakeCommission; ceremony: Ceremony; typedCode: string }> {
  const commission = fakeCommission();
  const ceremony = newCeremony();
  taken(await postCeremony(commission.api, ceremony, await consentOf(ceremony)));
  return { commission, ceremony, typedCode: codeGroups(ceremony.code).join(' ').toLowerCase() };
}

let done: Awaited<ReturnType<typeof heldCeremony>>;
before(async () => {
  done = await heldCeremony();
});

test("the lead's card is read by use, and both certificates are judged", () => {
  const card = taken(readLeadCard(p, trust, [inSlot()], NOW));
  assert.equal(card.holder, lead.person.name);
  assert.equal(card.slot, SLOT);
  assert.notDeepEqual(card.signing.der, card.encryption.der);
});

const BAD_CARDS = [
  ['no-encryption', 'card.no-encryption-certificate'],
  ['expired', 'certificate.expired'],
  ['mobile', 'certificate.mobile'],
  ['foreign-issuer', 'certificate.unknown-issuer'],
] as const;
for (const [kind, code] of BAD_CARDS) {
  test(`a card of the kind ${kind} is ${code}`, () => {
    const card = issueCard(pki, lead.person, { kind });
    assert.equal(codeOf(readLeadCard(p, trust, [inSlot(card)], NOW)), code);
  });
}

test('certificates of two cards in one reader are no pair', () => {
  const [encrypt] = inSlot(otherLead.card).certificates;
  const [, sign] = inSlot().certificates;
  const mixed = { slot: SLOT, serialNumber: '1', certificates: [encrypt!, sign!] };
  assert.equal(codeOf(readLeadCard(p, trust, [mixed], NOW)), 'card-pair');
});

test('the ceremony proves every path with the card that it wrapped for', async () => {
  const ceremony = newCeremony();
  const card = cardInReader();
  for (const path of ['pkcs1', 'cms', 'count'] as const) {
    assert.equal(taken(await proveByCard(p, card, ceremony, path, PIN, SLOT)), 'proven', path);
  }
  assert.equal(taken(proveSheet(p, ceremony, codeGroups(ceremony.code).join('-').toLowerCase())), true);
});

test('a form that the component does not know is unsupported; one working form is enough', async () => {
  const ceremony = newCeremony();
  const card = cardInReader(lead.card, ['cms']);
  assert.equal(taken(await proveByCard(p, card, ceremony, 'cms', PIN, SLOT)), 'unsupported');
  const proofs = { ...NO_PROOFS, sheet: 'proven', pkcs1: 'proven', count: 'proven' } as const;
  assert.equal(areProven({ ...proofs, cms: 'unsupported' }), true);
  assert.equal(areProven({ ...proofs, cms: 'wrong' }), false);
  assert.equal(areProven({ ...proofs, pkcs1: 'unsupported', cms: 'unsupported' }), false);
  for (const path of ['sheet', 'count'] as const) assert.equal(areProven({ ...proofs, [path]: 'waiting' }), false);
});

test('what a card returns that is not what was wrapped is wrong', async () => {
  const ceremony = newCeremony();
  const card = cardInReader();
  for (const plain of [new Uint8Array(60), new Uint8Array(32), new Uint8Array(0)]) {
    const liar = { ...card, decryptData: async () => ({ ok: true as const, value: plain.slice() }) };
    for (const path of ['pkcs1', 'count'] as const) {
      assert.equal(taken(await proveByCard(p, liar, ceremony, path, PIN, SLOT)), 'wrong');
    }
  }
});

test('a wrong PIN says nothing about the path', async () => {
  const answer = await proveByCard(p, cardInReader(), newCeremony(), 'pkcs1', '000000', SLOT);
  assert.equal(codeOf(answer), 'card.pin-wrong-two-left');
});

test('a mistyped sheet is told apart from one that cannot be read', () => {
  const ceremony = newCeremony();
  const text = encodeUnsealingCode(ceremony.code);
  const swapped = (text[0] === '0' ? '1' : '0') + text.slice(1);
  assert.equal(codeOf(proveSheet(p, ceremony, swapped)), 'code.wrong');
  assert.equal(codeOf(proveSheet(p, ceremony, text.slice(1))), 'code.malformed');
  assert.equal(codeOf(proveSheet(p, ceremony, `${text.slice(1)}U`)), 'code.malformed');
});

test('two ceremonies share nothing', () => {
  const [a, b] = [newCeremony('a'), newCeremony('b')];
  assert.notDeepEqual(a.code, b.code);
  assert.notDeepEqual(a.manifest.keys.open, b.manifest.keys.open);
  assert.notDeepEqual(a.wrap.pkcs1, b.wrap.pkcs1);
});

test('a ceremony that took long gets a manifest of its own time, with the same keys and code', async () => {
  const ceremony = newCeremony();
  const code = encodeUnsealingCode(ceremony.code);
  const dated = dateManifest(p, ceremony, NOW + 7_200_000);
  forget(ceremony);
  assert.equal(encodeUnsealingCode(dated.code), code);
  assert.equal(encodeUnsealingCode(ceremony.code), '0'.repeat(26));
  assert.deepEqual(dated.manifest, { ...ceremony.manifest, createdAt: NOW + 7_200_000 });
  assert.deepEqual(dated.manifestHash, manifestHash(p, dated.manifest));
  assert.equal(taken(await proveByCard(p, cardInReader(), dated, 'pkcs1', PIN, SLOT)), 'proven');
});

test("the manifest names the pinned registry, whatever the commission's plan would like", () => {
  const { manifest } = newCeremony();
  assert.deepEqual(manifest.registry.seal, trust.registry.seal);
  const hostile = { ...plan, policies: { ...plan.policies, disclosure: 'nobody' } } as unknown as typeof plan;
  const card = taken(readLeadCard(p, trust, [inSlot()], NOW));
  assert.equal(codeOf(makeKeys(p, random('x'), trust, hostile, card, NOW)), 'manifest.shape');
  const none = { ...plan, policies: undefined } as unknown as typeof plan;
  assert.equal(codeOf(makeKeys(p, random('x'), trust, none, card, NOW)), 'manifest.shape');
});

test("the consent is the card's signature over exactly this manifest", async () => {
  const ceremony = newCeremony();
  const text = consentText(ceremony, NOW + 999);
  assert.equal(readManifestConsent(text).signedAt, NOW);
  const wrongCard = await signConsent(p, trust, cardInReader(otherLead.card), ceremony, text, PIN, SLOT);
  assert.equal(codeOf(wrongCard), 'manifest.signature');
  const otherText = consentText(newCeremony('other'), NOW);
  const wrongText = await signConsent(p, trust, cardInReader(), ceremony, otherText, PIN, SLOT);
  assert.equal(codeOf(wrongText), 'statement.wrong-case');
});

test('nothing that is posted contains the code', () => {
  const { commission, ceremony } = done;
  const spellings = [
    encodeUnsealingCode(ceremony.code),
    toBase64url(ceremony.code),
    codeGroups(ceremony.code).join('-'),
  ];
  for (const spelling of spellings) for (const body of commission.posted) assert.ok(!body.includes(spelling));
});

test('the registry can hand the wrapped master back, which is useless without the code', () => {
  const { commission, ceremony } = done;
  const { sealSeed } = authorities.registry;
  const inner = openRecovery(p, sealSeed, plan.log, commission.wrap().recovery);
  assert.equal(inner?.length, 60);
  assert.equal(openRecovery(p, sealSeed, '9002.petition.1', ceremony.wrap.recovery), undefined);
});

async function unsealWith(change: { code?: string; card?: ReturnType<typeof cardInReader>; form?: 'pkcs1' | 'cms' }) {
  const { commission, typedCode } = done;
  const { manifest } = taken(await fetchManifest(p, trust, commission.api, plan.log));
  const wrap = taken(await fetchWrap(p, commission.api, manifest));
  const work = { p, card: change.card ?? cardInReader(), slot: SLOT, pin: PIN, wrap, manifest };
  return {
    work,
    keys: await unsealKeys({ ...work, form: change.form ?? 'pkcs1', typedCode: change.code ?? typedCode }),
  };
}

test('card and code open the keys by both forms', async () => {
  for (const form of ['pkcs1', 'cms'] as const) {
    const { keys, work } = await unsealWith({ form });
    assert.deepEqual(taken(keys).open, work.manifest.keys.open);
  }
});

test('what a card gave back at a terminal opens the keys in its place, if it is of this very wrap', async () => {
  const { work, keys } = await unsealWith({});
  const { ceremony, typedCode } = done;
  const wrapSha256 = p.sha256(encodeWrap(work.wrap));
  const { sealSeed } = authorities.registry;
  const inner = openRecovery(p, sealSeed, plan.log, work.wrap.recovery)!;
  const { seedCount } = taken(keys);
  const opened = parseOpenedWrap(encodeOpenedWrap({ log: plan.log, wrapSha256, inner, seedCount }));
  const noCard = { ...work, card: undefined as never, opened };
  const full = { ...noCard, form: 'file', typedCode } as const;
  assert.deepEqual(taken(await unsealKeys(full)).open, work.manifest.keys.open);
  assert.deepEqual(taken(await unsealKeys(full)).open, work.manifest.keys.open, 'and once more');
  assert.deepEqual(taken(await unsealCountKey(noCard)).seedCount, seedCount);
  assert.equal(codeOf(await unsealKeys({ ...full, typedCode: '0'.repeat(26) })), 'unseal.code');
  const other = { ...opened, wrapSha256: p.sha256(encodeWrap(newCeremony('another').wrap)) };
  for (const bad of [undefined, other, { ...opened, log: '9002.petition.1' }])
    assert.equal(codeOf(await unsealKeys({ ...full, opened: bad })), 'unseal.file');
  assert.equal(codeOf(await unsealCountKey({ ...noCard, opened: other })), 'unseal.file');
  const spoilt = { ...opened, seedCount: ceremony.manifestHash };
  assert.equal(codeOf(await unsealCountKey({ ...noCard, opened: spoilt })), 'manifest.keys');
});

test('another code, another card and half a code are told apart', async () => {
  assert.equal(codeOf((await unsealWith({ code: '0'.repeat(26) })).keys), 'unseal.code');
  assert.equal(codeOf((await unsealWith({ code: '0' })).keys), 'code.malformed');
  const codeOfOther = codeOf((await unsealWith({ card: cardInReader(otherLead.card) })).keys);
  assert.equal(codeOfOther, 'unseal.card');
});

test('a wrap that the manifest does not name is refused before the card is asked', async () => {
  const { commission } = await heldCeremony();
  const known = taken(await fetchManifest(p, trust, commission.api, plan.log));
  const { manifest } = known;
  const wrap = taken(await fetchWrap(p, commission.api, manifest));
  assert.deepEqual(wrap.log, plan.log);
  const forged = newCeremony('forged');
  commission.replace(`/api/lead/logs/${plan.log}/wrap`, wrapToJson(forged.wrap));
  assert.equal(codeOf(await fetchWrap(p, commission.api, manifest)), 'unseal.wrap-changed');
  const name = copyName('wrap', plan.log, toHex(known.hash));
  const kept = folderOf([[name, encodeWrap(wrap)]]);
  assert.deepEqual(taken(await findWrap(p, kept, commission.api, known)), wrap, 'her own copy is as good');
  const spoilt = folderOf([[name, encodeWrap(forged.wrap)]]);
  assert.equal(codeOf(await findWrap(p, spoilt, commission.api, known)), 'unseal.wrap-changed');
});

test('the possession test is opened and answered; a rehearsal answers nothing', async () => {
  const { commission, typedCode } = done;
  const { manifest, hash } = taken(await fetchManifest(p, trust, commission.api, plan.log));
  const wrap = taken(await fetchWrap(p, commission.api, manifest));
  const work = { p, card: cardInReader(), slot: SLOT, pin: PIN, wrap, manifest, api: commission.api } as const;
  const full = { ...work, manifestHash: hash, form: 'pkcs1', typedCode } as const;
  const rehearsed = taken(await fetchTestRecord(commission.api, plan.log));
  const before = commission.posted.length;
  assert.equal(taken(await rehearse(full, rehearsed)).length, 32);
  assert.equal(commission.posted.length, before);
  taken(await provePossession(full, taken(await fetchTestRecord(commission.api, plan.log))));
  assert.equal(commission.passed(), true);
  const other = newCeremony('other');
  const foreign = { ...full, manifestHash: other.manifestHash };
  const record = taken(await fetchTestRecord(commission.api, plan.log));
  assert.equal(codeOf(await rehearse(foreign, record)), 'possession.wrong');
});

test("before the log is open the lead's own copy is the manifest, if it is the one the commission names", async () => {
  const { ceremony } = done;
  const leadConsent = await consentOf(ceremony);
  const manifestSha256 = toHex(ceremony.manifestHash);
  const draft = { manifest: ceremony.manifest, leadConsent, commission: null, registry: null };
  const tool = folderOf([[copyName('manifest', plan.log, manifestSha256), encodeSignedManifest(draft)]]);
  const own = (change: object) =>
    fetchOwnManifest(p, trust, tool, done.commission.api, {
      log: plan.log,
      manifestSha256,
      phase: 'ceremony',
      ...change,
    });
  assert.deepEqual(taken(await own({})).hash, ceremony.manifestHash);
  const other = manifestSha256.slice(0, 8) + '0'.repeat(56);
  assert.equal(codeOf(await own({ manifestSha256: other })), 'manifest.hash-mismatch');
  assert.equal(codeOf(await own({ manifestSha256: 'f'.repeat(64) })), 'file.missing');
  assert.equal(codeOf(await own({ manifestSha256: 'f'.repeat(64), phase: 'open' })), 'accepted');
});

test('the signing link pins the manifest', async () => {
  const known = taken(await fetchManifest(p, trust, done.commission.api, plan.log));
  assert.match(linkOf(known), /^http:\/\/localhost:8460\/sign\/9001\.petition\.1#m=[A-Za-z0-9_-]{22}$/);
});

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

test('a manifest that one of the three did not sign is refused', async () => {
  const { commission } = await heldCeremony();
  const path = `/api/logs/${plan.log}/manifest`;
  const answer = await commission.api.get(path);
  const signed = taken(answer) as Record<string, never>;
  commission.replace(path, { ...signed, registry: signed.commission! });
  assert.equal(codeOf(await fetchManifest(p, trust, commission.api, plan.log)), 'manifest.signature');
});
