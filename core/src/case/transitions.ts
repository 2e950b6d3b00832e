import type { Actor } from './actor.ts';
import type { CommandName } from './command.ts';
import type { GuardName } from './guards.ts';
import type { Phase } from './phases.ts';

/**
 * A term that starts with a transition. `from` is the day it is counted from, itself not counted: the day of the act, of
 * service (送達), of the filing that is under examination, or the last day that was let pass.
 */
export interface Term {
  readonly length: number;
  readonly unit: 'days' | 'months';
  readonly from: 'today' | 'service' | 'filing' | 'lapse';
  readonly cite: string;
}

export interface Transition {
  readonly from: readonly Phase[];
  readonly to: Phase;
  /** An act of the lead on paper or in person is entered by the commission. */
  readonly by: readonly Actor[];
  readonly event: string;
  readonly cite: string;
  /** All must hold, in this order. */
  readonly guards: readonly GuardName[];
  readonly term?: Term;
}

/**
 * The life cycle of a case. This table is the only place that says who may do what when; `decide`, the permission matrix,
 * the pages' lists of possible acts and the exhaustive test all read it. So far it holds the way from draft to decision;
 * correction, supplement, withdrawal, rejection and the stop of Act Art. 19 are rows still to come.
 */
export const TRANSITIONS = {
  draft: {
    from: ['none'],
    to: 'draft',
    by: ['commission'],
    event: 'case-drafted',
    cite: 'Act Art. 9(1)',
    guards: ['text-length'],
  },
  'file-proposal': {
    from: ['draft'],
    to: 'proposal-filed',
    by: ['lead', 'commission'],
    event: 'proposal-filed',
    cite: 'Act Art. 9(1)',
    guards: ['electorate-given', 'proposer-count-given'],
  },
  'accept-proposal': {
    from: ['proposal-filed'],
    to: 'review',
    by: ['commission'],
    event: 'proposal-accepted',
    cite: 'Act Art. 10(2)',
    guards: ['enough-proposers-filed'],
    term: { length: 60, unit: 'days', from: 'filing', cite: 'Act Art. 10(3)' },
  },
  'begin-proposer-check': {
    from: ['review'],
    to: 'proposer-check',
    by: ['commission'],
    event: 'proposer-check-begun',
    cite: 'Act Art. 10(5)',
    guards: [],
    term: { length: 15, unit: 'days', from: 'today', cite: 'Act Art. 10(5)' },
  },
  'record-proposer-check': {
    from: ['proposer-check'],
    to: 'proposer-check',
    by: ['commission', 'registry'],
    event: 'proposers-checked',
    cite: 'Act Art. 10(6)',
    guards: ['proposer-result-given'],
  },
  'notify-to-collect': {
    from: ['proposer-check'],
    to: 'notified',
    by: ['commission'],
    event: 'collection-notified',
    cite: 'Act Art. 10(9)',
    guards: ['enough-proposers-valid', 'service-not-in-future'],
    term: { length: 10, unit: 'days', from: 'service', cite: 'Act Art. 10(9)' },
  },
  'record-collection': {
    from: ['notified'],
    to: 'petitioning',
    by: ['commission'],
    event: 'collection-recorded',
    cite: 'regulation Art. 4',
    guards: ['undertaking-signed', 'within-term'],
    term: { length: 6, unit: 'months', from: 'today', cite: 'Act Art. 12(2)' },
  },
  'file-petition': {
    from: ['petitioning'],
    to: 'filed',
    by: ['lead'],
    event: 'petition-filed',
    cite: 'Act Art. 12(2)',
    guards: ['within-term', 'filing-given'],
  },
  'begin-household-check': {
    from: ['filed'],
    to: 'household-check',
    by: ['commission'],
    event: 'household-check-begun',
    cite: 'Act Art. 13(1)',
    guards: ['enough-signers-filed'],
    term: { length: 60, unit: 'days', from: 'filing', cite: 'Act Art. 13(1)' },
  },
  'record-household-check': {
    from: ['household-check'],
    to: 'tallied',
    by: ['commission', 'registry'],
    event: 'household-check-recorded',
    cite: 'Act Art. 13(2)',
    guards: ['result-adds-up'],
    term: { length: 10, unit: 'days', from: 'today', cite: 'Act Art. 13(3)' },
  },
  establish: {
    from: ['tallied'],
    to: 'established',
    by: ['commission'],
    event: 'case-established',
    cite: 'Act Art. 13(3)',
    guards: ['enough-signers-valid'],
  },
  'not-establish': {
    from: ['tallied'],
    to: 'not-established',
    by: ['commission'],
    event: 'case-not-established',
    cite: 'Act Art. 13(3)',
    guards: ['too-few-signers-valid'],
  },
  lapse: {
    from: ['notified', 'petitioning'],
    to: 'deemed-abandoned',
    by: ['clock'],
    event: 'abandonment-deemed',
    cite: 'Act Art. 10(9), 12(2)',
    guards: ['term-over'],
    term: { length: 24, unit: 'months', from: 'lapse', cite: 'Act Art. 12(4)' },
  },
} as const satisfies Record<CommandName, Transition>;

export type EventType = (typeof TRANSITIONS)[CommandName]['event'];
