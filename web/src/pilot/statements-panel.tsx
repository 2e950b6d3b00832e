import { ButtonLink, Panel } from '../components/index.ts';
import { useWords } from '../words/index.ts';
import { pilotWords } from '../words/pilot.ts';
import type { PublicStatement } from './public-statement.ts';

/** What the authorities have signed about keys and records that are no more. */
export function StatementsPanel({ statements }: { readonly statements: readonly PublicStatement[] }) {
  const words = useWords(pilotWords).statements;
  if (statements.length === 0) return null;
  return (
    <Panel title={words.title} look="sunken">
      <div className="stack">
        <p>{words.text}</p>
        <ul className="stack stack--tight">
          {statements.map(({ kind, href }) => (
            <li key={href} className="row row--spread">
              <span>{words.kinds[kind]}</span>
              <ButtonLink to={href} download={href.slice(href.lastIndexOf('/') + 1)} icon="download">
                {words.download}
                <span className="visually-hidden"> {words.kinds[kind]}</span>
              </ButtonLink>
            </li>
          ))}
        </ul>
        <p className="soft small">{words.how}</p>
      </div>
    </Panel>
  );
}
