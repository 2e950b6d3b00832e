import { useState } from 'react';
import { Button, Notice } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { useLeadDesk } from '../../lead/lead-desk.ts';
import { CeremonyPage } from '../ceremony-page.tsx';
import { rehearse } from '../flow/possession.ts';
import { ceremonyWords } from '../words.ts';
import { TestRecordForm } from './test-record-form.tsx';

/** 開封演練: the same card, code and press as the filing, on the test record alone. */
export function RehearsalPage() {
  const { log } = useLeadDesk();
  const words = useWords(ceremonyWords);
  const [isDone, setDone] = useState(false);
  if (log === undefined) {
    return (
      <CeremonyPage title={words.rehearsal.title}>
        <Notice tone="note" title={words.needOpen} />
      </CeremonyPage>
    );
  }
  return (
    <CeremonyPage title={words.rehearsal.title}>
      {isDone ? (
        <Notice tone="good" title={words.rehearsal.done} announce="polite">
          <p>{words.rehearsal.doneText}</p>
          <p>
            <Button onPress={() => setDone(false)}>{words.rehearsal.again}</Button>
          </p>
        </Notice>
      ) : (
        <TestRecordForm
          log={log}
          text={words.rehearsal.text}
          press={words.rehearsal.open}
          failed={words.rehearsal.failed}
          open={rehearse}
          onOpened={() => setDone(true)}
        />
      )}
    </CeremonyPage>
  );
}
