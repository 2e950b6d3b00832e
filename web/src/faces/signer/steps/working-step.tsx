import { Panel, ProgressBar } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { signerWords } from '../../../words/signer.ts';
import { StepHeading } from './step-heading.tsx';

const PHASES = ['card', 'seal', 'send'] as const;
export type WorkingPhase = (typeof PHASES)[number];

/** What is being done, while she waits. */
export function WorkingStep({ phase }: { readonly phase: WorkingPhase }) {
  const { working } = useWords(signerWords);
  return (
    <Panel look="strong">
      <div className="stack" role="status">
        <StepHeading>{working.title}</StepHeading>
        <ProgressBar label={working[phase]} />
        <p className="soft">{working.stay}</p>
      </div>
    </Panel>
  );
}
