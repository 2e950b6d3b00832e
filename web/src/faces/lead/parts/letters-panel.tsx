import { useCallback } from 'react';
import { useLoad } from '../../../api/index.ts';
import { ButtonLink, DateText, Panel } from '../../../components/index.ts';
import { commonWords, useWords } from '../../../words/index.ts';
import { letterWords } from '../../../words/letters.ts';
import { nextWords } from '../../../words/next.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { fetchLeadLetters, type LeadLetter } from '../letters.ts';
import './letters-panel.css';

/** The commission's letters to the lead, with the day of service, and the paper form once she has collected it. */
export function LettersPanel({ hasPaper }: { readonly hasPaper: boolean }) {
  const { api } = useOffice();
  const words = useWords(nextWords).letters;
  const common = useWords(commonWords);
  const load = useCallback(() => fetchLeadLetters(api), [api]);
  const [letters] = useLoad('letters', load);
  return (
    <Panel title={words.title}>
      <div className="stack">
        <p className="soft">{words.text}</p>
        {letters.state === 'loading' && <p className="soft">{common.loading}</p>}
        {letters.state === 'failed' && <ProblemNotice problem={letters.problem} />}
        {letters.state === 'ready' && letters.value.length === 0 && <p>{words.none}</p>}
        {letters.state === 'ready' && letters.value.length > 0 && (
          <ul className="lead-letters">
            {letters.value.map((letter) => (
              <Letter key={letter.n} letter={letter} />
            ))}
          </ul>
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

function Letter({ letter: { n, name, documentNumber, issuedOn, servedOn } }: { readonly letter: LeadLetter }) {
  const words = useWords(nextWords).letters;
  const names = useWords(letterWords);
  return (
    <li className="lead-letters__letter">
      <div className="stack stack--tight">
        <strong>{names[name]}</strong>
        <span className="soft small">{documentNumber}</span>
        <span className="small">
          {words.issuedOn} <DateText on={issuedOn} />
        </span>
        <span className="small">{servedOn === null ? words.notServed : <ServedOn on={servedOn} />}</span>
      </div>
      <ButtonLink to={`/api/lead/letters/${n}.pdf`} download={`${documentNumber}.pdf`} icon="download">
        {words.file(names[name])}
      </ButtonLink>
    </li>
  );
}

function ServedOn({ on }: { readonly on: string }) {
  const words = useWords(nextWords).letters;
  return (
    <>
      {words.servedOn} <DateText on={on} />
    </>
  );
}
