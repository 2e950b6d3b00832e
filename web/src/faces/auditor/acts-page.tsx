import { toHex } from '@lianshu/core/bytes';
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../api/index.ts';
import { ButtonLink, CopyField, DefinitionList, Panel } from '../../components/index.ts';
import { commonWords, sayNumber, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { ActsList } from './acts-list.tsx';
import { type ActsPage as Acts, fetchActs } from './acts-log.ts';
import { AuditorPage } from './auditor-page.tsx';
import { VerifyPanel } from './verify-panel.tsx';
import { auditorWords } from './words.ts';

const EXPORT = '/api/auditor/acts/export';
const EXPORT_FILE = 'acts.ndjson';

/** The acts log: where it stands, its verification, its entries. */
export function ActsPage() {
  const { api } = useOffice();
  const words = useWords(auditorWords);
  const common = useWords(commonWords);
  const [from, setFrom] = useState(0);
  const [caseNumber, setCaseNumber] = useState<string>();
  const [acts, setActs] = useState<Acts>();
  const [problem, setProblem] = useState<Problem>();
  const load = useCallback(async () => {
    const answer = await fetchActs(api, from, caseNumber);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setActs(answer.value);
  }, [api, from, caseNumber]);
  useEffect(() => void load(), [load]);
  return (
    <AuditorPage title={words.title} width="wide" intro={words.intro}>
      <ProblemNotice problem={problem} />
      {acts === undefined && problem === undefined && <p className="soft">{common.loading}</p>}
      {acts !== undefined && (
        <>
          <Head acts={acts} />
          <VerifyPanel path={EXPORT} size={acts.size} />
          <ActsList
            acts={acts}
            from={from}
            caseNumber={caseNumber}
            onFrom={setFrom}
            onCase={(number) => {
              setFrom(0);
              setCaseNumber(number);
            }}
          />
        </>
      )}
    </AuditorPage>
  );
}

function Head({ acts: { origin, size, root } }: { readonly acts: Acts }) {
  const words = useWords(auditorWords).head;
  return (
    <Panel title={words.title}>
      <div className="stack">
        <DefinitionList
          items={[
            { term: words.origin, value: <span className="code">{origin}</span> },
            { term: words.size, value: <span className="number">{sayNumber(size)}</span> },
            { term: words.root, value: <span className="code">{toHex(root)}</span> },
          ]}
        />
        <p>{words.text}</p>
        <div className="row">
          <ButtonLink to="/log/acts/checkpoint" download={`acts-${size}.checkpoint`} icon="download">
            {words.checkpoint}
          </ButtonLink>
          <ButtonLink to={EXPORT} download={EXPORT_FILE} icon="download">
            {words.export}
          </ButtonLink>
        </div>
        <CopyField
          label={words.command}
          value={`npm run -s lianshu -- acts verify ${EXPORT_FILE} --origin ${origin}`}
        />
      </div>
    </Panel>
  );
}
