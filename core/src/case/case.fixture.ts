import { addDays, startOfTaipeiDay, taipeiDate } from '../calendar/index.ts';
import {
  type Actor,
  type CaseEvent,
  type CaseState,
  type Command,
  type CommandData,
  type CommandName,
  decide,
  evolve,
  NO_CASE,
  type Phase,
  pollWindow,
} from './index.ts';

/** Noon in Taipei. */
export const noon = (date: string) => startOfTaipeiDay(date) + 12 * 3_600_000;

export type Step = readonly [date: string, command: Command];

export function step<N extends CommandName>(date: string, name: N, by: Actor, data: CommandData[N]): Step {
  return [date, { name, by, data } as unknown as Command];
}

const office = <N extends CommandName>(date: string, name: N, data: CommandData[N]) =>
  step(date, name, 'commission', data);

export const RESULT = {
  entries: 1000,
  accepted: 300,
  struckOut: 10,
  decoys: 688,
  malformed: 1,
  other: 1,
  paperAccepted: 0,
  paperStruckOut: 0,
};
const FEW = { ...RESULT, accepted: 299, struckOut: 11 };
export const FILING = { log: '9001.petition.1', size: 1000, root: '00'.repeat(32), realCount: 310, paperCount: 0 };
const MORE_FILING = { log: '9001.petition.2', size: 20, root: '11'.repeat(32), realCount: 9, paperCount: 0 };
const MORE = { ...RESULT, entries: 20, accepted: 1, struckOut: 8, decoys: 10, malformed: 0 };
const NONE_MORE = { ...MORE, accepted: 0, struckOut: 9 };

export function walk(steps: readonly Step[], from: CaseState = NO_CASE): { state: CaseState; events: CaseEvent[] } {
  let state = from;
  const events: CaseEvent[] = [];
  for (const [date, command] of steps) {
    const result = decide(state, command, noon(date));
    if (!result.ok) throw new Error(`${date} ${command.name}: ${result.code} ${JSON.stringify(result.detail)}`);
    for (const event of result.value) {
      events.push(event);
      state = evolve(state, event);
    }
  }
  return { state, events };
}

export const DRAFT = {
  number: '9001',
  kind: 'policy-initiative',
  mainText: '您是否同意政府應於學校周邊設置行人專用通道，以保障學童通行安全？',
  reason: '示範理由。',
  leadName: '陳示範',
} as const;
export const CORRECTED = { mainText: '您是否同意政府應於國民小學周邊設置行人專用通道？', reason: '補正後的示範理由。' };

/** A synthetic case on the days of a published one, with an electorate of 20,000: 2 proposers and 300 signers. */
const DRAFTED = [office('2025-03-01', 'draft', DRAFT)];
const FILED_PROPOSAL = [
  ...DRAFTED,
  step('2025-03-10', 'file-proposal', 'lead', { electorate: 20_000, proposersFiled: 5 }),
];
const REVIEW = [...FILED_PROPOSAL, office('2025-03-12', 'accept-proposal', {})];
const HEARING = [...REVIEW, office('2025-03-20', 'call-hearing', { hearingOn: '2025-04-01' })];
const HEARD = [...HEARING, office('2025-04-01', 'record-hearing', { heldOn: '2025-04-01' })];
const ORDERED = [
  ...HEARD,
  office('2025-04-10', 'order-correction', { ground: 'wording', reasons: '主文不明確。', servedOn: '2025-04-09' }),
];
const RE_REVIEW = [...ORDERED, step('2025-05-09', 'submit-correction', 'lead', CORRECTED)];
const CHECK = [...REVIEW, office('2025-04-20', 'begin-proposer-check', {})];
const CHECKED = [...CHECK, step('2025-05-02', 'record-proposer-check', 'registry', { valid: 4, struckOut: 1 })];
const CHECKED_SHORT = [...CHECK, step('2025-05-02', 'record-proposer-check', 'registry', { valid: 1, struckOut: 4 })];
const SUPPLEMENT = [...CHECKED_SHORT, office('2025-05-06', 'order-proposer-supplement', { servedOn: '2025-05-05' })];
const RECHECK = [...SUPPLEMENT, step('2025-06-04', 'supplement-proposers', 'lead', { proposersFiled: 2 })];
const recheck = (valid: number) =>
  step('2025-06-15', 'record-proposer-recheck', 'registry', { valid, struckOut: 2 - valid });
const OPINIONS = [...CHECKED, office('2025-05-10', 'request-opinion', { agency: '行政院', receivedOn: '2025-05-10' })];
const NOTIFIED = [...CHECKED, office('2025-07-25', 'notify-to-collect', { servedOn: '2025-07-24' })];
const collect = (electronic: boolean, paper: boolean) =>
  office('2025-07-30', 'record-collection', { electronic, paper, undertaking: electronic });
const PETITIONING = [...NOTIFIED, collect(true, false)];
const BOTH_WAYS = [...NOTIFIED, collect(true, true)];
const FILED = [...PETITIONING, step('2026-01-30', 'file-petition', 'lead', FILING)];
const HOUSEHOLD = [...FILED, office('2026-02-02', 'begin-household-check', {})];
const ENOUGH = [...HOUSEHOLD, step('2026-03-20', 'record-household-check', 'registry', RESULT)];
const SHORT = [...HOUSEHOLD, step('2026-03-20', 'record-household-check', 'registry', FEW)];
const MORE_ORDERED = [...SHORT, office('2026-03-25', 'order-signer-supplement', { servedOn: '2026-03-24' })];
const BOTH_MORE = [
  ...BOTH_WAYS,
  step('2026-01-30', 'file-petition', 'lead', FILING),
  office('2026-02-02', 'begin-household-check', {}),
  step('2026-03-20', 'record-household-check', 'registry', FEW),
  office('2026-03-25', 'order-signer-supplement', { servedOn: '2026-03-24' }),
];
const MORE_FILED = [...MORE_ORDERED, step('2026-04-23', 'file-supplement', 'lead', MORE_FILING)];
const ENOUGH_NOW = [...MORE_FILED, step('2026-05-04', 'record-supplement-check', 'registry', MORE)];
const STILL_SHORT = [...MORE_FILED, step('2026-05-04', 'record-supplement-check', 'registry', NONE_MORE)];
const ESTABLISHED = [...ENOUGH, office('2026-03-25', 'establish', { officialNumber: '22' })];
const POLL = [...ESTABLISHED, office('2026-04-10', 'announce-poll', { pollOn: '2026-08-29' })];
const VOTING = [...POLL, step('2026-08-29', 'open-voting', 'clock', {})];
const NOT_ESTABLISHED = [...STILL_SHORT, office('2026-05-10', 'not-establish', {})];
const LAPSED = [...PETITIONING, step('2026-01-31', 'lapse', 'clock', {})];
const SUED = [...LAPSED, office('2026-02-20', 'record-litigation', { filedOn: '2026-02-19' })];
const reasons = '示範理由';

/** Every phase, reached by its own ways; the table's own words are not used to get there. */
export const WAYS: Readonly<Record<Phase, readonly (readonly Step[])[]>> = {
  none: [[]],
  draft: [
    DRAFTED,
    [...DRAFTED, office('2025-03-02', 'settle-policy', { policy: 'e-proposal', choice: 'on', reasons })],
  ],
  'collecting-proposers': [
    [
      ...DRAFTED,
      office('2025-03-02', 'settle-policy', { policy: 'e-proposal', choice: 'on', reasons }),
      step('2025-03-03', 'open-proposing', 'lead', {}),
    ],
  ],
  'proposal-filed': [FILED_PROPOSAL],
  review: [REVIEW],
  hearing: [HEARING, HEARD],
  'correction-ordered': [ORDERED],
  're-review': [RE_REVIEW],
  'proposer-check': [CHECK, CHECKED, CHECKED_SHORT, OPINIONS],
  'proposer-supplement': [
    SUPPLEMENT,
    [
      ...CHECKED_SHORT,
      office('2025-05-03', 'request-opinion', { agency: '行政院', receivedOn: '2025-04-01' }),
      office('2025-05-06', 'order-proposer-supplement', { servedOn: '2025-05-05' }),
    ],
  ],
  'proposer-recheck': [
    RECHECK,
    [...RECHECK, recheck(1)],
    [...RECHECK, recheck(0)],
    [...RECHECK, office('2025-06-05', 'request-opinion', { agency: '立法院', receivedOn: '2025-05-01' })],
  ],
  notified: [NOTIFIED, [...OPINIONS, office('2025-07-25', 'notify-to-collect', { servedOn: '2025-07-24' })]],
  petitioning: [
    PETITIONING,
    BOTH_WAYS,
    [...PETITIONING, office('2025-08-01', 'request-opinion', { agency: '行政院', receivedOn: '2025-07-31' })],
  ],
  filed: [FILED, [...FILED, office('2026-02-01', 'request-opinion', { agency: '行政院', receivedOn: '2026-01-31' })]],
  'household-check': [
    HOUSEHOLD,
    [...HOUSEHOLD, office('2026-02-03', 'request-opinion', { agency: '行政院', receivedOn: '2026-02-01' })],
  ],
  tallied: [
    ENOUGH,
    SHORT,
    STILL_SHORT,
    ENOUGH_NOW,
    [...SHORT, office('2026-03-21', 'request-opinion', { agency: '行政院', receivedOn: '2026-02-01' })],
  ],
  'signer-supplement': [
    MORE_ORDERED,
    BOTH_MORE,
    [...MORE_ORDERED, office('2026-03-26', 'request-opinion', { agency: '行政院', receivedOn: '2026-02-01' })],
  ],
  'supplement-check': [
    MORE_FILED,
    [...MORE_FILED, office('2026-04-24', 'request-opinion', { agency: '行政院', receivedOn: '2026-03-01' })],
  ],
  established: [
    ESTABLISHED,
    [
      ...ENOUGH,
      office('2026-03-21', 'request-opinion', { agency: '行政院', receivedOn: '2026-03-21' }),
      office('2026-03-25', 'establish', { officialNumber: '22' }),
    ],
    [...ESTABLISHED, office('2026-03-26', 'record-litigation', { filedOn: '2026-03-26' })],
    [...ESTABLISHED, step('2028-03-26', 'end-retention', 'clock', {})],
  ],
  'poll-announced': [
    POLL,
    [...POLL, office('2026-04-11', 'record-litigation', { filedOn: '2026-04-11' })],
    [...POLL, step('2028-03-26', 'end-retention', 'clock', {})],
  ],
  voting: [
    VOTING,
    [...VOTING, office('2026-08-30', 'record-litigation', { filedOn: '2026-08-30' })],
    [...VOTING, step('2028-03-26', 'end-retention', 'clock', {})],
  ],
  'result-announced': finals([...VOTING, office('2026-09-03', 'record-poll-result', { passed: true })]),
  'not-accepted': finals([...FILED_PROPOSAL, office('2025-03-12', 'not-accept', { ground: 'binding', reasons })]),
  rejected: [
    ...finals([...RE_REVIEW, office('2025-06-01', 'reject', { reasons })]),
    [...ORDERED, step('2025-05-10', 'lapse-correction', 'clock', {})],
    [...SUPPLEMENT, step('2025-06-05', 'lapse-proposer-supplement', 'clock', {})],
    [...RECHECK, recheck(0), office('2025-06-20', 'reject', { reasons })],
  ],
  'deemed-abandoned': [[...NOTIFIED, step('2025-08-04', 'lapse', 'clock', {})], ...finals(LAPSED), SUED],
  'filing-not-accepted': finals([
    ...FILED,
    office('2026-02-02', 'not-accept-filing', { ground: 'count', counted: 299, reasons }),
  ]),
  'not-established': [
    ...finals(NOT_ESTABLISHED),
    [...MORE_ORDERED, step('2026-04-24', 'lapse-signer-supplement', 'clock', {})],
  ],
  stopped: finals([...PETITIONING, step('2025-10-01', 'stop', 'legislature', { noticeOn: '2025-09-30' })]),
  withdrawn: finals([...CHECKED, step('2025-06-01', 'withdraw', 'lead', { consents: 3 })]),
};

/** As it ended, with a suit pending, with its records due, and with its records gone. */
function finals(way: readonly Step[]): readonly (readonly Step[])[] {
  const due = [...way, step('2029-01-01', 'end-retention', 'clock', {})];
  return [
    way,
    [...way, office('2026-09-10', 'record-litigation', { filedOn: '2026-09-10' })],
    due,
    [...due, office('2029-01-02', 'destroy-records', { destroyedOn: '2029-01-02' })],
  ];
}

/** Data that a command would be content with where it is allowed. */
export function fittingData(name: CommandName, state: CaseState, by: Actor, now: number): object {
  const today = taipeiDate(now);
  const lastDay = state.term?.lastDay ?? today;
  const paper = { log: null, size: 0, root: null, realCount: 0, paperCount: 400 };
  const filing = (log: string) => (by === 'commission' ? paper : { ...FILING, log });
  const result = (size: number, paperCount: number) => ({
    ...RESULT,
    ...(size === 0
      ? { entries: 0, accepted: 0, struckOut: 0, decoys: 0, malformed: 0, other: 0 }
      : { entries: size, decoys: size - 1, accepted: 1, struckOut: 0, malformed: 0, other: 0 }),
    paperAccepted: paperCount,
    paperStruckOut: 0,
  });
  const data: { readonly [K in CommandName]: () => object } = {
    'extend-term': () => ({ closedOn: lastDay, until: addDays(lastDay, 1), reasons }),
    'settle-policy': () => ({
      policy: 'collection-day',
      choice: state.policies['collection-day'] === 'counted' ? 'not-counted' : 'counted',
      reasons,
    }),
    'correct-clerical': () => CORRECTED,
    withdraw: () => ({ consents: (state.proposersFiled ?? 0) + (state.moreProposers?.filed ?? 0) }),
    stop: () => ({ noticeOn: today }),
    'request-opinion': () => ({ agency: `第${state.opinions.length}機關`, receivedOn: today }),
    'record-opinion': () => {
      const asked = state.opinions.find((opinion) => opinion.state !== 'given');
      return {
        agency: asked?.agency ?? '',
        answeredOn: asked === undefined || asked.lastDay > today ? today : asked.lastDay,
      };
    },
    'lapse-opinions': () => ({}),
    draft: () => DRAFT,
    'open-proposing': () => ({}),
    'file-proposal': () => ({ electorate: 20_000, proposersFiled: 5 }),
    'not-accept': () => ({ ground: 'papers', reasons }),
    'accept-proposal': () => ({}),
    'call-hearing': () => ({ hearingOn: today }),
    'record-hearing': () => ({ heldOn: today }),
    'order-correction': () => ({ ground: 'unclear-meaning', reasons, servedOn: today }),
    'submit-correction': () => CORRECTED,
    'lapse-correction': () => ({}),
    reject: () => ({ reasons }),
    'begin-proposer-check': () => ({}),
    'record-proposer-check': () => ({ valid: state.proposersFiled ?? 0, struckOut: 0 }),
    'order-proposer-supplement': () => ({ servedOn: today }),
    'supplement-proposers': () => ({ proposersFiled: 3 }),
    'lapse-proposer-supplement': () => ({}),
    'record-proposer-recheck': () => ({ valid: state.moreProposers?.filed ?? 0, struckOut: 0 }),
    'notify-to-collect': () => ({ servedOn: today }),
    'record-collection': () => ({ electronic: true, paper: true, undertaking: true }),
    'add-collection': () => ({
      electronic: state.collected?.electronic !== true,
      paper: state.collected?.paper !== true,
      undertaking: true,
    }),
    'file-petition': () => filing('9001.petition.1'),
    'not-accept-filing': () => ({ ground: 'count', counted: 0, reasons }),
    'begin-household-check': () => ({}),
    'record-household-check': () => result(state.filing?.size ?? 0, state.filing?.paperCount ?? 0),
    'order-signer-supplement': () => ({ servedOn: today }),
    'file-supplement': () => filing('9001.petition.2'),
    'lapse-signer-supplement': () => ({}),
    'record-supplement-check': () =>
      result(state.supplement?.filing.size ?? 0, state.supplement?.filing.paperCount ?? 0),
    'not-establish': () => ({}),
    establish: () => ({ officialNumber: '22' }),
    lapse: () => ({}),
    'announce-poll': () => ({ pollOn: pollWindow(state.enteredOn.established ?? today).lastDay }),
    'open-voting': () => ({}),
    'record-poll-result': () => ({ passed: true }),
    'record-litigation': () => ({ filedOn: today }),
    'record-judgment': () => ({ finalOn: today }),
    reopen: () => ({ ordered: 'proposal-filed', servedOn: today, reasons }),
    'end-retention': () => ({}),
    'destroy-records': () => ({ destroyedOn: today }),
  };
  return data[name]();
}
