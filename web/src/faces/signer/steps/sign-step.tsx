import { fromUtf8 } from '@lianshu/core/bytes';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { useState } from 'react';
import { fromResult, type Problem } from '../../../api/index.ts';
import { random } from '../../../app/random.ts';
import {
  Button,
  CardRefused,
  DateText,
  DefinitionList,
  Disclosure,
  Notice,
  Panel,
  ProgressBar,
  Refused,
  TextField,
} from '../../../components/index.ts';
import type { OpenManifest } from '../../../log/index.ts';
import type { CardClient, CardResult } from '../../../middleware/index.ts';
import { commonWords, useWords } from '../../../words/index.ts';
import { signerWords } from '../../../words/signer.ts';
import { makePost, type SigningPost } from '../signing/make-post.ts';
import type { ReadyToSign } from '../signing/ready-to-sign.ts';
import { StepHeading } from './step-heading.tsx';
import { type Prepared, useStatement } from './use-statement.ts';
import { WorkingStep } from './working-step.tsx';
import '../signer.css';

type CardFault = Exclude<CardResult<unknown>, { readonly ok: true }>;

export interface SignStepProps {
  readonly open: OpenManifest;
  readonly client: CardClient;
  readonly ready: ReadyToSign;
  readonly onBack: () => void;
  readonly onPost: (post: SigningPost) => void;
}

const PIN_LENGTH = { min: 6, max: 8 } as const;

/** The text for people, and the block for computers after it. */
function parts(statement: Uint8Array): readonly [human: string, machine: string] {
  const text = fromUtf8(statement);
  const at = text.indexOf('-----BEGIN');
  return at < 0 ? [text, ''] : [text.slice(0, at).trimEnd(), text.slice(at)];
}

function Statement({ prepared }: { readonly prepared: Prepared }) {
  const words = useWords(signerWords).sign;
  const [human, machine] = parts(prepared.statement);
  return (
    <Panel title={words.statementTitle} level={3}>
      <p className="soft">{words.statementHelp}</p>
      <pre className="statement" lang="zh-Hant-TW">
        {human}
      </pre>
      <Disclosure title={words.machinePart}>
        <pre className="statement statement--machine">{machine}</pre>
      </Disclosure>
    </Panel>
  );
}

/** One frame, so that the page says what it does before it computes. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30));
}

/** Step 3: the exact statement, the PIN, the press. */
export function SignStep({ open, client, ready, onBack, onPost }: SignStepProps) {
  const words = useWords(signerWords);
  const common = useWords(commonWords);
  const [pin, setPin] = useState('');
  const [pinFault, setPinFault] = useState(false);
  const [phase, setPhase] = useState<'idle' | 'card' | 'seal'>('idle');
  const [fault, setFault] = useState<CardFault>();
  const [problem, setProblem] = useState<Problem>();
  const [preparation, renew] = useStatement(open, ready, phase !== 'idle');

  const press = async ({ statement, secrets }: Prepared) => {
    setFault(undefined);
    setProblem(undefined);
    const isMissing = pin.length < PIN_LENGTH.min || pin.length > PIN_LENGTH.max;
    setPinFault(isMissing);
    if (isMissing) return document.querySelector<HTMLElement>('#pin input, input#pin')?.focus();
    const signing = client.makeSignature({
      content: statement,
      pin,
      slot: ready.card.card.slot,
      signer: ready.card.certificate,
    });
    setPin('');
    setPhase('card');
    const signed = await signing;
    if (!signed.ok) {
      setPhase('idle');
      return setFault(signed);
    }
    setPhase('seal');
    await breathe();
    const post = fromResult(makePost(p, open, secrets, ready.idNumber, statement, signed.value, random));
    if (post.ok) return onPost(post.value);
    setPhase('idle');
    setProblem(post.problem);
  };

  if (phase !== 'idle') return <WorkingStep phase={phase} />;
  return (
    <>
      <StepHeading>{words.steps[2] ?? ''}</StepHeading>
      <Notice tone="good" title={words.sign.cardOk}>
        <DefinitionList
          items={[
            { term: words.sign.holder, value: ready.checked.name },
            { term: words.sign.tail, value: <span className="number">{ready.checked.tail}</span> },
            { term: words.sign.until, value: <DateText at={ready.checked.notAfter} /> },
          ]}
        />
      </Notice>
      {preparation.state === 'preparing' && <ProgressBar label={words.sign.preparing} />}
      {preparation.state === 'failed' && fault !== undefined && (
        <CardRefused fault={fault} lost={words.lost.nothingSent} />
      )}
      {preparation.state === 'failed' && (
        <Refused problem={preparation.problem} lost={words.lost.nothingSent}>
          <div>
            <Button onPress={renew}>{words.sign.refresh}</Button>
          </div>
        </Refused>
      )}
      {preparation.state === 'ready' && (
        <>
          <Statement prepared={preparation.prepared} />
          {preparation.prepared.isClockOff && (
            <Notice tone="warn" title={words.sign.clockTitle}>
              <p>
                {words.sign.clockStatement} <DateText at={preparation.prepared.issuedAt} />
              </p>
              <p>{words.sign.clockNext}</p>
            </Notice>
          )}
          {fault !== undefined && <CardRefused fault={fault} lost={words.lost.nothingSent} />}
          {problem !== undefined && <Refused problem={problem} lost={words.lost.nothingSent} />}
          <TextField
            id="pin"
            kind="pin"
            label={words.sign.pinLabel}
            help={words.sign.pinHelp}
            value={pin}
            onChange={setPin}
            fault={pinFault ? words.sign.pinMissing : undefined}
            maxLength={16}
            isRequired
          />
          <Button look="primary" isWide icon="seal" onPress={() => void press(preparation.prepared)}>
            {words.sign.submit}
          </Button>
        </>
      )}
      <div className="row">
        <Button onPress={onBack}>{words.sign.otherCard}</Button>
        <span className="soft small">{common.nothingLost}</span>
      </div>
    </>
  );
}
