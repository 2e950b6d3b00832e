import { checkLink, type Directory, type LinkVerdict } from '@lianshu/core/directory';
import { useState } from 'react';
import { Button, ButtonLink, Panel, ProgressBar, TextField } from '../../../components/index.ts';
import { DIRECTORY_PATH, loadDirectory } from '../../../directory/load-directory.ts';
import { fakeWords } from '../../../words/fakes.ts';
import { sayNumber, useWords } from '../../../words/index.ts';
import { PublicPage } from '../public-page.tsx';
import { DirectoryRefused, type WhyNot } from './directory-fault.tsx';
import { LinkVerdictNotice } from './link-verdict.tsx';

type State =
  | { readonly kind: 'ask' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'failed'; readonly why: WhyNot }
  | { readonly kind: 'known'; readonly verdict: LinkVerdict; readonly directory: Directory };

/** `/link`: whether a link that somebody was given is real. What is pasted stays in this page. */
export function LinkPage() {
  const words = useWords(fakeWords).link;
  const [text, setText] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const [state, setState] = useState<State>({ kind: 'ask' });
  const check = async () => {
    setEmpty(text.trim() === '');
    if (text.trim() === '') return setState({ kind: 'ask' });
    setState({ kind: 'checking' });
    const loaded = await loadDirectory();
    if (!loaded.ok) return setState({ kind: 'failed', why: loaded.why });
    setState({ kind: 'known', verdict: checkLink(loaded.directory, text), directory: loaded.directory });
  };
  return (
    <PublicPage title={words.title} intro={<p>{words.intro}</p>}>
      <TextField
        id="pasted-link"
        kind="long"
        label={words.label}
        help={words.help}
        value={text}
        onChange={(value) => {
          setText(value);
          if (state.kind !== 'ask') setState({ kind: 'ask' });
        }}
        fault={isEmpty && text.trim() === '' ? words.empty : undefined}
        autoComplete="off"
      />
      <div>
        <Button look="primary" icon="check" isBusy={state.kind === 'checking'} onPress={() => void check()}>
          {words.check}
        </Button>
      </div>
      {state.kind === 'checking' && <ProgressBar label={words.checking} />}
      {state.kind === 'failed' && <DirectoryRefused why={state.why} onRetry={() => void check()} />}
      {state.kind === 'known' && (
        <section className="stack" aria-label={words.found}>
          <LinkVerdictNotice verdict={state.verdict} directory={state.directory} />
          <p className="soft small">{words.basis(sayNumber(state.directory.sequence))}</p>
          <div>
            <ButtonLink to={DIRECTORY_PATH} download="cases.json" icon="download">
              {words.basisFile}
            </ButtonLink>
          </div>
        </section>
      )}
      <Panel title={words.howTitle} look="sunken">
        <ul className="stack stack--tight">
          {words.how.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Panel>
    </PublicPage>
  );
}
