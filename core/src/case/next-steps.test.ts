import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addDays } from '../calendar/index.ts';
import { noon, step, WAYS, walk } from './case.fixture.ts';
import {
  compareCaseNumbers,
  nextSteps,
  PHASE_NAMES,
  PHASES,
  type Phase,
  POLICY_IDS,
  policiesInForce,
  transitionOf,
} from './index.ts';

/** The case in `phase` and the noon of the day on which it got there. */
function reached(phase: Phase, way = 0) {
  const steps = WAYS[phase][way]!;
  return { state: walk(steps).state, now: steps.length === 0 ? 0 : noon(steps.at(-1)![0]) };
}

function next(phase: Phase, way = 0) {
  const { state, now } = reached(phase, way);
  return nextSteps(state, now);
}

suite('what next, by when', () => {
  test('every phase that goes on has somebody whose turn it is', () => {
    for (const phase of PHASE_NAMES.filter((name) => name !== 'none' && !PHASES[name].endsLeadAccess)) {
      const { lead, office } = next(phase);
      assert.ok(lead.length + office.length > 0, phase);
    }
  });

  test('an ended case asks nothing of the lead and shows no term', () => {
    for (const phase of PHASE_NAMES.filter((name) => PHASES[name].isFinal)) {
      const { lead, term, missed } = next(phase);
      assert.deepEqual([lead, term, missed], [[], null, null], phase);
    }
  });

  test('the notice to collect: in person, ten days, or deemed abandoned', () => {
    const { lead, term, missed } = next('notified');
    assert.deepEqual(
      lead.map(({ command, way }) => [command, way]),
      [['record-collection', 'in-person']],
    );
    assert.deepEqual([term?.of, term?.cite, missed?.phase], ['lead', 'Act Art. 10(9)', 'deemed-abandoned']);
  });

  test('a notice that is not served yet starts nothing, and says what it will start', () => {
    const { state } = reached('proposer-check', 1);
    const notice = step('2025-07-25', 'notify-to-collect', 'commission', {});
    const after = walk([notice], state).state;
    const { term, awaits, missed } = nextSteps(after, noon('2025-09-01'));
    assert.deepEqual([term, awaits], [null, { length: 10, unit: 'days', cite: 'Act Art. 10(9)' }]);
    assert.equal(missed?.phase, 'deemed-abandoned');
  });

  test('the petition: from her computer, on paper only where she collected it', () => {
    const ways = (way: number) => next('petitioning', way).lead.map(({ command, way: how }) => `${command} ${how}`);
    assert.ok(ways(0).includes('file-petition electronic'));
    assert.ok(ways(1).includes('file-petition electronic-or-paper'));
    const { state, now } = reached('petitioning', 1);
    assert.equal(nextSteps(state, now).term?.counter, 'end-of-day');
    const early = { ...state, policies: { ...state.policies, 'filing-hour': 'office-hours' } } as const;
    assert.equal(nextSteps(early, now).term?.counter, 'office-hours');
  });

  test('once the last day is over nothing can be filed any more', () => {
    const { state } = reached('petitioning');
    const late = noon(addDays(state.window!.lastDay, 1));
    assert.ok(!nextSteps(state, late).lead.some(({ command }) => command === 'file-petition'));
  });

  test('a term of the commission is its own, and nothing befalls the lead when it passes', () => {
    for (const phase of ['review', 'proposer-check', 'household-check'] as const) {
      const { term, missed } = next(phase);
      assert.deepEqual([term?.of, missed], ['office', null], phase);
    }
  });

  test('after the case is established the commission announces the poll, then its result', () => {
    const office = (phase: 'established' | 'poll-announced' | 'voting') =>
      next(phase).office.map(({ command }) => command);
    assert.deepEqual(office('established'), ['announce-poll']);
    assert.deepEqual(office('poll-announced'), []);
    assert.deepEqual(office('voting'), ['record-poll-result']);
    assert.equal(next('voting').term?.of, 'office');
  });

  test('which way a decision goes is not to be seen before it is announced', () => {
    const phases = ['proposer-check', 'proposer-recheck', 'filed', 'tallied'] as const;
    for (const phase of phases) {
      const offices = WAYS[phase].map((_, way) => next(phase, way).office.map(({ command }) => command));
      for (const office of offices) assert.deepEqual(office, offices[0], phase);
    }
    assert.deepEqual(
      next('tallied')
        .office.map(({ command }) => command)
        .sort(),
      ['establish', 'not-establish', 'order-signer-supplement'],
    );
  });

  test('every act carries the article of the table', () => {
    for (const phase of PHASE_NAMES) {
      const { lead, office } = next(phase);
      for (const { command, article } of [...lead, ...office]) assert.equal(article, transitionOf(command).cite);
    }
  });
});

suite('the open points of the law', () => {
  test('all are named with their choice, and those that matter now are marked', () => {
    const { state } = reached('notified');
    const all = policiesInForce(state);
    assert.deepEqual(
      all.map(({ policy }) => policy),
      POLICY_IDS,
    );
    const matter = all.filter(({ matters }) => matters).map(({ policy }) => policy);
    assert.deepEqual(matter, ['lead-key-lost', 'collection-day', 'public-signing-link']);
    for (const { policy, choice } of all) assert.equal(choice, state.policies[policy]);
  });

  test('every open point matters somewhere', () => {
    for (const id of POLICY_IDS) {
      const somewhere = PHASE_NAMES.some((phase) =>
        policiesInForce({ ...reached('draft').state, phase }).some(({ policy, matters }) => policy === id && matters),
      );
      assert.ok(somewhere, id);
    }
  });
});

test('cases are listed by number, pilots behind', () => {
  const numbers = ['T2', '10000', '9002', 'T10', '9001', '22'];
  assert.deepEqual(numbers.toSorted(compareCaseNumbers), ['22', '9001', '9002', '10000', 'T2', 'T10']);
});
