import { purePrimitives as p } from '@lianshu/core/primitives';
import type { Receipt } from '@lianshu/core/receipt';
import { useMemo, useState } from 'react';
import type { Problem } from '../../api/index.ts';
import { Steps } from '../../components/index.ts';
import { browserHost, cardClient } from '../../middleware/index.ts';
import { useWords } from '../../words/index.ts';
import { signerWords } from '../../words/signer.ts';
import type { Signing } from './load-signing.ts';
import { forgetKept, type Kept, keep, keptFor } from './signing/kept-post.ts';
import type { SigningPost } from './signing/make-post.ts';
import type { ReadyToSign } from './signing/ready-to-sign.ts';
import { type SendOutcome, sendPost } from './signing/send-post.ts';
import { AlreadyStep } from './steps/already-step.tsx';
import { CardStep } from './steps/card-step.tsx';
import { DoneStep, Forgotten } from './steps/done-step.tsx';
import { ReadStep } from './steps/read-step.tsx';
import { SignStep } from './steps/sign-step.tsx';
import { RefusedStep, StuckStep } from './steps/stuck-step.tsx';
import { WorkingStep } from './steps/working-step.tsx';

type Stage =
  | { readonly at: 'read' }
  | { readonly at: 'card' }
  | { readonly at: 'sign'; readonly ready: ReadyToSign }
  | { readonly at: 'sending'; readonly ready: ReadyToSign | undefined }
  | {
      readonly at: 'stuck';
      readonly ready: ReadyToSign | undefined;
      readonly outcome: Extract<SendOutcome, { readonly kind: 'unknown' | 'later' | 'false-receipt' }>;
    }
  | { readonly at: 'refused'; readonly ready: ReadyToSign | undefined; readonly problem: Problem }
  | { readonly at: 'already'; readonly outcome: Extract<SendOutcome, { readonly kind: 'already-signed' }> }
  | { readonly at: 'done'; readonly receipt: Receipt }
  | { readonly at: 'forgotten' };

const STEP_OF: Readonly<Record<Stage['at'], number>> = {
  read: 0,
  card: 1,
  sign: 2,
  sending: 2,
  stuck: 2,
  refused: 2,
  already: 2,
  done: 3,
  forgotten: 4,
};

/** Where she was when she comes back to this page in the same tab. */
function stageOf(kept: Kept | undefined): Stage {
  if (kept === undefined) return { at: 'read' };
  if (kept.kind === 'receipt') return { at: 'done', receipt: kept.receipt };
  return { at: 'stuck', ready: undefined, outcome: { kind: 'unknown', problem: { status: 0, code: 'network' } } };
}

/** The four steps. What was signed is kept until its receipt is verified; nothing survives the tab. */
export function SigningFlow({ signing }: { readonly signing: Signing }) {
  const words = useWords(signerWords);
  const { open, config } = signing;
  const [stage, setStage] = useState<Stage>(() => stageOf(keptFor(open.manifest.log)));
  const [idText, setIdText] = useState('');
  const client = useMemo(() => cardClient(browserHost(window), config.middleware), [config]);

  const settle = (outcome: SendOutcome, ready: ReadyToSign | undefined) => {
    switch (outcome.kind) {
      case 'signed':
        keep({ kind: 'receipt', open, receipt: outcome.receipt });
        setIdText('');
        return setStage({ at: 'done', receipt: outcome.receipt });
      case 'already-signed':
        forgetKept();
        setIdText('');
        return setStage({ at: 'already', outcome });
      case 'refused':
        forgetKept();
        return setStage({ at: 'refused', ready, problem: outcome.problem });
      default:
        return setStage({ at: 'stuck', ready, outcome });
    }
  };
  const send = async (post: SigningPost, ready: ReadyToSign | undefined) => {
    keep({ kind: 'post', open, post });
    setStage({ at: 'sending', ready });
    settle(await sendPost(p, open, post), ready);
  };
  const resend = (ready: ReadyToSign | undefined) => {
    const kept = keptFor(open.manifest.log);
    if (kept?.kind === 'post') void send(kept.post, ready);
  };
  const forget = () => {
    forgetKept();
    setStage({ at: 'forgotten' });
  };
  const signAgain = (ready: ReadyToSign | undefined) =>
    setStage(ready === undefined ? { at: 'card' } : { at: 'sign', ready });

  return (
    <>
      <div className="screen-only">
        <Steps label={words.stepsLabel} steps={words.steps} current={STEP_OF[stage.at]} />
      </div>
      {stage.at === 'read' && <ReadStep signing={signing} onStart={() => setStage({ at: 'card' })} />}
      {stage.at === 'card' && (
        <CardStep
          client={client}
          idText={idText}
          onIdText={setIdText}
          onBack={() => setStage({ at: 'read' })}
          onReady={(ready) => setStage({ at: 'sign', ready })}
        />
      )}
      {stage.at === 'sign' && (
        <SignStep
          open={open}
          client={client}
          ready={stage.ready}
          onBack={() => setStage({ at: 'card' })}
          onPost={(post) => void send(post, stage.ready)}
        />
      )}
      {stage.at === 'sending' && <WorkingStep phase="send" />}
      {stage.at === 'stuck' && <StuckStep outcome={stage.outcome} onResend={() => resend(stage.ready)} />}
      {stage.at === 'refused' && <RefusedStep problem={stage.problem} onAgain={() => signAgain(stage.ready)} />}
      {stage.at === 'already' && <AlreadyStep outcome={stage.outcome} />}
      {stage.at === 'done' && <DoneStep open={open} receipt={stage.receipt} onForget={forget} />}
      {stage.at === 'forgotten' && <Forgotten />}
    </>
  );
}
