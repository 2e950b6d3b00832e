import { ButtonLink, DateText, DefinitionList, Notice } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { signerWords } from '../../../words/signer.ts';
import type { SendOutcome } from '../signing/send-post.ts';
import { StepHeading } from './step-heading.tsx';

export interface AlreadyStepProps {
  readonly outcome: Extract<SendOutcome, { readonly kind: 'already-signed' }>;
}

/** One person, one signature: the day of the first is shown, its hour is not. */
export function AlreadyStep({ outcome: { firstSignedOn, isProven } }: AlreadyStepProps) {
  const { already } = useWords(signerWords);
  return (
    <>
      <StepHeading>{already.title}</StepHeading>
      {firstSignedOn !== undefined && (
        <DefinitionList items={[{ term: already.on, value: <DateText on={firstSignedOn} /> }]} />
      )}
      <Notice tone="note">
        <p>{already.says}</p>
      </Notice>
      <Notice tone="warn">
        <p>{already.notYou}</p>
      </Notice>
      <p className="soft small">{isProven ? already.proven : already.unproven}</p>
      <div>
        <ButtonLink to="/receipt">{already.check}</ButtonLink>
      </div>
    </>
  );
}
