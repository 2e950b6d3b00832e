import { fromUtf8 } from '@lianshu/core/bytes';
import type { SubmissionFields } from '@lianshu/core/statement';
import { useRef } from 'react';
import { Button, DefinitionList, Panel } from '../../../components/index.ts';
import { sayNumber, useWords } from '../../../words/index.ts';
import { useOffice } from '../../session/office.ts';
import { PinField } from '../../session/pin-field.tsx';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { usePin } from '../../session/use-pin.ts';
import { useTask } from '../../session/use-task.ts';
import { sessionWords } from '../../session/words.ts';
import { type HeldLog, signSubmission, submissionOf, submissionText } from '../flow/filing.ts';
import type { Tally } from '../flow/tally.ts';
import { ceremonyWords } from '../words.ts';
import type { FilingMaterial } from './filing-state.ts';

export interface SignStepProps {
  readonly material: FilingMaterial;
  readonly held: HeldLog;
  readonly tally: Tally;
  readonly paperCount: number;
  readonly onSigned: (fields: SubmissionFields, consent: Uint8Array) => void;
}

export function SignStep({ material, held, tally, paperCount, onSigned }: SignStepProps) {
  const { card, now } = useOffice();
  const words = useWords(ceremonyWords).filing.sign;
  const login = useWords(sessionWords).login;
  const typed = usePin();
  const task = useTask();
  // Made once: what is shown is what is signed.
  const submission = useRef(submissionOf(material.known, held, tally, paperCount, now())).current;
  if (!submission.ok) return <ProblemNotice problem={submission.problem} />;
  const fields = submission.value;
  const sign = async () => {
    const pin = typed.take();
    if (pin === undefined) return;
    const consent = await task.run(() => signSubmission(card, fields, pin, ''));
    if (consent !== undefined) onSigned(fields, consent);
  };
  return (
    <Panel title={words.title} look="strong">
      <div className="stack">
        <p>{words.text}</p>
        <DefinitionList
          items={[
            { term: words.real, value: <strong className="number">{sayNumber(fields.realCount)}</strong> },
            { term: words.paper, value: <strong className="number">{sayNumber(fields.paperCount)}</strong> },
            { term: words.size, value: <span className="number">{sayNumber(fields.size)}</span> },
          ]}
        />
        <Panel title={words.statement} level={3} look="sunken">
          <pre lang="zh-Hant-TW">{fromUtf8(submissionText(fields))}</pre>
        </Panel>
        <ProblemNotice problem={task.problem} />
        <PinField pin={typed.pin} onChange={typed.onChange} fault={typed.isMissing ? login.pinMissing : undefined} />
        <div className="row">
          <Button look="primary" icon="card" isBusy={task.isBusy} onPress={() => void sign()}>
            {task.isBusy ? login.busy : words.sign}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
