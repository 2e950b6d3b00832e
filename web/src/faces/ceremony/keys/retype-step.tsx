import { useState } from 'react';
import { Button, Panel } from '../../../components/index.ts';
import { commonWords, useWords } from '../../../words/index.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import type { Ceremony } from '../flow/make-keys.ts';
import { proveSheet } from '../flow/prove-keys.ts';
import { CodeField } from '../unseal/code-field.tsx';
import { ceremonyWords } from '../words.ts';

export interface RetypeStepProps {
  readonly ceremony: Ceremony;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** The code is off the screen; what is typed comes from the paper, and proves that the paper can be read. */
export function RetypeStep({ ceremony, onBack, onNext }: RetypeStepProps) {
  const { p } = useOffice();
  const words = useWords(ceremonyWords).retype;
  const common = useWords(commonWords);
  const [typed, setTyped] = useState('');
  const task = useTask();
  const check = async () => {
    const right = await task.run(async () => proveSheet(p, ceremony, typed));
    if (right === true) onNext();
  };
  return (
    <Panel title={words.title} look="strong">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <p>{words.text}</p>
        <ProblemNotice problem={task.problem} />
        <CodeField label={words.label} typed={typed} onChange={setTyped} />
        <div className="row">
          <Button type="submit" look="primary" icon="check">
            {words.check}
          </Button>
          <Button icon="back" onPress={onBack}>
            {common.back}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
