import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PHASES, type Phase } from '@lianshu/core/case';
import { groupCases } from './case-groups.ts';
import { type CaseSummary, caseFromJson, casesFromJson } from './case-view.ts';

function summary(number: string, phase: Phase, lastDay: string | null = null): CaseSummary {
  return {
    number,
    phase,
    title: number,
    leadName: '示範',
    lastDay,
    officialNumber: null,
    termLastDay: null,
    awaitsService: false,
  };
}

test('in every group by case number, whatever their dates; groups without a case not at all', () => {
  const cases = [
    summary('9001', 'established'),
    summary('9002', 'petitioning', '2027-05-23'),
    summary('9003', 'petitioning', '2026-12-01'),
    summary('9004', 'draft'),
    summary('9005', 'established'),
  ];
  assert.deepEqual(
    groupCases(cases).map(([group, members]) => [group, members.map(({ number }) => number)]),
    [
      ['open', ['9002', '9003']],
      ['preparing', ['9004']],
      ['decided', ['9001', '9005']],
    ],
  );
  assert.deepEqual(groupCases(cases.toReversed()), groupCases(cases));
});

test('every phase has a group', () => {
  const all = (Object.keys(PHASES) as Phase[]).map((phase) => summary(phase, phase));
  assert.equal(groupCases(all).flatMap(([, members]) => members).length, all.length);
});

const VIEW = {
  number: '9001',
  state: 'petitioning',
  title: '示範',
  kind: 'policy-initiative',
  mainText: '您是否同意？',
  reason: '理由',
  leadName: '示範',
  electorate: 19_548_531,
  thresholds: { proposers: 1955, signers: 293_228 },
  officialNumber: null,
  dates: { proposedOn: '2026-08-01', firstDay: '2026-11-24', lastDay: '2027-05-23', termArticle: 'Act Art. 12(2)' },
  timeline: [{ at: 1, event: 'case-drafted', article: 'Act Art. 9(1)' }],
  logs: [{ log: '9001.petition.1', stage: 'petition', round: 1, open: true }],
  result: null,
  collecting: null,
  suspended: null,
  revocation: { freshAt: 1_796_259_600_000, stale: false },
  bundles: [],
  somethingNew: true,
};

test('a view is read with what a newer server adds and without what an older one leaves out', () => {
  const view = caseFromJson(VIEW);
  assert.equal(view.phase, 'petitioning');
  assert.equal(view.dates.filedOn, null);
  assert.deepEqual(view.logs, [{ log: '9001.petition.1', open: true }]);
});

test('a view of another shape throws', () => {
  for (const change of [{ state: 'elsewhere' }, { timeline: null }, { electorate: '19548531' }, { dates: null }])
    assert.throws(() => caseFromJson({ ...VIEW, ...change } as never));
  assert.throws(() => casesFromJson([]));
  assert.deepEqual(casesFromJson({ cases: [] }), []);
});
