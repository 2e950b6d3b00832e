import { startOfTaipeiDay } from '../calendar/index.ts';
import {
  type Actor,
  type CaseEvent,
  type CaseState,
  type Command,
  type CommandData,
  type CommandName,
  decide,
  evolve,
  isServed,
  type LetterName,
  NO_CASE,
  PHASE_NAMES,
  type Phase,
} from './index.ts';

const OPEN_PROPOSING = {
  electorate: 20_000,
  lastDay: '2025-09-03',
  undertaking: true,
  trial: { certificateSha256: '00'.repeat(32), expiresOn: '2099-01-01' },
  acceptsExpiry: false,
};

/** Noon in Taipei. */
export const noon = (date: string) => startOfTaipeiDay(date) + 12 * 3_600_000;

/** A command may depend on the case, as the number of a letter does. */
export type Step = readonly [date: string, command: Command | ((state: CaseState) => Command)];

export function step<N extends CommandName>(date: string, name: N, by: Actor, data: CommandData[N]): Step {
  return [date, { name, by, data } as unknown as Command];
}

/** The last letter of that name leaves. */
export function issue(date: string, name: LetterName): Step {
  return [date, (state) => issuing(letterOf(state, name))];
}

/** The last letter of that name leaves on `date` and is served on `servedOn`. */
export function serve(date: string, name: LetterName, servedOn = date): readonly Step[] {
  const record = (state: CaseState) =>
    ({ name: 'record-service', by: 'commission', data: { letter: letterOf(state, name), servedOn } }) as const;
  return [issue(date, name), [servedOn > date ? servedOn : date, record]];
}

function letterOf({ letters }: CaseState, name: LetterName): number {
  return letters.findLast((letter) => letter.name === name)?.n ?? 0;
}

function issuing(letter: number): Command {
  const data = { letter, documentNumber: documentNumber(letter), details: {}, textSha256: 'ab'.repeat(32) };
  return { name: 'issue-letter', by: 'commission', data };
}

export const documentNumber = (letter: number) => `中選綜字第${1_140_000_000 + letter}號`;

/** A card that outlives every petition here. */
export const TRIAL = { certificateSha256: 'cd'.repeat(32), expiresOn: '2035-01-01' };
/** 電子提案: opened at the counter, with the lead and her card. */
export const OPENING = {
  electorate: 20_000,
  lastDay: '2025-04-30',
  undertaking: true,
  trial: TRIAL,
  acceptsExpiry: false,
};
export const CONSULTED = { mattersConsulted: true, sameMatterAs: null };

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
  for (const [date, given] of steps) {
    const command = typeof given === 'function' ? given(state) : given;
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
const REVIEW = [...FILED_PROPOSAL, office('2025-03-12', 'accept-proposal', CONSULTED)];
const HEARING = [...REVIEW, office('2025-03-20', 'call-hearing', { hearingOn: '2025-04-01' })];
const HEARD = [...HEARING, office('2025-04-01', 'record-hearing', { heldOn: '2025-04-01' })];
const ORDERED = [
  ...HEARD,
  office('2025-04-09', 'order-correction', { ground: 'wording', reasons: '主文不明確。' }),
  ...serve('2025-04-09', 'correction-order'),
];
const RE_REVIEW = [...ORDERED, step('2025-05-09', 'submit-correction', 'lead', CORRECTED)];
const CHECK = [...REVIEW, office('2025-04-20', 'begin-proposer-check', {})];
const CHECKED = [...CHECK, step('2025-05-02', 'record-proposer-check', 'registry', { valid: 4, struckOut: 1 })];
const CHECKED_SHORT = [...CHECK, step('2025-05-02', 'record-proposer-check', 'registry', { valid: 1, struckOut: 4 })];
const ORDER_PROPOSERS = [
  office('2025-05-05', 'order-proposer-supplement', {}),
  ...serve('2025-05-05', 'proposer-supplement-order'),
];
const SUPPLEMENT = [...CHECKED_SHORT, ...ORDER_PROPOSERS];
const RECHECK = [...SUPPLEMENT, step('2025-06-04', 'supplement-proposers', 'lead', { proposersFiled: 2 })];
const recheck = (valid: number) =>
  step('2025-06-15', 'record-proposer-recheck', 'registry', { valid, struckOut: 2 - valid });
const ask = (date: string, agency = '行政院') => [
  office(date, 'request-opinion', { agency }),
  ...serve(date, 'opinion-request'),
];
const OPINIONS = [...CHECKED, ...ask('2025-05-10')];
const NOTICE = [office('2025-07-24', 'notify-to-collect', {}), ...serve('2025-07-24', 'collection-notice')];
const NOTIFIED = [...CHECKED, ...NOTICE];
export const collection = (electronic: boolean, paper: boolean) => ({
  electronic,
  paper,
  undertaking: electronic,
  trial: electronic ? TRIAL : null,
  acceptsExpiry: false,
});
const collect = (electronic: boolean, paper: boolean) =>
  office('2025-07-30', 'record-collection', collection(electronic, paper));
const PETITIONING = [...NOTIFIED, collect(true, false)];
const BOTH_WAYS = [...NOTIFIED, collect(true, true)];
const FILED = [...PETITIONING, step('2026-01-30', 'file-petition', 'lead', FILING)];
const HOUSEHOLD = [...FILED, office('2026-02-02', 'begin-household-check', {})];
const ENOUGH = [...HOUSEHOLD, step('2026-03-20', 'record-household-check', 'registry', RESULT)];
const SHORT = [...HOUSEHOLD, step('2026-03-20', 'record-household-check', 'registry', FEW)];
const ORDER_SIGNERS = [
  office('2026-03-24', 'order-signer-supplement', {}),
  ...serve('2026-03-24', 'signer-supplement-order'),
];
const MORE_ORDERED = [...SHORT, ...ORDER_SIGNERS];
const BOTH_MORE = [
  ...BOTH_WAYS,
  step('2026-01-30', 'file-petition', 'lead', FILING),
  office('2026-02-02', 'begin-household-check', {}),
  step('2026-03-20', 'record-household-check', 'registry', FEW),
  ...ORDER_SIGNERS,
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

const PILOT_DRAFTED = [office('2025-03-01', 'draft', { ...DRAFT, number: 'T1', isPilot: true })];
const PILOT_OPEN = [
  ...PILOT_DRAFTED,
  office('2025-03-02', 'open-pilot', { firstDay: '2025-03-03', lastDay: '2025-04-02' }),
];
const PILOT_ENDED = [...PILOT_OPEN, office('2025-03-20', 'end-pilot', { reasons })];
const REPORT = { conditions: '讀卡機安裝完成率達標。', failures: '無', feedback: '字太小。' };
const PILOT_REPORTED = [...PILOT_ENDED, office('2025-03-25', 'report-pilot', REPORT)];

const MAIN_WAYS: Readonly<Record<Phase, readonly (readonly Step[])[]>> = {
  none: [[]],
  draft: [
    DRAFTED,
    [...DRAFTED, office('2025-03-02', 'settle-policy', { policy: 'e-proposal', choice: 'on', reasons })],
  ],
  'collecting-proposers': [
    [
      ...DRAFTED,
      office('2025-03-02', 'settle-policy', { policy: 'e-proposal', choice: 'on', reasons }),
      step('2025-03-03', 'open-proposing', 'commission', OPEN_PROPOSING),
    ],
  ],
  'proposal-filed': [FILED_PROPOSAL],
  review: [REVIEW],
  hearing: [HEARING, HEARD],
  'correction-ordered': [ORDERED],
  're-review': [RE_REVIEW],
  'proposer-check': [CHECK, CHECKED, CHECKED_SHORT, OPINIONS],
  'proposer-supplement': [SUPPLEMENT, [...CHECKED_SHORT, ...ask('2025-04-20'), ...ORDER_PROPOSERS]],
  'proposer-recheck': [
    RECHECK,
    [...RECHECK, recheck(1)],
    [...RECHECK, recheck(0)],
    [...RECHECK, ...ask('2025-06-05', '立法院')],
  ],
  notified: [NOTIFIED, [...OPINIONS, ...NOTICE]],
  petitioning: [PETITIONING, BOTH_WAYS, [...PETITIONING, ...ask('2025-08-01')]],
  filed: [FILED, [...FILED, ...ask('2026-02-01')]],
  'household-check': [HOUSEHOLD, [...HOUSEHOLD, ...ask('2026-02-03')]],
  tallied: [ENOUGH, SHORT, STILL_SHORT, ENOUGH_NOW, [...SHORT, ...ask('2026-03-21')]],
  'signer-supplement': [MORE_ORDERED, BOTH_MORE, [...MORE_ORDERED, ...ask('2026-03-09')]],
  'supplement-check': [MORE_FILED, [...MORE_FILED, ...ask('2026-04-24')]],
  established: [
    ESTABLISHED,
    [...ENOUGH, ...ask('2026-03-21'), office('2026-03-25', 'establish', { officialNumber: '22' })],
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
  'pilot-open': [PILOT_OPEN],
  'pilot-ended': [PILOT_ENDED, [...PILOT_OPEN, step('2025-04-03', 'lapse-pilot', 'clock', {})]],
  'pilot-reported': [
    PILOT_REPORTED,
    [...PILOT_REPORTED, office('2025-03-26', 'destroy-records', { destroyedOn: '2025-03-26' })],
  ],
  withdrawn: finals([...CHECKED, step('2025-06-01', 'withdraw', 'lead', { consents: 3 })]),
};

/** Where the first way made a letter that is served on someone: that way once more, the letter gone out. */
function withLetterOut(way: readonly Step[]): readonly (readonly Step[])[] {
  const { letters } = walk(way).state;
  const letter = letters.find(({ name, issued }) => issued === null && isServed(name));
  return letter === undefined ? [] : [[...way, [way.at(-1)![0], () => issuing(letter.n)]]];
}

const OPENED = [
  ...DRAFTED,
  office('2025-03-02', 'settle-policy', { policy: 'e-proposal', choice: 'on', reasons }),
  step('2025-03-03', 'open-proposing', 'commission', OPEN_PROPOSING),
];
const OPENED_AND_FILED = [
  ...OPENED,
  step('2025-03-10', 'file-proposal', 'lead', { electorate: 20_000, proposersFiled: 5 }),
];

/** The same way of a case whose proposers were solicited electronically. */
function opened(way: readonly Step[]): readonly Step[] {
  return [...OPENED_AND_FILED, ...way.slice(FILED_PROPOSAL.length)];
}

/** That way, and electronic signing suspended at its end. */
function suspended(way: readonly Step[]): readonly Step[] {
  return [...way, office(way.at(-1)![0], 'suspend-signing', { reasons })];
}

/** What the other ways leave out: signing that is suspended, a notice that is not served, a proposal solicited electronically, the draft of a pilot. */
const MORE_WAYS: Readonly<Partial<Record<Phase, readonly (readonly Step[])[]>>> = {
  draft: [PILOT_DRAFTED],
  'collecting-proposers': [suspended(OPENED)],
  'pilot-open': [suspended(PILOT_OPEN)],
  'proposal-filed': [OPENED_AND_FILED, ...withLetterOut(OPENED_AND_FILED)],
  review: [opened(REVIEW)],
  hearing: [opened(HEARING)],
  'correction-ordered': [opened(ORDERED), ORDERED.slice(0, -2), ORDERED.slice(0, -1)],
  're-review': [opened(RE_REVIEW)],
  'proposer-check': [opened(CHECK)],
  'proposer-supplement': [opened(SUPPLEMENT), suspended(opened(SUPPLEMENT)), SUPPLEMENT.slice(0, -2)],
  'proposer-recheck': [opened(RECHECK)],
  notified: [opened(NOTIFIED), NOTIFIED.slice(0, -2), NOTIFIED.slice(0, -1)],
  petitioning: [
    suspended(PETITIONING),
    [
      ...LAPSED,
      office('2026-06-01', 'reopen', { ordered: 'petitioning', reasons }),
      issue('2026-06-01', 'reopening-notice'),
    ],
  ],
  'signer-supplement': [suspended(MORE_ORDERED), MORE_ORDERED.slice(0, -2)],
};

/** Every phase, reached by its own ways; the table's own words are not used to get there. */
export const WAYS: Readonly<Record<Phase, readonly (readonly Step[])[]>> = Object.fromEntries(
  PHASE_NAMES.map((phase) => {
    const ways = MAIN_WAYS[phase];
    return [phase, [...ways, ...withLetterOut(ways[0]!), ...(MORE_WAYS[phase] ?? [])]];
  }),
) as unknown as Record<Phase, readonly (readonly Step[])[]>;

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
