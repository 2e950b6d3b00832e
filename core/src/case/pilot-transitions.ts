import type { Transition } from './transition.ts';

/** 試辦: the same engine and real cards, no effect in law; from a draft of its own to the destruction of its records. */
export const PILOT_TRANSITIONS = {
  'open-pilot': {
    from: ['draft'],
    to: 'pilot-open',
    by: ['commission'],
    office: ['intake'],
    needsCard: true,
    event: 'pilot-opened',
    cite: 'Act Art. 9(6)',
    guards: ['pilot-case', 'pilot-days-given'],
    term: { length: 6, unit: 'months', from: 'given', cite: 'Act Art. 9(6)' },
    documents: ['undertaking', 'card-shown'],
    letters: ['authentication-code'],
  },
  'end-pilot': {
    from: ['pilot-open'],
    to: 'pilot-ended',
    by: ['commission'],
    office: ['intake'],
    needsCard: true,
    event: 'pilot-ended',
    cite: 'Act Art. 9(6)',
    guards: ['reasons-given'],
    isAside: true,
  },
  'lapse-pilot': {
    from: ['pilot-open'],
    to: 'pilot-ended',
    by: ['clock'],
    office: [],
    event: 'pilot-lapsed',
    cite: 'Act Art. 9(6)',
    guards: ['term-over'],
  },
  'report-pilot': {
    from: ['pilot-ended'],
    to: 'pilot-reported',
    by: ['commission'],
    office: ['intake'],
    needsCard: true,
    event: 'pilot-reported',
    cite: 'Act Art. 9(6)',
    guards: ['report-given'],
    letters: ['pilot-report'],
  },
} as const satisfies Record<string, Transition>;
