import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, dayNumber, endOfTaipeiDay, lastDayOfDaysAfter, latestDayBefore } from '../calendar/index.ts';
import { CONSULTED, collection, DRAFT, type Step, serve, step, walk } from './case.fixture.ts';
import {
  type CommandData,
  type CommandName,
  decide,
  dueCommands,
  pollWindow,
  thresholdsOfCase,
  validSigners,
} from './index.ts';

/*
 * Published calendars and figures. What was not published (days before the collection or filing, the split of a supplement) is chosen so
 * as not to matter.
 */

const office = <N extends CommandName>(date: string, name: N, data: CommandData[N]): Step =>
  step(date, name, 'commission', data);

interface Opening {
  readonly number: string;
  readonly electorate: number;
  readonly proposers: number;
  readonly proposedOn: string;
  readonly servedOn: string;
}

function toNotice({ number, electorate, proposers, proposedOn, servedOn }: Opening): readonly Step[] {
  return [
    office(proposedOn, 'draft', { ...DRAFT, kind: 'law-referendum', number }),
    step(proposedOn, 'file-proposal', 'lead', { electorate, proposersFiled: proposers + 100 }),
    office(addDays(proposedOn, 10), 'accept-proposal', CONSULTED),
    office(addDays(proposedOn, 40), 'begin-proposer-check', {}),
    step(addDays(proposedOn, 50), 'record-proposer-check', 'registry', { valid: proposers, struckOut: 100 }),
    office(servedOn, 'notify-to-collect', {}),
    ...serve(servedOn, 'collection-notice'),
  ];
}

const ELECTRONIC = collection(true, false);
const ON_PAPER = { log: null, size: 0, root: null, realCount: 0 };
const NO_RECORD = { entries: 0, accepted: 0, struckOut: 0, decoys: 0, malformed: 0, other: 0 };

test('9001: collected 2025-07-30, over at the end of 2026-01-30, 293,228 never reached', () => {
  const opening = {
    number: '9001',
    electorate: 19_548_531,
    proposers: 1955,
    proposedOn: '2025-04-01',
    servedOn: '2025-07-25',
  };
  const { state } = walk([...toNotice(opening), office('2025-07-30', 'record-collection', ELECTRONIC)]);
  assert.deepEqual(thresholdsOfCase(state), { proposers: 1955, signers: 293_228 });
  assert.deepEqual(state.window, { firstDay: '2025-07-31', lastDay: '2026-01-30' });
  const end = endOfTaipeiDay('2026-01-30');
  assert.deepEqual(dueCommands(state, end - 1), []);
  const { state: over } = walk([['2026-02-07', dueCommands(state, end)[0]!]], state);
  assert.deepEqual([over.phase, over.outcomeOn, over.barredUntil], ['deemed-abandoned', '2026-01-30', '2028-01-30']);
  // Filed with what it had, 132,198, it would have been refused without a bar.
  const log = { log: '9001.petition.1', size: 132_199, root: '00'.repeat(32), realCount: 132_198, paperCount: 0 };
  const { state: filed } = walk([step('2026-01-30', 'file-petition', 'lead', log)], state);
  const refusal = office('2026-02-02', 'not-accept-filing', {
    ground: 'count',
    counted: 132_198,
    reasons: '未達法定連署人數。',
  });
  const { state: refused } = walk([refusal], filed);
  assert.deepEqual([refused.phase, refused.barredUntil], ['filing-not-accepted', null]);
});

test('9002 to 9004: opinions asked for before the notice, collected 2025-09-30, over at the end of 2026-03-31', () => {
  for (const number of ['9002', '9003', '9004']) {
    const opening = {
      number,
      electorate: 19_548_531,
      proposers: 1955,
      proposedOn: '2025-05-15',
      servedOn: '2025-09-24',
    };
    const [draft, ...rest] = toNotice(opening);
    const asked = [
      office('2025-08-29', 'request-opinion', { agency: '行政院' }),
      ...serve('2025-08-29', 'opinion-request'),
    ];
    const way = [draft!, ...rest.slice(0, -3), ...asked, ...rest.slice(-3)];
    const { state } = walk([...way, office('2025-09-30', 'record-collection', ELECTRONIC)]);
    assert.equal(state.opinions[0]?.lastDay, '2025-10-13');
    assert.equal(state.phase, 'petitioning');
    assert.deepEqual(state.window, { firstDay: '2025-10-01', lastDay: '2026-03-31' });
    // 9003 took paper too, later, and won no day by it.
    const both = office('2025-10-20', 'add-collection', collection(false, true));
    const { state: later } = number === '9003' ? walk([both], state) : { state };
    assert.equal(later.window?.lastDay, '2026-03-31');
    assert.deepEqual(
      dueCommands(later, endOfTaipeiDay('2026-03-31')).map(({ name }) => name),
      ['lapse-opinions', 'lapse'],
    );
  }
});

test('case 16 of 2018: 2,326 short, supplemented in thirty days, established 2018-10-23', () => {
  const opening = {
    number: '16',
    electorate: 18_782_991,
    proposers: 1879,
    proposedOn: '2018-03-01',
    servedOn: '2018-05-10',
  };
  const { state: short } = walk([
    ...toNotice(opening),
    office('2018-05-15', 'record-collection', collection(false, true)),
    office('2018-09-06', 'file-petition', { ...ON_PAPER, paperCount: 314_484 }),
    office('2018-09-10', 'begin-household-check', {}),
    step('2018-10-12', 'record-household-check', 'registry', {
      ...NO_RECORD,
      paperAccepted: 279_419,
      paperStruckOut: 35_065,
    }),
  ]);
  const { signers } = thresholdsOfCase(short)!;
  assert.deepEqual([signers, validSigners(short), signers - validSigners(short)!], [281_745, 279_419, 2326]);
  assert.equal(dayNumber('2018-10-12') - dayNumber('2018-09-06'), 36);
  const early = decide(short, { name: 'not-establish', by: 'commission', data: {} }, endOfTaipeiDay('2018-10-12') - 1);
  assert.equal(!early.ok && early.detail?.guard, 'signer-supplement-used');
  const supplement = (accepted: number): readonly Step[] => [
    office('2018-10-12', 'order-signer-supplement', {}),
    ...serve('2018-10-12', 'signer-supplement-order'),
    office('2018-10-17', 'file-supplement', { ...ON_PAPER, paperCount: 24_000 }),
    step('2018-10-23', 'record-supplement-check', 'registry', {
      ...NO_RECORD,
      paperAccepted: accepted,
      paperStruckOut: 24_000 - accepted,
    }),
  ];
  const { state } = walk([...supplement(2326), office('2018-10-23', 'establish', { officialNumber: '第16案' })], short);
  assert.deepEqual([state.phase, state.outcomeOn, validSigners(state)], ['established', '2018-10-23', 281_745]);
  const { state: still } = walk(supplement(2325), short);
  const again = decide(
    still,
    { name: 'order-signer-supplement', by: 'commission', data: {} },
    endOfTaipeiDay('2018-10-23') - 1,
  );
  assert.equal(!again.ok && again.detail?.guard, 'signer-supplement-unused');
});

test('case 20 of 2021: 704,397 filed, 643,371 valid, established 2021-05-14', () => {
  const opening = {
    number: '20',
    electorate: 19_311_105,
    proposers: 1932,
    proposedOn: '2020-05-01',
    servedOn: '2020-10-01',
  };
  const { state: checking } = walk([
    ...toNotice(opening),
    office('2020-10-05', 'record-collection', collection(false, true)),
    office('2021-03-18', 'file-petition', { ...ON_PAPER, paperCount: 704_397 }),
    office('2021-03-22', 'begin-household-check', {}),
  ]);
  assert.deepEqual(checking.term, { lastDay: '2021-05-17', cite: 'Act Art. 13(1)' });
  const { state } = walk(
    [
      step('2021-05-07', 'record-household-check', 'registry', {
        ...NO_RECORD,
        paperAccepted: 643_371,
        paperStruckOut: 61_026,
      }),
      office('2021-05-14', 'establish', { officialNumber: '第20案' }),
    ],
    checking,
  );
  assert.equal(dayNumber('2021-05-07') - dayNumber('2021-03-18'), 50);
  assert.deepEqual([thresholdsOfCase(state)?.signers, validSigners(state)], [289_667, 643_371]);
  assert.deepEqual([state.phase, state.outcomeOn, state.officialNumber], ['established', '2021-05-14', '第20案']);
  assert.ok('2021-05-14' <= lastDayOfDaysAfter('2021-05-07', 10));
});

test('polling: the window that an announcement opens, and ninety days before it', () => {
  assert.deepEqual(pollWindow('2026-05-10'), { firstDay: '2026-08-10', lastDay: '2026-11-10' });
  assert.ok('2026-11-28' > pollWindow('2026-05-10').lastDay);
  assert.equal(latestDayBefore('2026-11-28', 90), '2026-08-29');
});
