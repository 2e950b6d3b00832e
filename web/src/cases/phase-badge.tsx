import type { Phase } from '@lianshu/core/case';
import { Badge, type BadgeTone } from '../components/index.ts';
import { caseWords, useWords } from '../words/index.ts';

const TONES: Readonly<Partial<Record<Phase, BadgeTone>>> = {
  petitioning: 'good',
  established: 'good',
  'poll-announced': 'good',
  voting: 'good',
  'correction-ordered': 'warn',
  'proposer-supplement': 'warn',
  'signer-supplement': 'warn',
  'supplement-check': 'note',
  filed: 'note',
  'household-check': 'note',
  tallied: 'note',
  'not-established': 'plain',
  'deemed-abandoned': 'plain',
};

export function PhaseBadge({ phase }: { readonly phase: Phase }) {
  const { phases } = useWords(caseWords);
  return <Badge tone={TONES[phase] ?? 'plain'}>{phases[phase].name}</Badge>;
}
