import { ButtonLink, Disclosure, Notice } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { leadWords } from '../words.ts';

/** On the hosted page: key work is never done here, and how to start the tool that does it. */
export function KeyWorkNotice({ toolUrl }: { readonly toolUrl: string | undefined }) {
  const words = useWords(leadWords).keyWork;
  return (
    <Notice tone="warn" title={words.title}>
      <p>{words.text}</p>
      <Disclosure title={words.how}>
        <p>{words.command}</p>
        <pre>npm run -s lianshu -- lead --commission {location.origin}</pre>
      </Disclosure>
      {toolUrl !== undefined && (
        <p>
          <ButtonLink to={toolUrl} icon="external">
            {words.open}
          </ButtonLink>
        </p>
      )}
    </Notice>
  );
}
