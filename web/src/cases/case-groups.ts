import { compareCaseNumbers, type Phase } from '@lianshu/core/case';
import type { CaseSummary } from './case-view.ts';

/** How the home page sorts cases: what one can act on first. */
export const GROUPS = ['open', 'checking', 'preparing', 'decided'] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<Phase, Group>> = {
  none: 'preparing',
  draft: 'preparing',
  'collecting-proposers': 'preparing',
  'proposal-filed': 'preparing',
  review: 'preparing',
  hearing: 'preparing',
  'correction-ordered': 'preparing',
  're-review': 'preparing',
  'proposer-check': 'preparing',
  'proposer-supplement': 'preparing',
  'proposer-recheck': 'preparing',
  notified: 'preparing',
  petitioning: 'open',
  filed: 'checking',
  'household-check': 'checking',
  tallied: 'checking',
  'signer-supplement': 'checking',
  'supplement-check': 'checking',
  established: 'decided',
  'poll-announced': 'decided',
  voting: 'decided',
  'result-announced': 'decided',
  'not-accepted': 'decided',
  rejected: 'decided',
  'filing-not-accepted': 'decided',
  stopped: 'decided',
  withdrawn: 'decided',
  'not-established': 'decided',
  'deemed-abandoned': 'decided',
  'pilot-open': 'open',
  'pilot-ended': 'checking',
  'pilot-reported': 'decided',
};

/**
 * Cases by group, in each by case number and nothing else: no case stands before another because more sign it or its time
 * is short. Groups without a case are left out.
 */
export function groupCases(cases: readonly CaseSummary[]): readonly (readonly [Group, readonly CaseSummary[]])[] {
  return GROUPS.flatMap((group) => {
    const members = cases.filter(({ phase }) => GROUP_OF[phase] === group);
    const sorted = members.toSorted((a, b) => compareCaseNumbers(a.number, b.number));
    return sorted.length === 0 ? [] : [[group, sorted] as const];
  });
}
