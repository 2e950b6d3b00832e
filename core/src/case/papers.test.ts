import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CORRECTED, DRAFT, noon, step, walk } from './case.fixture.ts';
import { COMMAND_NAMES, type Command, type DocumentName, decide, papersNeeded, transitionOf } from './index.ts';

test('an act by hand needs the documents of the table', () => {
  for (const name of COMMAND_NAMES) {
    const documents = transitionOf(name).documents ?? [];
    const needed = papersNeeded(name, { electronic: true });
    assert.deepEqual(
      needed,
      documents.filter((paper) => paper !== 'decrypted-record'),
      name,
    );
  }
  assert.ok(COMMAND_NAMES.filter((name) => papersNeeded(name, { electronic: true }).length > 0).length >= 20);
});

test('who collects the paper format alone signs no undertaking and shows no card', () => {
  assert.deepEqual(papersNeeded('record-collection', { electronic: false, paper: true }), []);
  assert.deepEqual(papersNeeded('record-collection', { electronic: true }), ['undertaking', 'card-shown']);
  assert.deepEqual(papersNeeded('add-collection', {}), []);
});

const { state } = walk([step('2025-03-01', 'draft', 'commission', DRAFT)]);
const filing = (papers?: readonly DocumentName[]) =>
  decide(
    state,
    {
      name: 'file-proposal',
      by: 'commission',
      data: { electorate: 20_000, proposersFiled: 5 },
      ...(papers === undefined ? {} : { papers }),
    } as Command,
    noon('2025-03-10'),
  );

test('the event keeps the documents, and only documents of the act', () => {
  const papers = papersNeeded('file-proposal', {});
  assert.equal(papers.length, 4);
  const filed = filing(papers);
  assert.deepEqual(filed.ok && filed.value[0]?.papers, papers);
  const without = filing();
  assert.equal(without.ok && Object.hasOwn(without.value[0]!, 'papers'), false);
  const strange = filing(['judgment']);
  assert.deepEqual(strange, {
    ok: false,
    code: 'case.guard-failed',
    article: 'Act Art. 9(1)',
    detail: { guard: 'papers-known' },
  });
});

test('a text that is too long is refused on its own provision, and enters by a recorded reason', () => {
  const draft = (change: object) =>
    decide(
      walk([]).state,
      { name: 'draft', by: 'commission', data: { ...DRAFT, ...change } } as Command,
      noon('2025-03-01'),
    );
  const long = '甲'.repeat(101);
  const refused = draft({ mainText: long });
  assert.deepEqual([refused.ok, !refused.ok && refused.article], [false, 'Act Art. 9(2), 10(2)']);
  const reasons = draft({ reason: '甲'.repeat(2001) });
  assert.deepEqual([reasons.ok, !reasons.ok && reasons.article], [false, 'Act Art. 9(2), 10(2)']);
  assert.equal(draft({ mainText: long, overrideReason: '依職權。' }).ok, true);
  assert.equal(draft({ mainText: long, overrideReason: ' ' }).ok, false);
  const empty = draft({ mainText: '，' });
  assert.deepEqual([empty.ok, !empty.ok && empty.article], [false, 'Act Art. 9(1)']);
});

test('a proposal whose matter is barred is not accepted, on Act Art. 12(4) and 32', () => {
  const { state: filed } = walk([
    step('2025-03-01', 'draft', 'commission', DRAFT),
    step('2025-03-10', 'file-proposal', 'lead', { electorate: 20_000, proposersFiled: 5 }),
  ]);
  const accepting = (data: object) =>
    decide(filed, { name: 'accept-proposal', by: 'commission', data } as Command, noon('2025-03-12'));
  assert.equal(accepting({ mattersConsulted: true, sameMatterAs: null }).ok, true);
  for (const data of [
    { mattersConsulted: false, sameMatterAs: null },
    { mattersConsulted: true, sameMatterAs: 'entry-1' },
  ]) {
    const refused = accepting(data);
    assert.deepEqual(
      [refused.ok, !refused.ok && refused.code, !refused.ok && refused.article],
      [false, 'case.guard-failed', 'Act Art. 12(4), 32'],
    );
  }
});

test('only an officer lets too long a text in, and her reason goes with that text alone', () => {
  const long = { ...CORRECTED, mainText: '甲'.repeat(101) };
  const corrected = (by: 'lead' | 'commission', data: object) =>
    step('2025-03-11', 'correct-clerical', by, data as typeof CORRECTED);
  const filed = [
    step('2025-03-01', 'draft', 'commission', DRAFT),
    step('2025-03-10', 'file-proposal', 'lead', { electorate: 20_000, proposersFiled: 5 }),
  ];
  const overridden = { ...long, overrideReason: '依職權。' };
  assert.throws(() => walk([...filed, corrected('lead', overridden)]), /case\.guard-failed/);
  const let1 = walk([...filed, corrected('commission', overridden)]).state;
  assert.equal(let1.text?.overrideReason, '依職權。');
  const let2 = walk([...filed, corrected('commission', overridden), corrected('lead', CORRECTED)]).state;
  assert.deepEqual(let2.text, { kind: DRAFT.kind, leadName: DRAFT.leadName, ...CORRECTED });
});
