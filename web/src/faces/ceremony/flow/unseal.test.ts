import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { toHex } from '@lianshu/core/bytes';
import { encodeOpenedWrap, encodeWrap, openRecovery, parseOpenedWrap, wrapToJson } from '@lianshu/core/crypto';
import { authorities, cardInReader, otherLead, PIN, p, plan, trust } from './commission.fixture.ts';
import { codeOf, folderOf, heldCeremony, newCeremony, SLOT, taken } from './held-ceremony.fixture.ts';
import { copyName } from './local-files.ts';
import { fetchTestRecord, provePossession, rehearse } from './possession.ts';
import { fetchManifest } from './signed-manifest.ts';
import { fetchWrap, findWrap, unsealCountKey, unsealKeys } from './unseal.ts';

let done: Awaited<ReturnType<typeof heldCeremony>>;
before(async () => {
  done = await heldCeremony();
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
