import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CivilStatus, hasResidedFor, ineligibility } from './index.ts';

const ON = '2026-01-30';
const PERSON: CivilStatus = { bornOn: '1980-05-05', residence: [{ from: '1980-05-05' }], guardianship: [] };
const judge = (change: Partial<CivilStatus>) => ineligibility({ ...PERSON, ...change }, ON);

test('an adult who lives here and decides for herself is eligible', () => {
  assert.equal(judge({}), undefined);
});

test('age to the day', () => {
  const residence = [{ from: '2008-02-01' }];
  assert.equal(judge({ bornOn: '2008-01-31', residence }), undefined);
  assert.equal(judge({ bornOn: '2008-02-01', residence }), 'under-age');
});

test('six months of residence to the day, moving-in day counted', () => {
  assert.equal(judge({ residence: [{ from: '2025-07-31' }] }), undefined);
  assert.equal(judge({ residence: [{ from: '2025-08-01' }] }), 'non-resident');
  assert.equal(judge({ residence: [] }), 'non-resident');
});

test('a move without a gap keeps residence, a gap begins it anew, leaving ends it', () => {
  assert.equal(judge({ residence: [{ from: '2000-01-01', to: '2025-11-30' }, { from: '2025-12-01' }] }), undefined);
  assert.equal(judge({ residence: [{ from: '2000-01-01', to: '2025-11-30' }, { from: '2025-11-30' }] }), undefined);
  assert.equal(judge({ residence: [{ from: '2025-12-01' }, { from: '2000-01-01', to: '2025-11-30' }] }), undefined);
  assert.equal(
    judge({ residence: [{ from: '2000-01-01', to: '2025-11-30' }, { from: '2025-12-02' }] }),
    'non-resident',
  );
  assert.equal(judge({ residence: [{ from: '2000-01-01', to: '2026-01-29' }] }), 'non-resident');
  assert.equal(judge({ residence: [{ from: '2000-01-01', to: ON }] }), undefined);
  assert.equal(judge({ residence: [{ from: '2026-02-01' }] }), 'non-resident');
  assert.equal(hasResidedFor([{ from: '2000-01-01' }, { from: '2010-01-01', to: '2011-01-01' }], 6, ON), true);
});

test('guardianship and death on the day', () => {
  assert.equal(judge({ guardianship: [{ from: ON }] }), 'guardianship');
  assert.equal(judge({ guardianship: [{ from: '2020-01-01', to: '2026-01-29' }] }), undefined);
  assert.equal(judge({ guardianship: [{ from: '2026-01-31' }] }), undefined);
  assert.equal(judge({ diedOn: ON }), 'deceased');
  assert.equal(judge({ diedOn: '2026-01-31' }), undefined);
});
