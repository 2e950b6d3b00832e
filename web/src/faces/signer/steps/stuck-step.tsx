import type { Problem } from '../../../api/index.ts';
import { Button, Notice, Refused } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { signerWords } from '../../../words/signer.ts';
import type { SendOutcome } from '../signing/send-post.ts';
import { StepHeading } from './step-heading.tsx';

export interface StuckStepProps {
  readonly outcome: Extract<SendOutcome, { readonly kind: 'unknown' | 'later' | 'false-receipt' }>;
  readonly onResend: () => void;
}

/** The post is kept and can go again, as often as it takes. */
export function StuckStep({ outcome, onResend }: StuckStepProps) {
  const words = useWords(signerWords);
  const resend = (
    <div>
      <Button look="primary" onPress={onResend}>
        {words.unknown.resend}
      </Button>
    </div>
  );
  switch (outcome.kind) {
    case 'unknown':
      return (
        <>
          <StepHeading>{words.unknown.title}</StepHeading>
          <Refused problem={outcome.problem} lost={words.lost.kept} />
          <p>{words.unknown.says}</p>
          {resend}
          <p className="soft">{words.unknown.stay}</p>
        </>
      );
    case 'later':
      return (
        <>
          <StepHeading>{words.later.title}</StepHeading>
          <Refused problem={outcome.problem} lost={words.lost.kept} />
          {resend}
          <p className="soft">{words.unknown.stay}</p>
        </>
      );
    case 'false-receipt':
      return (
        <>
          <StepHeading>{words.falseReceipt.title}</StepHeading>
          <Notice tone="bad" announce="assertive">
            <p>{words.falseReceipt.says}</p>
            <p>{words.lost.kept}</p>
            <p className="small soft">{words.falseReceipt.faults(outcome.faults.join(', '))}</p>
          </Notice>
          {resend}
        </>
      );
  }
}

/** Refused for good: nothing was recorded, and she may sign anew. */
export function RefusedStep({ problem, onAgain }: { readonly problem: Problem; readonly onAgain: () => void }) {
  const words = useWords(signerWords);
  return (
    <>
      <StepHeading>{words.refused.title}</StepHeading>
      <Refused problem={problem} lost={words.lost.notRecorded} />
      <div>
        <Button look="primary" onPress={onAgain}>
          {words.refused.again}
        </Button>
      </div>
    </>
  );
}
