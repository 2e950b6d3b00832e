import { useState } from 'react';
import { ButtonLink, Notice } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { useLeadDesk } from '../../lead/lead-desk.ts';
import { CeremonyPage } from '../ceremony-page.tsx';
import { provePossession } from '../flow/possession.ts';
import { ceremonyWords } from '../words.ts';
import { TestRecordForm } from './test-record-form.tsx';

/** 開封測試: proves to the commission that card and sheet open what will be sealed. */
export function PossessionPage() {
  const { log, reload } = useLeadDesk();
  const words = useWords(ceremonyWords);
  const [isDone, setDone] = useState(false);
  const finish = () => {
    setDone(true);
    reload();
  };
  return (
    <CeremonyPage title={words.possession.title}>
      {isDone || log?.possessionPassed === true ? (
        <Notice tone="good" title={words.possession.done} announce="polite">
          <p>{words.possession.doneText}</p>
          <p>
            <ButtonLink look="primary" to="/ceremony">
              {words.send.toHome}
            </ButtonLink>
          </p>
        </Notice>
      ) : (
        <TestRecordForm
          log={log}
          text={words.possession.text}
          press={words.possession.open}
          open={provePossession}
          onOpened={finish}
        />
      )}
    </CeremonyPage>
  );
}
