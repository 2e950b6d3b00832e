import { startOfTaipeiDay } from '../calendar/index.ts';
import { type CaseEvent, type CaseState, type Command, decide, evolve, NO_CASE, type Phase } from './index.ts';

/** Noon in Taipei. */
export const noon = (date: string) => startOfTaipeiDay(date) + 12 * 3_600_000;

type Step = readonly [date: string, command: Command];

/** A synthetic case on the days of a published one, with an electorate of 20,000: 2 proposers and 300 signers. */
const WAY: readonly Step[] = [
  [
    '2025-03-01',
    {
      name: 'draft',
      by: 'commission',
      data: {
        number: '9001',
        kind: 'policy-initiative',
        mainText: '您是否同意政府應於學校周邊設置行人專用通道，以保障學童通行安全？',
        reason: '示範理由。',
        leadName: '陳示範',
      },
    },
  ],
  ['2025-03-10', { name: 'file-proposal', by: 'lead', data: { electorate: 20_000, proposersFiled: 5 } }],
  ['2025-03-12', { name: 'accept-proposal', by: 'commission', data: {} }],
  ['2025-04-20', { name: 'begin-proposer-check', by: 'commission', data: {} }],
  ['2025-05-02', { name: 'record-proposer-check', by: 'registry', data: { valid: 4, struckOut: 1 } }],
  ['2025-07-25', { name: 'notify-to-collect', by: 'commission', data: { servedOn: '2025-07-24' } }],
  [
    '2025-07-30',
    { name: 'record-collection', by: 'commission', data: { electronic: true, paper: false, undertaking: true } },
  ],
  [
    '2026-01-30',
    {
      name: 'file-petition',
      by: 'lead',
      data: { log: '9001.petition.1', size: 1000, root: '00'.repeat(32), realCount: 310, paperCount: 0 },
    },
  ],
  ['2026-02-02', { name: 'begin-household-check', by: 'commission', data: {} }],
];

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

const ENOUGH: Step = ['2026-03-20', { name: 'record-household-check', by: 'registry', data: RESULT }];
const SHORT: Step = [
  '2026-03-20',
  { name: 'record-household-check', by: 'registry', data: { ...RESULT, accepted: 299, struckOut: 11 } },
];

export function walk(steps: readonly Step[], from: CaseState = NO_CASE): { state: CaseState; events: CaseEvent[] } {
  let state = from;
  const events: CaseEvent[] = [];
  for (const [date, command] of steps) {
    const result = decide(state, command, noon(date));
    if (!result.ok) throw new Error(`${command.name}: ${result.code} ${JSON.stringify(result.detail)}`);
    for (const event of result.value) {
      events.push(event);
      state = evolve(state, event);
    }
  }
  return { state, events };
}

const LAPSE: Command = { name: 'lapse', by: 'clock', data: {} };
const before = (name: Command['name']) =>
  WAY.slice(
    0,
    WAY.findIndex(([, command]) => command.name === name),
  );

/** Every phase, reached by its own way; the table's own words are not used to get there. */
export const WAYS: Readonly<Record<Phase, readonly (readonly Step[])[]>> = {
  none: [[]],
  draft: [before('file-proposal')],
  'proposal-filed': [before('accept-proposal')],
  review: [before('begin-proposer-check')],
  'proposer-check': [before('record-proposer-check'), before('notify-to-collect')],
  notified: [before('record-collection')],
  petitioning: [before('file-petition')],
  filed: [before('begin-household-check')],
  'household-check': [WAY],
  tallied: [
    [...WAY, ENOUGH],
    [...WAY, SHORT],
  ],
  established: [
    [...WAY, ENOUGH, ['2026-03-25', { name: 'establish', by: 'commission', data: { officialNumber: '22' } }]],
  ],
  'not-established': [[...WAY, SHORT, ['2026-03-25', { name: 'not-establish', by: 'commission', data: {} }]]],
  'deemed-abandoned': [
    [...before('record-collection'), ['2025-08-04', LAPSE]],
    [...before('file-petition'), ['2026-01-31', LAPSE]],
  ],
};
