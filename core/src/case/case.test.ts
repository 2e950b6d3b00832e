import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfTaipeiDay, taipeiDate } from '../calendar/index.ts';
import { collection, FILING, noon, serve, step, WAYS, walk } from './case.fixture.ts';
import {
  ACTORS,
  type Actor,
  allowedCommands,
  type CaseState,
  COMMAND_NAMES,
  type CommandName,
  collectingRound,
  decide,
  dueCommands,
  evolve,
  NO_CASE,
  PHASE_NAMES,
  PHASES,
  type Phase,
  replay,
  retentionEnd,
  transitionOf,
} from './index.ts';
import { after, at, codeOf, command, fitting, moments, STATES, settled, states } from './judging.fixture.ts';
import { LAPSING_PHASES } from './overdue-opinions.ts';

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

/** Guards that refuse on a provision of their own. */
const OWN_ARTICLES = ['text-length', 'text-again', 'matters-consulted'];

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
              const isOwn = result.code === 'case.already-filed' || OWN_ARTICLES.includes(String(result.detail?.guard));
              if (!isOwn) assert.equal(result.article, transitionOf(name).cite);
            }
          }
      }
  assert.equal(cells, 32 * 56 * 7);
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
  assert.equal(allowed.size, 371);
});

test('every phase is reached by its ways, and replaying its events gives the same state', () => {
  assert.equal(PHASE_NAMES.length, 32);
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
      needs: ['electronic', 'paper', 'undertaking', 'trial', 'acceptsExpiry'],
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
    'pilot-open': { lastDay: '2025-04-02', cite: 'Act Art. 9(6)' },
    'pilot-ended': null,
    'pilot-reported': null,
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
    // When it was noticed shows in nothing but the days of the acts themselves.
    const apart = (seen: CaseState) => ({
      ...seen,
      enteredOn: {},
      letters: seen.letters.map((letter) => ({ ...letter, madeOn: '' })),
    });
    assert.deepEqual(apart(daily), apart(late));
    assert.deepEqual(dueCommands(late, noon('2031-01-01')), []);
  }
});

test('signing is open from collecting to the end of the last day, and closed by the filing', () => {
  const state = at('petitioning');
  assert.notEqual(collectingRound(state, noon('2025-07-30')), null);
  assert.notEqual(collectingRound(state, endOfTaipeiDay('2026-01-30') - 1), null);
  assert.equal(collectingRound(state, endOfTaipeiDay('2026-01-30')), null);
  for (const phase of PHASE_NAMES.filter((name) => name !== 'petitioning' && name !== 'pilot-open'))
    for (const other of states(phase)) {
      const found = collectingRound(other, noon('2025-08-10'));
      assert.ok(found?.stage !== 'petition' || found.round === 2, phase);
    }
  const paper = walk([
    ...WAYS.notified[0]!,
    ['2025-07-30', command('record-collection', 'commission', collection(false, true))],
  ]).state;
  assert.equal(collectingRound(paper, noon('2025-08-10')), null);
  const strict = after(state, settled('2025-07-30', 'collection-day', 'not-counted'));
  assert.equal(collectingRound(strict, noon('2025-07-30')), null);
  assert.notEqual(collectingRound(strict, noon('2025-07-31')), null);
});

test('the other way added later never restarts the six months (regulation Art. 6(1))', () => {
  const paperFirst = after(
    at('notified'),
    step('2025-07-30', 'record-collection', 'commission', collection(false, true)),
  );
  const both = after(paperFirst, step('2025-12-01', 'add-collection', 'commission', collection(true, false)));
  assert.deepEqual([both.window, both.term], [paperFirst.window, paperFirst.term]);
  assert.deepEqual(both.collected, collection(true, true));
  assert.notEqual(collectingRound(both, noon('2025-12-01')), null);
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
    step('2025-07-20', 'request-opinion', 'commission', { agency: '立法院' }),
    ...serve('2025-07-20', 'opinion-request'),
    step('2025-07-26', 'request-opinion', 'commission', { agency: '行政院' }),
    ...serve('2025-07-26', 'opinion-request'),
  );
  assert.deepEqual(asked.term, at('notified').term);
  assert.deepEqual(
    asked.opinions.map(({ lastDay }) => lastDay),
    ['2025-09-03', '2025-09-09'],
  );
  const answer = (answeredOn: string) => command('record-opinion', 'agency', { agency: '立法院', answeredOn });
  assert.equal(codeOf(decide(asked, answer('2025-09-04'), noon('2025-09-05'))), 'case.deadline-passed');
  const collected = after(asked, step('2025-07-30', 'record-collection', 'commission', collection(true, false)), [
    '2025-09-04',
    command('lapse-opinions', 'clock'),
  ]);
  assert.equal(collected.phase, 'petitioning');
  assert.equal(collected.term?.lastDay, '2026-01-30');
  assert.deepEqual(
    collected.opinions.map(({ state }) => state),
    ['waived', 'awaited'],
  );
  const given = after(collected, ['2025-09-08', answer('2025-09-03')]);
  assert.deepEqual(
    given.opinions.map(({ state }) => state),
    ['given', 'awaited'],
  );
});

test('a judgment puts a case where it orders, with a new clock, and what was used up stays so', () => {
  const reopen = (ordered: string) => command('reopen', 'court', { ordered, reasons: '判決主文' });
  const lapsed = states('deemed-abandoned')[1]!;
  const ordered = after(lapsed, ['2026-05-30', reopen('petitioning')]);
  assert.deepEqual([ordered.term, ordered.window, collectingRound(ordered, noon('2026-05-30'))], [null, null, null]);
  const again = after(ordered, ...serve('2026-05-30', 'reopening-notice', '2026-06-01'));
  assert.deepEqual(again.window, { firstDay: '2026-06-02', lastDay: '2026-12-01' });
  assert.deepEqual([again.barredUntil, again.outcomeOn, again.term?.lastDay], [null, null, '2026-12-01']);
  const counted = after(at('not-established'), ['2026-06-02', reopen('tallied')]);
  assert.equal(counted.usedUp.signerSupplement, true);
  assert.equal(
    codeOf(decide(counted, command('order-signer-supplement', 'commission'), noon('2026-06-02'))),
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

test('the end of a term ends the case where the table says so, and nowhere else', () => {
  const lapsing = PHASE_NAMES.filter((phase) =>
    COMMAND_NAMES.some((name) => {
      const { from, guards } = transitionOf(name);
      return guards.includes('term-over') && from.includes(phase);
    }),
  );
  assert.deepEqual([...LAPSING_PHASES], lapsing);
});

test('what the commission enters or decides has an office, and nothing else has; ends and announcements need the card', () => {
  for (const name of COMMAND_NAMES) {
    const { by, office, to, needsCard } = transitionOf(name);
    assert.equal(office.length > 0, by.includes('commission'), name);
    assert.ok(needsCard !== true || office.length > 0, name);
    const ends = to !== 'same' && to !== 'ordered' && PHASES[to].endsLeadAccess;
    if (ends && office.length > 0) assert.equal(needsCard, true, name);
  }
  const signed = COMMAND_NAMES.filter((name) => transitionOf(name).needsCard === true);
  assert.equal(signed.length, 27);
});
