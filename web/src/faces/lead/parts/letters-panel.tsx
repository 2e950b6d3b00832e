import { useCallback } from 'react';
import { useLoad } from '../../../api/index.ts';
import { ButtonLink, DataTable, DateText, Panel } from '../../../components/index.ts';
import { commonWords, useWords } from '../../../words/index.ts';
import { letterWords } from '../../../words/letters.ts';
import { nextWords } from '../../../words/next.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { fetchLeadLetters } from '../letters.ts';

/** The commission's letters to the lead, with the day of service, and the paper form once she has collected it. */
export function LettersPanel({ hasPaper }: { readonly hasPaper: boolean }) {
  const { api } = useOffice();
  const words = useWords(nextWords).letters;
  const names = useWords(letterWords);
  const common = useWords(commonWords);
  const load = useCallback(() => fetchLeadLetters(api), [api]);
  const [letters] = useLoad('letters', load);
  return (
    <Panel title={words.title}>
      <div className="stack">
        <p className="soft">{words.text}</p>
        {letters.state === 'loading' && <p className="soft">{common.loading}</p>}
        {letters.state === 'failed' && <ProblemNotice problem={letters.problem} />}
        {letters.state === 'ready' && (
          <DataTable
            caption={words.title}
            isCaptionHidden
            rows={letters.value}
            rowKey={({ n }) => n}
            empty={words.none}
            columns={[
              {
                key: 'name',
                head: words.columns.letter,
                cell: ({ name, documentNumber }) => (
                  <>
                    {names[name]}
                    <br />
                    <span className="soft small">{documentNumber}</span>
                  </>
                ),
                isRowHead: true,
              },
              { key: 'issued', head: words.columns.issuedOn, cell: ({ issuedOn }) => <DateText on={issuedOn} /> },
              {
                key: 'served',
                head: words.columns.servedOn,
                cell: ({ servedOn }) => (servedOn === null ? words.notServed : <DateText on={servedOn} />),
              },
              {
                key: 'file',
                head: words.columns.file,
                cell: ({ n, documentNumber }) => (
                  <ButtonLink to={`/api/lead/letters/${n}.pdf`} download={`${documentNumber}.pdf`} icon="download">
                    PDF
                    <span className="visually-hidden"> {documentNumber}</span>
                  </ButtonLink>
                ),
              },
            ]}
          />
        )}
        {hasPaper && (
          <div className="row">
            <ButtonLink to="/api/lead/roster.pdf?kind=signer" download="roster.pdf" icon="download">
              {words.roster}
            </ButtonLink>
          </div>
        )}
      </div>
    </Panel>
  );
}
