import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOfTaipeiDay, startOfTaipeiDay } from '../calendar/index.ts';
import {
  CONSULTED,
  CORRECTED,
  collection,
  DRAFT,
  documentNumber,
  FILING,
  noon,
  OPENING,
  RESULT,
  step,
  TRIAL,
  walk,
} from './case.fixture.ts';
import { fittingData } from './fitting-data.fixture.ts';
import {
  type Actor,
  type CaseState,
  COMMAND_NAMES,
  COMMAND_NEEDS,
  type CommandName,
  countedLength,
  decide,
  type Phase,
  thresholdsOf,
  transitionOf,
} from './index.ts';
import { after, at, codeOf, command, fitting, settled, states } from './judging.fixture.ts';

const LETTER = { letter: 1, documentNumber: documentNumber(1), details: {}, textSha256: 'ab'.repeat(32) };
const pilotDraft = states('draft').at(-1)!;
/** The notice to collect has gone out, its service is not recorded. */
const awaiting = states('notified').at(-1)!;
const notice = awaiting.awaitsService!.letter;
const unissued = awaiting.letters.find(({ issued }) => issued === null)!.n;
const proposingOn = states('draft')[1]!;
const onPaper = after(at('notified'), step('2025-07-30', 'record-collection', 'commission', collection(false, true)));
const still = after(at('petitioning'), step('2025-09-01', 'suspend-signing', 'commission', { reasons: '示範理由' }));
const trial = (change: object) => ({ ...collection(true, false), trial: { ...TRIAL, ...change } });

test('each guard can refuse', () => {
  const filing = (change: object) => ({ ...FILING, ...change });
  const paper = { log: null, size: 0, root: null, realCount: 0, paperCount: 5 };
  const refused: readonly (readonly [Phase | CaseState, CommandName, Actor, object, guard: string, date?: string])[] = [
    ['none', 'draft', 'commission', { ...DRAFT, mainText: '字'.repeat(101) }, 'text-length'],
    ['none', 'draft', 'commission', { ...DRAFT, mainText: '字'.repeat(101), overrideReason: ' ' }, 'text-length'],
    ['none', 'draft', 'commission', { ...DRAFT, reason: '字'.repeat(2001) }, 'text-length'],
    ['none', 'draft', 'commission', { ...DRAFT, mainText: '？' }, 'text-length'],
    ['none', 'draft', 'commission', { ...DRAFT, number: '0' }, 'text-length'],
    ['none', 'draft', 'commission', { ...DRAFT, kind: 'budget' }, 'text-length'],
    ['none', 'draft', 'commission', { ...DRAFT, leadName: ' ' }, 'text-length'],
    ['none', 'draft', 'commission', { ...DRAFT, number: 'T1' }, 'text-length'],
    ['none', 'draft', 'commission', { ...DRAFT, isPilot: true }, 'text-length'],
    ['none', 'draft', 'commission', { ...DRAFT, number: 'T0', isPilot: true }, 'text-length'],
    [pilotDraft, 'open-proposing', 'commission', OPENING, 'ordinary-case'],
    [pilotDraft, 'file-proposal', 'lead', { electorate: 20_000, proposersFiled: 5 }, 'ordinary-case'],
    [pilotDraft, 'settle-policy', 'commission', { policy: 'e-proposal', choice: 'on', reasons: '…' }, 'ordinary-case'],
    ['draft', 'open-pilot', 'commission', { firstDay: '2026-06-01', lastDay: '2026-06-30' }, 'pilot-case'],
    [pilotDraft, 'open-pilot', 'commission', { firstDay: '2026-05-31', lastDay: '2026-06-30' }, 'pilot-days-given'],
    [pilotDraft, 'open-pilot', 'commission', { firstDay: '2026-06-01', lastDay: '2026-05-31' }, 'pilot-days-given'],
    [pilotDraft, 'open-pilot', 'commission', { firstDay: '2026-06-01', lastDay: '2026-12-02' }, 'pilot-days-given'],
    ['pilot-ended', 'report-pilot', 'commission', { conditions: '…', failures: ' ', feedback: '…' }, 'report-given'],
    ['proposal-filed', 'accept-proposal', 'commission', { ...CONSULTED, mattersConsulted: false }, 'matters-consulted'],
    ['proposal-filed', 'accept-proposal', 'commission', { ...CONSULTED, sameMatterAs: '8001' }, 'matters-consulted'],
    ['proposal-filed', 'issue-letter', 'commission', LETTER, 'letter-to-issue'],
    ['review', 'issue-letter', 'commission', { ...LETTER, letter: 0 }, 'letter-issuable'],
    ['review', 'issue-letter', 'commission', { ...LETTER, letter: 2 }, 'letter-issuable'],
    ['review', 'issue-letter', 'commission', { ...LETTER, documentNumber: ' ' }, 'letter-issuable'],
    ['review', 'issue-letter', 'commission', { ...LETTER, details: { place: 1 } }, 'letter-issuable'],
    ['review', 'issue-letter', 'commission', { ...LETTER, textSha256: 'AB'.repeat(32) }, 'letter-issuable'],
    [awaiting, 'issue-letter', 'commission', { ...LETTER, letter: notice }, 'letter-issuable'],
    [
      awaiting,
      'issue-letter',
      'commission',
      { ...LETTER, letter: unissued, documentNumber: documentNumber(notice) },
      'letter-issuable',
    ],
    ['review', 'record-service', 'commission', { letter: 1, servedOn: '2025-03-12' }, 'letter-to-serve'],
    [awaiting, 'record-service', 'commission', { letter: unissued, servedOn: '2025-07-24' }, 'service-recordable'],
    [awaiting, 'record-service', 'commission', { letter: notice, servedOn: '2025-07-23' }, 'service-recordable'],
    [awaiting, 'record-service', 'commission', { letter: notice, servedOn: '2026-06-02' }, 'service-recordable'],
    [awaiting, 'record-service', 'commission', { letter: notice, servedOn: '2025-07-32' }, 'service-recordable'],
    [awaiting, 'record-collection', 'commission', collection(false, true), 'notice-served'],
    [onPaper, 'suspend-signing', 'commission', { reasons: '…' }, 'collects-electronically'],
    ['pilot-open', 'suspend-signing', 'commission', { reasons: ' ' }, 'reasons-given'],
    [still, 'suspend-signing', 'commission', { reasons: '…' }, 'signing-goes-on'],
    ['petitioning', 'resume-signing', 'commission', {}, 'signing-stands-still'],
    [awaiting, 'extend-term', 'commission', { closedOn: '', until: '' }, 'term-runs'],
    [onPaper, 'reissue-code', 'commission', { trial: TRIAL, acceptsExpiry: false }, 'code-given'],
    ['notified', 'record-collection', 'commission', { ...collection(true, false), trial: null }, 'trial-decryption'],
    ['notified', 'record-collection', 'commission', { ...collection(false, true), trial: TRIAL }, 'trial-decryption'],
    ['notified', 'record-collection', 'commission', trial({ certificateSha256: 'cd' }), 'trial-decryption'],
    ['notified', 'record-collection', 'commission', trial({ expiresOn: '2025-08-02' }), 'trial-decryption'],
    ['notified', 'record-collection', 'commission', trial({ expiresOn: '2026-02-02' }), 'trial-decryption'],
    [onPaper, 'add-collection', 'commission', trial({ expiresOn: '2026-01-29' }), 'trial-decryption', '2025-08-01'],
    [
      proposingOn,
      'open-proposing',
      'commission',
      { ...OPENING, lastDay: '2026-03-04' },
      'proposing-day-given',
      '2025-03-03',
    ],
    ['draft', 'open-proposing', 'commission', {}, 'e-proposal-on'],
    ['draft', 'file-proposal', 'lead', { electorate: 0, proposersFiled: 5 }, 'electorate-given'],
    ['draft', 'file-proposal', 'lead', { electorate: 1.5, proposersFiled: 5 }, 'electorate-given'],
    ['draft', 'file-proposal', 'lead', { electorate: 20_000, proposersFiled: -1 }, 'proposer-count-given'],
    ['proposal-filed', 'not-accept', 'commission', { ground: 'count', reasons: '…' }, 'ground-known'],
    ['proposal-filed', 'not-accept', 'commission', { ground: 'papers', reasons: ' ' }, 'reasons-given'],
    ['review', 'call-hearing', 'commission', { hearingOn: '2025-02-30' }, 'hearing-day-given'],
    ['hearing', 'record-hearing', 'commission', { heldOn: '2099-01-01' }, 'hearing-not-in-future'],
    ['hearing', 'order-correction', 'commission', {}, 'hearing-held'],
    ['correction-ordered', 'submit-correction', 'lead', { ...CORRECTED, mainText: '字'.repeat(101) }, 'text-again'],
    ['review', 'correct-clerical', 'lead', { ...CORRECTED, reason: '' }, 'text-again'],
    ['re-review', 'reject', 'commission', { reasons: '' }, 'reasons-given'],
    [states('proposer-recheck')[0]!, 'reject', 'commission', { reasons: '…' }, 'supplement-checked'],
    [states('proposer-recheck')[1]!, 'reject', 'commission', { reasons: '…' }, 'rejection-founded'],
    [states('proposer-recheck')[2]!, 'notify-to-collect', 'commission', {}, 'enough-proposers-valid'],
    [states('proposer-recheck')[1]!, 'record-proposer-recheck', 'registry', {}, 'not-rechecked'],
    ['proposer-recheck', 'record-proposer-recheck', 'registry', { valid: 2, struckOut: 1 }, 'recheck-result-given'],
    ['proposer-check', 'record-proposer-check', 'registry', { valid: 5, struckOut: 1 }, 'proposer-result-given'],
    ['proposer-check', 'notify-to-collect', 'commission', {}, 'enough-proposers-valid'],
    [states('proposer-check')[1]!, 'order-proposer-supplement', 'commission', {}, 'too-few-proposers-valid'],
    ['proposer-check', 'withdraw', 'lead', { consents: 2 }, 'half-consent'],
    ['proposer-check', 'withdraw', 'lead', { consents: 6 }, 'half-consent'],
    [
      { ...at('petitioning'), text: { ...DRAFT, kind: 'policy-referendum' } },
      'stop',
      'legislature',
      {},
      'kind-may-stop',
    ],
    ['petitioning', 'stop', 'legislature', { noticeOn: '2099-01-01' }, 'notice-not-in-future'],
    ['notified', 'request-opinion', 'commission', { agency: ' ' }, 'opinion-requested-once'],
    [states('notified')[1]!, 'request-opinion', 'commission', { agency: '行政院' }, 'opinion-requested-once'],
    ['notified', 'record-opinion', 'agency', {}, 'opinion-open'],
    [
      states('notified')[1]!,
      'record-opinion',
      'agency',
      { agency: '立法院', answeredOn: '2025-01-01' },
      'opinion-in-time',
    ],
    [states('notified')[1]!, 'lapse-opinions', 'clock', {}, 'opinion-overdue', '2025-06-24'],
    [
      'notified',
      'record-collection',
      'commission',
      { ...collection(false, false), undertaking: true },
      'undertaking-signed',
    ],
    [
      'notified',
      'record-collection',
      'commission',
      { ...collection(true, false), undertaking: false },
      'undertaking-signed',
    ],
    ['petitioning', 'add-collection', 'commission', collection(true, false), 'adds-a-way'],
    [states('petitioning')[1]!, 'add-collection', 'commission', {}, 'a-way-to-add'],
    ['petitioning', 'file-petition', 'lead', filing({ log: '9002.petition.1' }), 'filing-given'],
    ['petitioning', 'file-petition', 'lead', filing({ log: '9001.proposal.1' }), 'filing-given'],
    ['petitioning', 'file-petition', 'lead', filing({ log: '9001.petition.2' }), 'filing-given'],
    ['petitioning', 'file-petition', 'lead', filing({ log: 'x' }), 'filing-given'],
    ['petitioning', 'file-petition', 'lead', filing({ root: 'AB' }), 'filing-given'],
    ['petitioning', 'file-petition', 'lead', filing({ realCount: 1000 }), 'filing-given'],
    ['petitioning', 'file-petition', 'lead', paper, 'filing-given'],
    ['petitioning', 'file-petition', 'commission', paper, 'way-collected'],
    [states('petitioning')[1]!, 'file-petition', 'commission', FILING, 'filing-given'],
    [states('petitioning')[1]!, 'file-petition', 'commission', { ...paper, paperCount: 0 }, 'filing-given'],
    [states('petitioning')[1]!, 'file-petition', 'commission', { ...paper, realCount: 1 }, 'filing-given'],
    ['filed', 'not-accept-filing', 'commission', { ground: 'count', counted: 300, reasons: '…' }, 'filing-deficient'],
    ['filed', 'not-accept-filing', 'commission', { ground: 'binding', counted: 1, reasons: '…' }, 'filing-deficient'],
    ['household-check', 'record-household-check', 'registry', { ...RESULT, decoys: 687 }, 'result-adds-up'],
    ['household-check', 'record-household-check', 'registry', { ...RESULT, entries: 999 }, 'result-adds-up'],
    ['household-check', 'record-household-check', 'registry', { ...RESULT, paperAccepted: 1 }, 'result-adds-up'],
    ['household-check', 'record-household-check', 'registry', { ...RESULT, accepted: '300' }, 'result-adds-up'],
    ['tallied', 'order-signer-supplement', 'commission', {}, 'too-few-signers-valid'],
    [states('tallied')[1]!, 'establish', 'commission', {}, 'enough-signers-valid'],
    [states('tallied')[1]!, 'not-establish', 'commission', {}, 'signer-supplement-used'],
    [states('tallied')[2]!, 'order-signer-supplement', 'commission', {}, 'signer-supplement-unused'],
    ['signer-supplement', 'file-supplement', 'lead', FILING, 'supplement-given'],
    ['supplement-check', 'record-supplement-check', 'registry', RESULT, 'supplement-adds-up'],
    ['established', 'announce-poll', 'commission', { pollOn: '2026-06-24' }, 'poll-day-lawful', '2026-03-26'],
    ['established', 'announce-poll', 'commission', { pollOn: '2026-09-26' }, 'poll-day-lawful'],
    ['established', 'announce-poll', 'commission', { pollOn: '2026-08-29' }, 'poll-day-lawful'],
    ['established', 'announce-poll', 'commission', {}, 'poll-possible', '2026-07-01'],
    ['poll-announced', 'open-voting', 'clock', {}, 'poll-day-come', '2026-08-28'],
    ['petitioning', 'extend-term', 'commission', { closedOn: '2026-01-29', until: '2026-02-02' }, 'offices-closed'],
    ['petitioning', 'extend-term', 'commission', { closedOn: '2026-01-30', until: '2026-01-30' }, 'offices-closed'],
    ['petitioning', 'extend-term', 'commission', { closedOn: '2026-01-30', until: '2026-02-14' }, 'offices-closed'],
    ['draft', 'settle-policy', 'commission', { policy: 'toString', choice: 'on' }, 'policy-known'],
    ['draft', 'settle-policy', 'commission', { policy: 'e-proposal', choice: '15' }, 'policy-known'],
    ['draft', 'settle-policy', 'commission', { policy: 'e-proposal', choice: 'off' }, 'policy-changes'],
    ['rejected', 'record-judgment', 'court', {}, 'suit-pending'],
    [states('rejected')[1]!, 'record-litigation', 'court', {}, 'no-suit-pending'],
    [states('rejected')[1]!, 'end-retention', 'clock', {}, 'retention-over', '2040-01-01'],
    ['rejected', 'destroy-records', 'commission', {}, 'destruction-due'],
    [states('rejected')[3]!, 'reopen', 'court', {}, 'records-kept'],
    ['rejected', 'record-litigation', 'court', { filedOn: '2099-01-01' }, 'suit-not-in-future'],
    [states('rejected')[1]!, 'record-judgment', 'court', { finalOn: 'x' }, 'judgment-not-in-future'],
    [states('rejected')[2]!, 'destroy-records', 'commission', { destroyedOn: '2099-01-01' }, 'destroyed-not-in-future'],
  ];
  assert.equal(refused.length, 122);
  const seen = new Set<string>();
  for (const [place, name, by, data, guard, date] of refused) {
    const state = typeof place === 'string' ? at(place) : place;
    const now = date === undefined ? startOfTaipeiDay(state.term?.lastDay ?? '2026-06-01') : noon(date);
    const result = decide(state, command(name, by, data), now);
    assert.ok(!result.ok, `${name} ${guard}`);
    assert.equal(result.detail?.guard, guard, name);
    seen.add(guard);
  }
  // The rest is refused in the tests of terms, of the counter, of silence, of electronic proposing, of one supplement only and of thresholds.
  const elsewhere = [
    'within-term',
    'term-over',
    'counter-open',
    'court-may-order',
    'proposal-record-given',
    'more-record-given',
    'phase-orderable',
    'enough-proposers-filed',
  ];
  const other = ['proposer-supplement-unused', 'correction-unused', 'enough-signers-filed'];
  const guards = new Set(COMMAND_NAMES.flatMap((name) => transitionOf(name).guards));
  assert.deepEqual([...guards].filter((name) => !seen.has(name)).sort(), [...elsewhere, ...other].sort());
});

test('one correction and one supplement of proposers, also after a judgment', () => {
  const back = (state: CaseState, ordered: string) =>
    after(state, ['2025-09-01', command('reopen', 'court', { ordered, reasons: '判決' })]);
  const heard = after(
    back(at('rejected'), 'review'),
    step('2025-09-02', 'call-hearing', 'commission', { hearingOn: '2025-09-03' }),
    step('2025-09-03', 'record-hearing', 'commission', { heldOn: '2025-09-03' }),
  );
  const order = decide(heard, fitting(heard, 'order-correction', 'commission', noon('2025-09-04')), noon('2025-09-04'));
  assert.equal(!order.ok && order.detail?.guard, 'correction-unused');
  const short = after(
    back(states('rejected')[6]!, 'proposer-check'),
    step('2025-09-02', 'record-proposer-check', 'registry', { valid: 1, struckOut: 4 }),
  );
  const more = decide(short, command('order-proposer-supplement', 'commission'), noon('2025-09-03'));
  assert.equal(!more.ok && more.detail?.guard, 'proposer-supplement-unused');
});

test('by policy the counter closes at half past five on the last day, and not before it', () => {
  const state = after(states('petitioning')[1]!, settled('2025-08-01', 'filing-hour', 'office-hours'));
  const file = (now: number) => codeOf(decide(state, fitting(state, 'file-petition', 'commission', now), now));
  const closes = startOfTaipeiDay('2026-01-30') + 17.5 * 3_600_000;
  assert.deepEqual(
    [file(closes - 1), file(closes), file(closes - 1 - 3_600_000)],
    ['ok', 'case.deadline-passed', 'ok'],
  );
  assert.equal(file(endOfTaipeiDay('2026-01-29') - 1), 'ok');
  assert.equal(codeOf(decide(state, command('file-petition', 'lead', FILING), closes)), 'ok');
});

test('a short filing ends the case; the two-year bar follows by policy alone', () => {
  const refuse = command('not-accept-filing', 'commission', { ground: 'count', counted: 299, reasons: '份數不足' });
  assert.equal(after(at('filed'), ['2026-02-02', refuse]).barredUntil, null);
  const barred = after(at('filed'), settled('2026-02-01', 'short-filing', 'two-year-bar'), ['2026-02-02', refuse]);
  assert.equal(barred.barredUntil, '2028-02-02');
});

test('where the Act gives no term a policy does', () => {
  const wait = after(
    at('signer-supplement'),
    settled('2026-04-01', 'supplement-check-days', '30'),
    step('2026-04-23', 'file-supplement', 'lead', { ...FILING, log: '9001.petition.2' }),
  );
  assert.equal(wait.term?.lastDay, '2026-05-23');
});

test('an overlong text enters by an officer alone who says why, and the reason is kept', () => {
  const mainText = '字'.repeat(101);
  const { state } = walk([
    ['2025-03-01', command('draft', 'commission', { ...DRAFT, mainText, overrideReason: '超過部分不予刊登' })],
  ]);
  assert.equal(state.text?.overrideReason, '超過部分不予刊登');
});

test('thresholds decide to the person', () => {
  const draft = at('draft');
  const filed = (proposersFiled: number) =>
    walk([['2025-03-10', command('file-proposal', 'lead', { electorate: 20_001, proposersFiled })]], draft).state;
  const judge = (state: CaseState, name: CommandName, date: string) =>
    codeOf(decide(state, command(name, 'commission', name === 'accept-proposal' ? CONSULTED : {}), noon(date)));
  assert.equal(judge(filed(2), 'accept-proposal', '2025-03-11'), 'case.guard-failed');
  assert.equal(judge(filed(3), 'accept-proposal', '2025-03-11'), 'ok');
  const [enough, short, stillShort, enoughNow] = states('tallied');
  const verdicts = [enough!, short!, stillShort!, enoughNow!].map((state) => [
    judge(state, 'establish', '2026-05-05'),
    judge(state, 'not-establish', '2026-05-05'),
  ]);
  assert.deepEqual(verdicts, [
    ['ok', 'case.guard-failed'],
    ['case.guard-failed', 'case.guard-failed'],
    ['case.guard-failed', 'ok'],
    ['ok', 'case.guard-failed'],
  ]);
  const few = walk(
    [['2026-01-30', command('file-petition', 'lead', { ...FILING, realCount: 290, paperCount: 9 })]],
    at('petitioning'),
  ).state;
  const result = decide(few, command('begin-household-check', 'commission'), noon('2026-02-02'));
  assert.deepEqual(!result.ok && result.detail, { guard: 'enough-signers-filed', needed: 300, found: 299 });
});

test('published thresholds, in integers', () => {
  const published: readonly (readonly [electorate: number, proposers: number, signers: number])[] = [
    [18_782_991, 1879, 281_745],
    [19_311_105, 1932, 289_667],
    [19_548_531, 1955, 293_228],
    [20_000, 2, 300],
    [20_001, 3, 301],
    [1, 1, 1],
  ];
  for (const [electorate, proposers, signers] of published)
    assert.deepEqual(thresholdsOf(electorate), { proposers, signers });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), (electorate) => {
      const { proposers, signers } = thresholdsOf(electorate);
      assert.equal(BigInt(proposers), (BigInt(electorate) + 9999n) / 10_000n);
      assert.equal(BigInt(signers), (BigInt(electorate) * 15n + 999n) / 1000n);
    }),
  );
  for (const wrong of [0, -1, 1.5, Number.NaN, 1e13]) assert.throws(() => thresholdsOf(wrong), RangeError);
});

test('punctuation is not counted, foreign letters are one each', () => {
  assert.equal(countedLength('您是否同意廢止「核電」，並停建？'), 12);
  assert.equal(countedLength('PM2.5 空污'), 6);
  assert.equal(countedLength('𠮷野'), 2);
});

test('commands name the fields they need', () => {
  for (const name of COMMAND_NAMES) {
    const given = fittingData(name, at('petitioning'), 'lead', noon('2025-08-01'));
    assert.deepEqual(Object.keys(given).sort(), [...COMMAND_NEEDS[name]].sort());
  }
});
