import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOfTaipeiDay, startOfTaipeiDay, taipeiDate } from '../calendar/index.ts';
import { CORRECTED, DRAFT, FILING, fittingData, noon, RESULT, type Step, step, WAYS, walk } from './case.fixture.ts';
import {
  ACTORS,
  type Actor,
  allowedCommands,
  type CaseState,
  COMMAND_NAMES,
  COMMAND_NEEDS,
  type Command,
  type CommandName,
  countedLength,
  decide,
  dueCommands,
  evolve,
  isCollecting,
  NO_CASE,
  PHASE_NAMES,
  PHASES,
  type Phase,
  replay,
  retentionEnd,
  thresholdsOf,
  transitionOf,
} from './index.ts';

const fitting = (state: CaseState, name: CommandName, by: Actor, now: number) =>
  ({ name, by, data: fittingData(name, state, by, now) }) as Command;
const command = (name: CommandName, by: Actor, data: object = {}) => ({ name, by, data }) as Command;
const states = (phase: Phase): CaseState[] => WAYS[phase].map((way) => walk(way).state);
/** Inside every running term of the fixture, after it, and when all retention is over. */
const moments = (state: CaseState) => [
  startOfTaipeiDay(state.term?.lastDay ?? '2026-06-01'),
  endOfTaipeiDay(state.term?.lastDay ?? '2026-06-01'),
  noon('2031-01-01'),
];
const at = (phase: Phase) => states(phase)[0]!;
const codeOf = (result: ReturnType<typeof decide>) => (result.ok ? 'ok' : result.code);
const STATES = new Map(PHASE_NAMES.map((phase) => [phase, states(phase)]));

/** The way from draft to decision, as the first version of the table had it: it stays open. */
const MAIN_WAY = [
  'none draft commission',
  'draft file-proposal lead',
  'draft file-proposal commission',
  'proposal-filed accept-proposal commission',
  'review begin-proposer-check commission',
  'proposer-check record-proposer-check commission',
  'proposer-check record-proposer-check registry',
  'proposer-check notify-to-collect commission',
  'notified record-collection commission',
  'notified lapse clock',
  'petitioning file-petition lead',
  'petitioning lapse clock',
  'filed begin-household-check commission',
  'household-check record-household-check commission',
  'household-check record-household-check registry',
  'tallied establish commission',
  'tallied not-establish commission',
];

test('every state, every command, every actor: exactly the cells of the table are allowed', () => {
  const allowed = new Set<string>();
  let cells = 0;
  for (const [phase, cases] of STATES)
    for (const name of COMMAND_NAMES)
      for (const by of ACTORS) {
        cells++;
        for (const state of cases)
          for (const now of moments(state)) {
            const result = decide(state, fitting(state, name, by, now), now);
            if (result.ok) allowed.add(`${phase} ${name} ${by}`);
            else {
              assert.match(result.article, /^(Act|regulation|text regulation) Art\. \d/);
              if (result.code !== 'case.already-filed') assert.equal(result.article, transitionOf(name).cite);
            }
          }
      }
  assert.equal(cells, 29 * 47 * 7);
  const table = PHASE_NAMES.flatMap((phase) =>
    COMMAND_NAMES.flatMap((name) => {
      const { from, by } = transitionOf(name);
      return from.includes(phase)
        ? ACTORS.filter((actor) => by.includes(actor)).map((actor) => `${phase} ${name} ${actor}`)
        : [];
    }),
  );
  assert.deepEqual([...allowed], table);
  for (const cell of MAIN_WAY) assert.ok(allowed.has(cell), cell);
  assert.equal(allowed.size, 283);
});

test('every phase is reached by its ways, and replaying its events gives the same state', () => {
  assert.equal(PHASE_NAMES.length, 29);
  for (const phase of PHASE_NAMES)
    for (const way of WAYS[phase]) {
      const { state, events } = walk(way);
      assert.equal(state.phase, phase);
      assert.deepEqual(replay(JSON.parse(JSON.stringify(events))), state);
    }
});

test('nothing but the act of a court leaves a final phase, and every other phase is left by one', () => {
  for (const phase of PHASE_NAMES) {
    const out = COMMAND_NAMES.filter((name) => {
      const { from, to } = transitionOf(name);
      return from.includes(phase) && to !== phase && to !== 'same';
    });
    if (PHASES[phase].isFinal)
      for (const name of out) assert.equal(transitionOf(name).by[0], 'court', `${phase} ${name}`);
    else
      assert.ok(
        out.some((name) => transitionOf(name).by[0] !== 'court'),
        phase,
      );
  }
});

test('what is listed as allowed is accepted with fitting data, and nothing else is', () => {
  for (const cases of STATES.values())
    for (const state of cases)
      for (const now of moments(state))
        for (const by of ACTORS) {
          const listed = allowedCommands(state, by, now).map((entry) => entry.command);
          const accepted = COMMAND_NAMES.filter((name) => decide(state, fitting(state, name, by, now), now).ok);
          assert.deepEqual(listed, accepted, `${state.phase} ${by} ${taipeiDate(now)}`);
        }
  const main = allowedCommands(at('notified'), 'commission', noon('2025-08-01')).filter(({ isAside }) => !isAside);
  assert.deepEqual(main, [
    {
      command: 'record-collection',
      article: 'regulation Art. 4',
      needs: ['electronic', 'paper', 'undertaking'],
      isAside: false,
    },
  ]);
});

test('the wrong actor is told so before anything else, and who has filed that she has', () => {
  const filing = (by: Actor, log: string | null = FILING.log) => command('file-petition', by, { ...FILING, log });
  assert.equal(codeOf(decide(NO_CASE, filing('clock'), 0)), 'case.wrong-actor');
  assert.equal(codeOf(decide(NO_CASE, filing('lead'), 0)), 'case.wrong-state');
  assert.equal(codeOf(decide(at('filed'), filing('lead'), 0)), 'case.already-filed');
  assert.equal(codeOf(decide(at('established'), filing('lead'), 0)), 'case.already-filed');
  const paper = decide(at('filed'), filing('commission', null), 0);
  assert.deepEqual(!paper.ok && [paper.code, paper.article], ['case.already-filed', 'regulation Art. 7(2)']);
});

test('terms: where they start, when they end, under which article', () => {
  const terms = Object.fromEntries(PHASE_NAMES.map((phase) => [phase, at(phase).term]));
  assert.deepEqual(terms, {
    none: null,
    draft: null,
    'collecting-proposers': null,
    'proposal-filed': null,
    review: { lastDay: '2025-05-09', cite: 'Act Art. 10(3)' },
    hearing: { lastDay: '2025-05-09', cite: 'Act Art. 10(3)' },
    'correction-ordered': { lastDay: '2025-05-09', cite: 'Act Art. 10(3)' },
    're-review': { lastDay: '2025-07-08', cite: 'Act Art. 10(3)' },
    'proposer-check': { lastDay: '2025-05-05', cite: 'Act Art. 10(5)' },
    'proposer-supplement': { lastDay: '2025-06-04', cite: 'Act Art. 10(7)' },
    'proposer-recheck': { lastDay: '2025-06-19', cite: 'Act Art. 10(7)' },
    notified: { lastDay: '2025-08-03', cite: 'Act Art. 10(9)' },
    petitioning: { lastDay: '2026-01-30', cite: 'Act Art. 12(2)' },
    filed: null,
    'household-check': { lastDay: '2026-03-31', cite: 'Act Art. 13(1)' },
    tallied: { lastDay: '2026-03-30', cite: 'Act Art. 13(3)' },
    'signer-supplement': { lastDay: '2026-04-23', cite: 'Act Art. 13(3)' },
    'supplement-check': { lastDay: '2026-06-22', cite: 'Act Art. 13(3)' },
    established: null,
    'poll-announced': null,
    voting: { lastDay: '2026-09-05', cite: 'Act Art. 30' },
    'result-announced': { lastDay: '2028-09-03', cite: 'Act Art. 32' },
    'not-accepted': null,
    rejected: null,
    'deemed-abandoned': { lastDay: '2027-08-03', cite: 'Act Art. 12(4)' },
    'filing-not-accepted': null,
    'not-established': null,
    stopped: null,
    withdrawn: null,
  });
  assert.deepEqual(at('petitioning').window, { firstDay: '2025-07-31', lastDay: '2026-01-30' });
  assert.deepEqual(
    states('deemed-abandoned')
      .slice(0, 2)
      .map(({ barredUntil, outcomeOn }) => [barredUntil, outcomeOn]),
    [
      ['2027-08-03', '2025-08-03'],
      ['2028-01-30', '2026-01-30'],
    ],
  );
  assert.equal(states('proposer-check')[1]!.term?.lastDay, '2025-05-05');
});

test('a filing is in time until the last day ends in Taipei, and the clock takes over the very next millisecond', () => {
  const terms: readonly (readonly [Phase, CommandName, Actor, lapse: CommandName])[] = [
    ['petitioning', 'file-petition', 'lead', 'lapse'],
    ['notified', 'record-collection', 'commission', 'lapse'],
    ['correction-ordered', 'submit-correction', 'lead', 'lapse-correction'],
    ['proposer-supplement', 'supplement-proposers', 'lead', 'lapse-proposer-supplement'],
    ['signer-supplement', 'file-supplement', 'lead', 'lapse-signer-supplement'],
  ];
  assert.equal(terms.length, 5);
  for (const [phase, name, by, lapse] of terms) {
    const state = at(phase);
    const end = endOfTaipeiDay(state.term!.lastDay);
    const act = (now: number) => codeOf(decide(state, fitting(state, name, by, end - 1), now));
    assert.equal(act(end - 1), 'ok', phase);
    assert.equal(act(end), 'case.deadline-passed', phase);
    assert.deepEqual(dueCommands(state, end - 1), []);
    assert.deepEqual(dueCommands(state, end), [command(lapse, 'clock')]);
    assert.equal(codeOf(decide(state, command(lapse, 'clock'), end - 1)), 'case.guard-failed');
  }
});

test('what time alone causes does not depend on when it is noticed', () => {
  const timed = PHASE_NAMES.flatMap((phase) => STATES.get(phase)!).filter((state) =>
    moments(state).some((now) => dueCommands(state, now).length > 0),
  );
  assert.ok(timed.length > 20);
  const settle = (state: CaseState, now: number): CaseState => {
    const [next] = dueCommands(state, now);
    if (next === undefined) return state;
    const decided = decide(state, next, now);
    assert.ok(decided.ok);
    return settle(decided.value.reduce(evolve, state), now);
  };
  for (const state of timed) {
    const daily = Array.from({ length: 400 }, (_, day) => noon('2025-03-01') + day * 5 * 86_400_000).reduce(
      settle,
      state,
    );
    const late = settle(state, noon('2031-01-01'));
    assert.deepEqual({ ...daily, enteredOn: {} }, { ...late, enteredOn: {} });
    assert.deepEqual(dueCommands(late, noon('2031-01-01')), []);
  }
});

test('signing is open from collecting to the end of the last day, and closed by the filing', () => {
  const state = at('petitioning');
  assert.equal(isCollecting(state, noon('2025-07-30')), true);
  assert.equal(isCollecting(state, endOfTaipeiDay('2026-01-30') - 1), true);
  assert.equal(isCollecting(state, endOfTaipeiDay('2026-01-30')), false);
  for (const phase of PHASE_NAMES.filter((name) => name !== 'petitioning'))
    for (const other of states(phase)) assert.equal(isCollecting(other, noon('2025-08-10')), false, phase);
  const paper = walk([
    ...WAYS.notified[0]!,
    ['2025-07-30', command('record-collection', 'commission', { electronic: false, paper: true, undertaking: false })],
  ]).state;
  assert.equal(isCollecting(paper, noon('2025-08-10')), false);
  const strict = after(state, settled('2025-07-30', 'collection-day', 'not-counted'));
  assert.equal(isCollecting(strict, noon('2025-07-30')), false);
  assert.equal(isCollecting(strict, noon('2025-07-31')), true);
});

const after = (state: CaseState, ...steps: readonly Step[]) => walk(steps, state).state;
const settled = (date: string, policy: string, choice: string): Step => [
  date,
  command('settle-policy', 'commission', { policy, choice, reasons: '示範理由' }),
];

test('the other way added later never restarts the six months (regulation Art. 6(1))', () => {
  const paperFirst = after(
    at('notified'),
    step('2025-07-30', 'record-collection', 'commission', { electronic: false, paper: true, undertaking: false }),
  );
  const both = after(
    paperFirst,
    step('2025-12-01', 'add-collection', 'commission', { electronic: true, paper: false, undertaking: true }),
  );
  assert.deepEqual([both.window, both.term], [paperFirst.window, paperFirst.term]);
  assert.deepEqual(both.collected, { electronic: true, paper: true, undertaking: true });
  assert.equal(isCollecting(both, noon('2025-12-01')), true);
  assert.equal(both.window?.lastDay, '2026-01-30');
});

test('only a recorded closing of the offices on the last day moves it', () => {
  const moved = after(
    at('petitioning'),
    step('2026-01-30', 'extend-term', 'commission', {
      closedOn: '2026-01-30',
      until: '2026-02-02',
      reasons: '臺北市因颱風停止上班。',
    }),
  );
  assert.deepEqual(moved.term, { lastDay: '2026-02-02', cite: 'Act Art. 12(2)' });
  assert.equal(moved.window?.lastDay, '2026-02-02');
  assert.deepEqual(dueCommands(moved, noon('2026-02-02')), []);
  assert.equal(dueCommands(moved, noon('2026-02-03')).length, 1);
});

test('opinions never stand in the way, and what comes late is waived', () => {
  const asked = after(
    at('notified'),
    step('2025-07-26', 'request-opinion', 'commission', { agency: '行政院', receivedOn: '2025-07-26' }),
    step('2025-07-26', 'request-opinion', 'commission', { agency: '立法院', receivedOn: '2025-07-20' }),
  );
  assert.deepEqual(asked.term, at('notified').term);
  assert.deepEqual(
    asked.opinions.map(({ lastDay }) => lastDay),
    ['2025-09-09', '2025-09-03'],
  );
  const answer = (answeredOn: string) => command('record-opinion', 'agency', { agency: '立法院', answeredOn });
  assert.equal(codeOf(decide(asked, answer('2025-09-04'), noon('2025-09-05'))), 'case.deadline-passed');
  const collected = after(
    asked,
    step('2025-07-30', 'record-collection', 'commission', { electronic: true, paper: false, undertaking: true }),
    ['2025-09-04', command('lapse-opinions', 'clock')],
  );
  assert.equal(collected.phase, 'petitioning');
  assert.equal(collected.term?.lastDay, '2026-01-30');
  assert.deepEqual(
    collected.opinions.map(({ state }) => state),
    ['awaited', 'waived'],
  );
  const given = after(collected, ['2025-09-08', answer('2025-09-03')]);
  assert.deepEqual(
    given.opinions.map(({ state }) => state),
    ['awaited', 'given'],
  );
});

test('a judgment puts a case where it orders, with a new clock, and what was used up stays so', () => {
  const reopen = (ordered: string) =>
    command('reopen', 'court', { ordered, servedOn: '2026-06-01', reasons: '判決主文' });
  const lapsed = states('deemed-abandoned')[1]!;
  const again = after(lapsed, ['2026-06-02', reopen('petitioning')]);
  assert.deepEqual(again.window, { firstDay: '2026-06-02', lastDay: '2026-12-01' });
  assert.deepEqual([again.barredUntil, again.outcomeOn, again.term?.lastDay], [null, null, '2026-12-01']);
  const counted = after(at('not-established'), ['2026-06-02', reopen('tallied')]);
  assert.equal(counted.usedUp.signerSupplement, true);
  assert.equal(
    codeOf(
      decide(counted, command('order-signer-supplement', 'commission', { servedOn: '2026-06-02' }), noon('2026-06-02')),
    ),
    'case.guard-failed',
  );
  const refused = (ordered: string) => codeOf(decide(at('not-accepted'), reopen(ordered), noon('2026-06-02')));
  assert.equal(refused('household-check'), 'case.guard-failed');
  assert.equal(refused('established'), 'case.guard-failed');
  assert.equal(refused('proposal-filed'), 'ok');
  // Silence: not while the commission is still in time.
  assert.equal(codeOf(decide(at('review'), reopen('review'), noon('2025-05-09'))), 'case.guard-failed');
  assert.equal(codeOf(decide(at('review'), reopen('review'), noon('2026-06-02'))), 'ok');
});

test('records are kept two years from the outcome, with a suit three months from the judgment if that is later', () => {
  const lapsed = states('deemed-abandoned')[1]!;
  assert.equal(retentionEnd(at('petitioning')), null);
  assert.equal(retentionEnd(lapsed), '2028-01-30');
  const sued = after(lapsed, step('2026-02-20', 'record-litigation', 'court', { filedOn: '2026-02-19' }));
  assert.equal(retentionEnd(sued), null);
  const judged = (finalOn: string) => after(sued, step(finalOn, 'record-judgment', 'court', { finalOn }));
  assert.equal(retentionEnd(judged('2026-10-01')), '2028-01-30');
  assert.equal(retentionEnd(judged('2027-11-30')), '2028-02-29');
  assert.deepEqual(dueCommands(lapsed, endOfTaipeiDay('2028-01-30') - 1), []);
  assert.deepEqual(dueCommands(lapsed, endOfTaipeiDay('2028-01-30')), [command('end-retention', 'clock')]);
});

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
    ['draft', 'open-proposing', 'lead', {}, 'e-proposal-on'],
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
    ['proposer-check', 'notify-to-collect', 'commission', { servedOn: '2025-05-01' }, 'enough-proposers-valid'],
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
    ['notified', 'request-opinion', 'commission', { agency: ' ', receivedOn: '2025-01-01' }, 'opinion-requested-once'],
    [
      states('notified')[1]!,
      'request-opinion',
      'commission',
      { agency: '行政院', receivedOn: '2025-01-01' },
      'opinion-requested-once',
    ],
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
      { electronic: false, paper: false, undertaking: true },
      'undertaking-signed',
    ],
    [
      'notified',
      'record-collection',
      'commission',
      { electronic: true, paper: false, undertaking: false },
      'undertaking-signed',
    ],
    [
      'petitioning',
      'add-collection',
      'commission',
      { electronic: true, paper: false, undertaking: true },
      'adds-a-way',
    ],
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
  assert.equal(refused.length, 82);
  const seen = new Set<string>();
  for (const [place, name, by, data, guard, date] of refused) {
    const state = typeof place === 'string' ? at(place) : place;
    const now = date === undefined ? startOfTaipeiDay(state.term?.lastDay ?? '2026-06-01') : noon(date);
    const result = decide(state, command(name, by, data), now);
    assert.ok(!result.ok, `${name} ${guard}`);
    assert.equal(result.detail?.guard, guard, name);
    seen.add(guard);
  }
  // The rest is refused in the tests of terms, of the counter, of silence, of service, of one supplement only and of thresholds.
  const elsewhere = [
    'within-term',
    'term-over',
    'counter-open',
    'court-may-order',
    'phase-orderable',
    'enough-proposers-filed',
  ];
  const other = ['service-not-in-future', 'proposer-supplement-unused', 'correction-unused', 'enough-signers-filed'];
  const guards = new Set(COMMAND_NAMES.flatMap((name) => transitionOf(name).guards));
  assert.deepEqual([...guards].filter((name) => !seen.has(name)).sort(), [...elsewhere, ...other].sort());
});

test('one correction and one supplement of proposers, also after a judgment', () => {
  const back = (state: CaseState, ordered: string) =>
    after(state, ['2025-09-01', command('reopen', 'court', { ordered, servedOn: '2025-09-01', reasons: '判決' })]);
  const heard = after(
    back(at('rejected'), 'review'),
    step('2025-09-02', 'call-hearing', 'commission', { hearingOn: '2025-09-03' }),
    step('2025-09-03', 'record-hearing', 'commission', { heldOn: '2025-09-03' }),
  );
  const order = decide(heard, fitting(heard, 'order-correction', 'commission', noon('2025-09-04')), noon('2025-09-04'));
  assert.equal(!order.ok && order.detail?.guard, 'correction-unused');
  const short = after(
    back(states('rejected').at(-1)!, 'proposer-check'),
    step('2025-09-02', 'record-proposer-check', 'registry', { valid: 1, struckOut: 4 }),
  );
  const more = decide(
    short,
    command('order-proposer-supplement', 'commission', { servedOn: '2025-09-02' }),
    noon('2025-09-03'),
  );
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

test('a notice cannot have been served tomorrow', () => {
  const checked = states('proposer-check')[1]!;
  const notify = (servedOn: string) =>
    codeOf(decide(checked, command('notify-to-collect', 'commission', { servedOn }), noon('2025-07-25')));
  assert.equal(notify('2025-07-25'), 'ok');
  assert.equal(notify('2025-07-26'), 'case.guard-failed');
  assert.equal(notify('2025-02-30'), 'case.guard-failed');
});

test('thresholds decide to the person', () => {
  const draft = at('draft');
  const filed = (proposersFiled: number) =>
    walk([['2025-03-10', command('file-proposal', 'lead', { electorate: 20_001, proposersFiled })]], draft).state;
  const judge = (state: CaseState, name: CommandName, date: string) =>
    codeOf(decide(state, command(name, 'commission'), noon(date)));
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
