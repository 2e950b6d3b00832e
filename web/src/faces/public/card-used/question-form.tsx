import { fromUtf8 } from '@lianshu/core/bytes';
import type { ListedCase } from '@lianshu/core/directory';
import { NONCE_LIFETIME_MS } from '@lianshu/core/door';
import { useEffect, useState } from 'react';
import type { Answer, Problem } from '../../../api/index.ts';
import { loadConfig } from '../../../app/config.ts';
import { Button, CardRefused, Disclosure, Panel, ProgressBar, Refused } from '../../../components/index.ts';
import { browserHost, type CardResult, cardClient } from '../../../middleware/index.ts';
import { fakeWords } from '../../../words/fakes.ts';
import { commonWords, useWords } from '../../../words/index.ts';
import { CardClientContext } from '../../session/card-choice.tsx';
import { isPinForm, PIN_FIELD_ID, PinField } from '../../session/pin-field.tsx';
import { askWith, type CardUsed, prepareQuestion, type Question } from './question.ts';
import '../../signer/signer.css';

/** Time left for the window and the PIN when the question is renewed. */
const RENEW_BEFORE_MS = 150_000;

type CardFault = Exclude<CardResult<unknown>, { readonly ok: true }>;

interface Ready {
  readonly question: Question;
  readonly client: ReturnType<typeof cardClient>;
}

async function prepare(listed: ListedCase): Promise<Answer<Ready>> {
  const [question, config] = await Promise.all([prepareQuestion(listed), loadConfig()]);
  if (!question.ok) return question;
  if (!config.ok) return config;
  const client = cardClient(browserHost(window), config.value.middleware);
  return { ok: true, value: { question: question.value, client } };
}

export interface QuestionFormProps {
  readonly listed: ListedCase;
  readonly onAnswer: (answer: CardUsed) => void;
}

/** The statement that the card will sign, the PIN, the press. */
export function QuestionForm({ listed, onAnswer }: QuestionFormProps) {
  const words = useWords(fakeWords).cardUsed;
  const common = useWords(commonWords);
  const [ready, setReady] = useState<Ready>();
  const [problem, setProblem] = useState<Problem>();
  const [fault, setFault] = useState<CardFault>();
  const [pin, setPin] = useState('');
  const [isPinFalse, setPinFalse] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for a new one
  useEffect(() => {
    if (isAsking) return;
    let isCurrent = true;
    let timer: number | undefined;
    void prepare(listed).then((answer) => {
      if (!isCurrent) return;
      if (!answer.ok) return setProblem(answer.problem);
      setReady(answer.value);
      timer = window.setTimeout(() => setTurn((before) => before + 1), NONCE_LIFETIME_MS - RENEW_BEFORE_MS);
    });
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [listed, isAsking, turn]);

  const press = async ({ question, client }: Ready) => {
    setFault(undefined);
    setProblem(undefined);
    setPinFalse(!isPinForm(pin));
    if (!isPinForm(pin)) return document.getElementById(PIN_FIELD_ID)?.focus();
    const signing = client.makeSignature({ content: question.statement, pin, slot: '' });
    setPin('');
    setAsking(true);
    const signed = await signing;
    if (!signed.ok) {
      setAsking(false);
      return setFault(signed);
    }
    const answer = await askWith(question, signed.value);
    if (answer.ok) return onAnswer(answer.value);
    setAsking(false);
    setProblem(answer.problem);
  };
  const retry = () => {
    setProblem(undefined);
    setTurn((before) => before + 1);
  };
  const [human = '', machine = ''] = ready === undefined ? [] : parts(ready.question.statement);
  return (
    <>
      {ready === undefined && problem === undefined && <ProgressBar label={words.preparing} />}
      {ready !== undefined && (
        <Panel title={words.statementTitle}>
          <pre className="statement" lang="zh-Hant-TW">
            {human}
          </pre>
          <Disclosure title={words.machinePart}>
            <pre className="statement statement--machine">{machine}</pre>
          </Disclosure>
        </Panel>
      )}
      {fault !== undefined && <CardRefused fault={fault} lost={words.lost} />}
      {problem !== undefined && (
        <Refused problem={problem}>
          <div>
            <Button onPress={retry}>{common.retry}</Button>
          </div>
        </Refused>
      )}
      {ready !== undefined && (
        // With two readers, hers may not be the first.
        <CardClientContext value={ready.client}>
          <PinField
            pin={pin}
            onChange={setPin}
            fault={isPinFalse && !isPinForm(pin) ? words.pinFault : undefined}
            isDisabled={isAsking}
          />
          <div>
            <Button look="primary" icon="card" isBusy={isAsking} onPress={() => void press(ready)}>
              {isAsking ? words.asking : words.ask}
            </Button>
          </div>
        </CardClientContext>
      )}
    </>
  );
}

function parts(statement: Uint8Array): readonly [human: string, machine: string] {
  const text = fromUtf8(statement);
  const at = text.indexOf('-----BEGIN');
  return [text.slice(0, at).trimEnd(), text.slice(at)];
}
