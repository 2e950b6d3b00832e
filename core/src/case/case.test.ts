import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOfTaipeiDay, startOfTaipeiDay } from '../calendar/index.ts';
import { noon, RESULT, WAYS, walk } from './case.fixture.ts';
import {
  ACTORS,
  type Actor,
  allowedCommands,
  type CaseState,
  COMMAND_NEEDS,
  type Command,
  type CommandName,
  countedLength,
  decide,
  isCollecting,
  NO_CASE,
  PHASES,
  type Phase,
  replay,
  TRANSITIONS,
  thresholdsOf,
} from './index.ts';

const PHASE_NAMES = Object.keys(PHASES) as Phase[];
const COMMANDS = Object.keys(TRANSITIONS) as CommandName[];

/** Data that each command would be content with where it is allowed. */
const DATA: { readonly [K in CommandName]: object } = {
  draft: { number: '9001', kind: 'law-referendum', mainText: '您是否同意？', reason: '理由', leadName: '陳示範' },
  'file-proposal': { electorate: 20_000, proposersFiled: 5 },
  'accept-proposal': {},
  'begin-proposer-check': {},
  'record-proposer-check': { valid: 4, struckOut: 1 },
  'notify-to-collect': { servedOn: '2025-01-01' },
  'record-collection': { electronic: true, paper: true, undertaking: true },
  'file-petition': { log: '9001.petition.1', size: 1000, root: 'ab'.repeat(32), realCount: 310, paperCount: 0 },
  'begin-household-check': {},
  'record-household-check': RESULT,
  establish: { officialNumber: '22' },
  'not-establish': {},
  lapse: {},
};

const command = (name: CommandName, by: Actor, data: object = DATA[name]) => ({ name, by, data }) as Command;
const states = (phase: Phase): CaseState[] => WAYS[phase].map((way) => walk(way).state);
/** Inside every running term of the fixture, and after it. */
const moments = (state: CaseState) => [
  startOfTaipeiDay(state.term?.lastDay ?? '2026-06-01'),
  endOfTaipeiDay(state.term?.lastDay ?? '2026-06-01'),
];
const at = (phase: Phase) => states(phase)[0]!;
const codeOf = (result: ReturnType<typeof decide>) => (result.ok ? 'ok' : result.code);

test('every state, every command, every actor: exactly these cells are allowed', () => {
  const allowed: string[] = [];
  let cells = 0;
  for (const phase of PHASE_NAMES)
    for (const name of COMMANDS)
      for (const by of ACTORS) {
        cells++;
        const results = states(phase).flatMap((state) =>
          moments(state).map((now) => decide(state, command(name, by), now)),
        );
        if (results.some((result) => result.ok)) allowed.push(`${phase} ${name} ${by}`);
        for (const result of results)
          if (!result.ok) {
            assert.match(result.article, /^(Act|regulation) Art\. \d/);
            assert.equal(result.article, TRANSITIONS[name].cite);
          }
      }
  assert.equal(cells, 13 * 13 * 4);
  assert.deepEqual(allowed, [
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
  ]);
  assert.equal(allowed.length, 17);
});

test('every phase is reached by its way, and replaying its events gives the same state', () => {
  for (const phase of PHASE_NAMES)
    for (const way of WAYS[phase]) {
      const { state, events } = walk(way);
      assert.equal(state.phase, phase);
      assert.deepEqual(replay(JSON.parse(JSON.stringify(events))), state);
    }
});

test('no command leaves a final phase, and every other phase is left by one', () => {
  for (const phase of PHASE_NAMES) {
    const left = Object.values(TRANSITIONS).some(
      ({ from, to }) => (from as readonly Phase[]).includes(phase) && to !== phase,
    );
    assert.equal(left, !PHASES[phase].isFinal, phase);
  }
});

test('what is listed as allowed is accepted with fitting data, and nothing else is', () => {
  for (const phase of PHASE_NAMES)
    for (const state of states(phase))
      for (const now of moments(state))
        for (const by of ACTORS) {
          const listed = allowedCommands(state, by, now).map((entry) => entry.command);
          const accepted = COMMANDS.filter((name) => decide(state, command(name, by), now).ok);
          assert.deepEqual(listed, accepted);
        }
  assert.deepEqual(allowedCommands(at('notified'), 'commission', noon('2025-08-01')), [
    { command: 'record-collection', article: 'regulation Art. 4', needs: ['electronic', 'paper', 'undertaking'] },
  ]);
});

test('the wrong actor is told so before anything else', () => {
  assert.equal(codeOf(decide(NO_CASE, command('file-petition', 'commission'), 0)), 'case.wrong-actor');
  assert.equal(codeOf(decide(NO_CASE, command('file-petition', 'lead'), 0)), 'case.wrong-state');
  assert.equal(codeOf(decide(at('filed'), command('file-petition', 'lead'), 0)), 'case.already-filed');
  assert.equal(codeOf(decide(at('established'), command('file-petition', 'lead'), 0)), 'case.already-filed');
});

test('terms: where they start, when they end, under which article', () => {
  const terms = Object.fromEntries(PHASE_NAMES.map((phase) => [phase, at(phase).term]));
  assert.deepEqual(terms, {
    none: null,
    draft: null,
    'proposal-filed': null,
    review: { lastDay: '2025-05-09', cite: 'Act Art. 10(3)' },
    'proposer-check': { lastDay: '2025-05-05', cite: 'Act Art. 10(5)' },
    notified: { lastDay: '2025-08-03', cite: 'Act Art. 10(9)' },
    petitioning: { lastDay: '2026-01-30', cite: 'Act Art. 12(2)' },
    filed: null,
    'household-check': { lastDay: '2026-03-31', cite: 'Act Art. 13(1)' },
    tallied: { lastDay: '2026-03-30', cite: 'Act Art. 13(3)' },
    established: null,
    'not-established': null,
    'deemed-abandoned': { lastDay: '2027-08-03', cite: 'Act Art. 12(4)' },
  });
  assert.deepEqual(at('petitioning').window, { firstDay: '2025-07-31', lastDay: '2026-01-30' });
  assert.deepEqual(
    states('deemed-abandoned').map((state) => state.barredUntil),
    ['2027-08-03', '2028-01-30'],
  );
  assert.equal(states('proposer-check')[1]!.term?.lastDay, '2025-05-05');
});

test('a filing is in time until the last day ends in Taipei, and the clock takes over the very next millisecond', () => {
  const state = at('petitioning');
  const end = endOfTaipeiDay('2026-01-30');
  assert.equal(codeOf(decide(state, command('file-petition', 'lead'), end - 1)), 'ok');
  assert.equal(codeOf(decide(state, command('file-petition', 'lead'), end)), 'case.deadline-passed');
  assert.equal(codeOf(decide(state, command('lapse', 'clock'), end - 1)), 'case.guard-failed');
  assert.equal(codeOf(decide(state, command('lapse', 'clock'), end)), 'ok');
  const notified = at('notified');
  assert.equal(
    codeOf(decide(notified, command('record-collection', 'commission'), endOfTaipeiDay('2025-08-03') - 1)),
    'ok',
  );
  assert.equal(
    codeOf(decide(notified, command('record-collection', 'commission'), endOfTaipeiDay('2025-08-03'))),
    'case.deadline-passed',
  );
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
});

test('each guard can refuse', () => {
  const refused: readonly (readonly [Phase, CommandName, Actor, object, guard: string])[] = [
    ['none', 'draft', 'commission', { ...DATA.draft, mainText: '字'.repeat(101) }, 'text-length'],
    ['none', 'draft', 'commission', { ...DATA.draft, reason: '字'.repeat(2001) }, 'text-length'],
    ['none', 'draft', 'commission', { ...DATA.draft, mainText: '？' }, 'text-length'],
    ['none', 'draft', 'commission', { ...DATA.draft, number: '0' }, 'text-length'],
    ['none', 'draft', 'commission', { ...DATA.draft, kind: 'budget' }, 'text-length'],
    ['none', 'draft', 'commission', { ...DATA.draft, leadName: ' ' }, 'text-length'],
    ['draft', 'file-proposal', 'lead', { electorate: 0, proposersFiled: 5 }, 'electorate-given'],
    ['draft', 'file-proposal', 'lead', { electorate: 1.5, proposersFiled: 5 }, 'electorate-given'],
    ['draft', 'file-proposal', 'lead', { electorate: 20_000, proposersFiled: -1 }, 'proposer-count-given'],
    ['proposer-check', 'record-proposer-check', 'registry', { valid: 5, struckOut: 1 }, 'proposer-result-given'],
    ['proposer-check', 'notify-to-collect', 'commission', { servedOn: '2025-05-01' }, 'enough-proposers-valid'],
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
    ['petitioning', 'file-petition', 'lead', { ...DATA['file-petition'], log: '9002.petition.1' }, 'filing-given'],
    ['petitioning', 'file-petition', 'lead', { ...DATA['file-petition'], log: '9001.proposal.1' }, 'filing-given'],
    ['petitioning', 'file-petition', 'lead', { ...DATA['file-petition'], log: 'x' }, 'filing-given'],
    ['petitioning', 'file-petition', 'lead', { ...DATA['file-petition'], root: 'AB' }, 'filing-given'],
    ['petitioning', 'file-petition', 'lead', { ...DATA['file-petition'], realCount: 1000 }, 'filing-given'],
    ['household-check', 'record-household-check', 'registry', { ...RESULT, decoys: 687 }, 'result-adds-up'],
    ['household-check', 'record-household-check', 'registry', { ...RESULT, entries: 999 }, 'result-adds-up'],
    ['household-check', 'record-household-check', 'registry', { ...RESULT, paperAccepted: 1 }, 'result-adds-up'],
    ['household-check', 'record-household-check', 'registry', { ...RESULT, accepted: '300' }, 'result-adds-up'],
  ];
  assert.equal(refused.length, 22);
  for (const [phase, name, by, data, guard] of refused) {
    const state = at(phase);
    const result = decide(state, command(name, by, data), startOfTaipeiDay(state.term?.lastDay ?? '2026-06-01'));
    assert.ok(!result.ok && result.code === 'case.guard-failed', `${name} ${guard}`);
    assert.equal(result.detail?.guard, guard);
  }
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
  assert.equal(
    codeOf(decide(filed(2), command('accept-proposal', 'commission'), noon('2025-03-11'))),
    'case.guard-failed',
  );
  assert.equal(codeOf(decide(filed(3), command('accept-proposal', 'commission'), noon('2025-03-11'))), 'ok');
  const [enough, short] = states('tallied');
  assert.equal(codeOf(decide(enough!, command('establish', 'commission'), noon('2026-03-21'))), 'ok');
  assert.equal(
    codeOf(decide(enough!, command('not-establish', 'commission'), noon('2026-03-21'))),
    'case.guard-failed',
  );
  assert.equal(codeOf(decide(short!, command('establish', 'commission'), noon('2026-03-21'))), 'case.guard-failed');
  assert.equal(codeOf(decide(short!, command('not-establish', 'commission'), noon('2026-03-21'))), 'ok');
  const few = walk(
    [['2026-01-30', command('file-petition', 'lead', { ...DATA['file-petition'], realCount: 290, paperCount: 9 })]],
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
  for (const name of COMMANDS) assert.deepEqual(Object.keys(DATA[name]).sort(), [...COMMAND_NEEDS[name]].sort());
});
