import type { CaseState } from './case-state.ts';
import type { OrderedPhase } from './ordered-phase.ts';
import type { Term } from './term.ts';

interface Orderable {
  /** The new clock, from service of the notice that reopens the case; absent where the phase has none. */
  readonly term?: Term;
  /** What the case must already have had for the phase to make sense. */
  readonly holds: (state: CaseState) => boolean;
  /** What is done anew: everything that came after. */
  readonly forgets: Partial<CaseState>;
}

const days = (length: number, cite: string): Term => ({
  length,
  unit: 'days',
  from: 'service',
  cite,
  letter: 'reopening-notice',
});

const FILING = { filing: null, rosterDate: null, result: null, supplement: null } as const;
const PETITION = { ...FILING, collected: null, window: null } as const;

/** What a judgment brings that puts a case there, each with a new clock (Act Art. 53). What was allowed once stays used up. */
const ORDERABLE: Readonly<Record<OrderedPhase, Orderable>> = {
  'proposal-filed': { holds: ({ proposalDate }) => proposalDate !== null, forgets: { ...PETITION, proposers: null } },
  review: {
    term: days(60, 'Act Art. 10(3)'),
    holds: ({ proposalDate }) => proposalDate !== null,
    forgets: { ...PETITION, proposers: null },
  },
  'proposer-check': {
    term: days(15, 'Act Art. 10(5)'),
    holds: ({ proposalDate }) => proposalDate !== null,
    forgets: { ...PETITION, proposers: null },
  },
  notified: { term: days(10, 'Act Art. 10(9)'), holds: ({ proposers }) => proposers !== null, forgets: PETITION },
  petitioning: {
    term: { length: 6, unit: 'months', from: 'service', cite: 'Act Art. 12(2)', letter: 'reopening-notice' },
    holds: ({ collected }) => collected !== null,
    forgets: { ...FILING, window: null },
  },
  filed: { holds: ({ filing }) => filing !== null, forgets: { result: null, supplement: null } },
  'household-check': {
    term: days(60, 'Act Art. 13(1)'),
    holds: ({ filing }) => filing !== null,
    forgets: { result: null, supplement: null },
  },
  'signer-supplement': {
    term: days(30, 'Act Art. 13(3)'),
    holds: ({ result }) => result !== null,
    forgets: { supplement: null },
  },
  tallied: { term: days(10, 'Act Art. 13(3)'), holds: ({ result }) => result !== null, forgets: {} },
};

export function orderableOf(phase: OrderedPhase): Orderable {
  return ORDERABLE[phase];
}
