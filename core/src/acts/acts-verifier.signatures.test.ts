import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ActItem, type Signing, signedItem } from '@lianshu/devkit/fixture-acts';
import { toHex, utf8 } from '../bytes/index.ts';
import { type Command, decide, replay } from '../case/index.ts';
import type { JsonObject, JsonValue } from '../json/index.ts';
import { eventOf, forged, items, neverMade, p, registered, with_ } from './acts-verifier.fixture.ts';
import { cardName } from './index.ts';

test('a dangerous act without its card signature, or with that of another act, officer or time', () => {
  const bare = items[5]!;
  const { cms: _, ...without } = bare;
  const replaced = (item: ActItem) => forged((all) => all.map((given, i) => (i === 5 ? item : given)));
  assert.deepEqual(replaced(without), ['signature-missing']);
  const data = { ground: 'papers', reasons: '未附名冊。' };
  assert.deepEqual(replaced(signedItem(without, { act: 'not-accept', data, index: 6 })), []);
  assert.deepEqual(replaced(signedItem(without, { act: 'reject', data, index: 6 })), ['signature-other-act']);
  assert.deepEqual(
    replaced(signedItem(without, { act: 'not-accept', data: { ...data, reasons: '別的。' }, index: 6 })),
    ['signature-other-act'],
  );
  assert.deepEqual(replaced(signedItem(without, { act: 'not-accept', data, index: 900 })), ['signature-other-act']);
  assert.deepEqual(replaced({ ...bare, card: p.sha256(utf8('another')) }), [
    'officer-not-listed',
    'signature-other-officer',
  ]);
  assert.deepEqual(
    replaced({ ...bare, cms: bare.cms!.map((byte, i) => (i === bare.cms!.length - 1 ? byte ^ 1 : byte)) }),
    ['signature-invalid'],
  );
  assert.deepEqual(replaced({ ...bare, cms: new Uint8Array(3) }), ['signature-invalid']);
  assert.deepEqual(replaced({ ...bare, office: 'legal' }), ['office-wrong', 'signature-other-act']);
  assert.deepEqual(with_(2, { office: 'intake' }), ['officer-not-listed', 'office-wrong']);
  const { cms: __, ...unsigned } = items[6]!;
  assert.deepEqual(
    forged((all) => all.map((given, i) => (i === 6 ? unsigned : given))),
    ['signature-missing'],
  );
  assert.deepEqual(
    forged((all) => [...all, { ...all[6]!, second: 11 }]),
    ['signature-repeated'],
  );
});

test('a card that signs is that of an officer who is listed for the office then, not just anybody’s', () => {
  const { cms: _, ...bare } = items[5]!;
  const signing: Signing = { act: 'not-accept', data: { ground: 'papers', reasons: '未附名冊。' }, index: 6 };
  const foreign = signedItem(bare, { ...signing, by: 'stranger' });
  const instead = (item: ActItem, ...first: ActItem[]) =>
    forged((all) => [
      ...all.slice(0, 5),
      ...first.map((given) => ({ ...given, second: 6 })),
      item,
      ...all.slice(6).map((given, i) => ({ ...given, second: 7 + i })),
    ]);
  const removed = (card: Uint8Array): ActItem => ({
    actor: 'operator',
    kind: 'officer-removed',
    detail: { card: cardName(card) },
  });
  assert.deepEqual(instead(foreign), ['officer-not-listed']);
  assert.deepEqual(instead(foreign, registered(foreign.card!, ['legal'])), ['officer-not-listed']);
  assert.deepEqual(instead(foreign, registered(foreign.card!, ['auditor'])), ['officer-not-listed']);
  assert.deepEqual(instead(foreign, registered(foreign.card!, ['intake'])), [], 'but then the log says so');
  assert.deepEqual(instead(items[5]!, removed(items[5]!.card!)).slice(0, 1), ['officer-not-listed']);
  // An act without a signature too.
  assert.deepEqual(with_(1, { card: foreign.card! }), ['officer-not-listed']);
  const { office: __, ...nobody } = items[3]!;
  assert.deepEqual(
    forged((all) => all.map((given, i) => (i === 3 ? nobody : given))),
    ['officer-not-listed'],
  );
});

test('who has an act of the commission done by somebody else needs the card all the same', () => {
  const { cms: _, card: __, office: ___, ...countersigned } = items[6]!;
  for (const actor of ['operator', 'lead', 'clock', 'registry'] as const)
    assert.deepEqual(
      forged((all) => all.map((given, i) => (i === 6 ? { ...countersigned, actor } : given))),
      ['actor-wrong'],
    );
  assert.deepEqual(with_(8, { actor: 'commission' }), ['actor-wrong']);
  assert.deepEqual(with_(3, { actor: 'commission' }), ['actor-wrong']);
});

/** A decision of the meeting on case 9001, that is signed in its own second. */
function settled(second: number, happened: number, papers: readonly string[]): ActItem {
  const data = { policy: 'lead-key-lost', choice: 'paper-alone', reasons: '委員會議決議。' };
  const command = { name: 'settle-policy', by: 'commission', data, papers: ['commission-minutes'] } as Command;
  const decided = decide(replay([eventOf(1), eventOf(2)] as never), command, Number(eventOf(1).at) + happened * 1000);
  assert.ok(decided.ok, JSON.stringify(decided));
  const json = JSON.parse(JSON.stringify({ ...decided.value[0], papers })) as JsonObject;
  if (papers.length === 0) delete (json as { papers?: JsonValue }).papers;
  const item = { actor: 'commission', office: 'commission', case: '9001', event: { seq: 3, json }, second } as const;
  return signedItem(item, { act: 'settle-policy', data, index: second });
}

const settling = (happened: number, papers: readonly string[]) => {
  const item = settled(900, happened, papers);
  return forged((all) => [...all, { ...registered(item.card!, ['commission']), second: 899 }, item]);
};

test('an act that the card signed cannot be dated back: it happened while its statement was good', () => {
  assert.deepEqual(settling(899, ['commission-minutes']), []);
  assert.deepEqual(settling(841, ['commission-minutes']), []);
  assert.deepEqual(settling(700, ['commission-minutes']), ['signature-other-act']);
});

test('a card that signed an act with data that no server lets in: findings, and no fault of the verifier', () => {
  for (const data of [null, 7, 'x', [], {}] as const) {
    const json = {
      type: 'collection-recorded',
      at: Number(eventOf(1).at),
      by: 'commission',
      cite: '',
      lastDay: null,
      data,
    };
    const item = { ...items[0]!, event: { seq: 3, json }, second: 20 } as ActItem;
    const found = forged((all) => [...all, signedItem(item, { act: 'record-collection', data, index: 20 })]);
    assert.ok(found.length > 0 && !found.includes('signature-other-act'), `${JSON.stringify(data)}: ${found.join()}`);
  }
});

test('publishing is signed for the case: one signature is worth one bundle of each of its logs', () => {
  const of = (log: string, second: number): ActItem => ({
    actor: 'commission',
    office: 'commission',
    case: '9001',
    kind: 'bundle-published',
    detail: { log, indexSha256: toHex(p.sha256(utf8(log))) },
    second,
  });
  const first = signedItem(of('9001.proposal.1', 900), { act: 'publish', data: {}, index: 900 });
  const second = { ...first, ...of('9001.petition.1', 901) };
  const list = { ...registered(first.card!, ['commission']), second: 899 };
  assert.deepEqual(
    forged((all) => [...all, list, first, second]),
    [],
  );
  assert.deepEqual(
    forged((all) => [...all, list, first, second, { ...second, second: 902 }]),
    ['signature-repeated'],
  );
});

test('the documents beside a signed act are those that it needs, since the card signs the act and they follow from it', () => {
  assert.deepEqual(settling(899, []), ['papers-other']);
  assert.deepEqual(settling(899, ['commission-minutes', 'commission-minutes']), ['papers-other']);
});

test('every finding has been made by one of these tests', () => {
  assert.deepEqual(neverMade('signatures'), []);
});
