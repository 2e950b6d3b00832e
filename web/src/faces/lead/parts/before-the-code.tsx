import { ButtonLink, Panel } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { nextWords } from '../../../words/next.ts';

/** Who has no code yet finds her case on the public pages. */
export function BeforeTheCode() {
  const words = useWords(nextWords).before;
  return (
    <Panel title={words.title} look="sunken">
      <div className="stack">
        <p>{words.text}</p>
        <div className="row">
          <ButtonLink to="/">{words.open}</ButtonLink>
        </div>
      </div>
    </Panel>
  );
}
