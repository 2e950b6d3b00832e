import type { CredentialKind } from '@lianshu/core/credential';
import { credentialWords } from '../../words/credentials.ts';
import { useWords } from '../../words/index.ts';
import { ADMITTED, isOfAnotherKind, REASON_OF } from './credential-kinds.ts';

/** What the refused certificate seems to be, why it will not do, and which means will. */
function Means({ kind }: { readonly kind: CredentialKind }) {
  const words = useWords(credentialWords);
  return (
    <>
      <p>
        {words.seems(words.names[kind])}
        {words.reasons[REASON_OF[kind]]}
      </p>
      <p>{words.willDo(ADMITTED.map((each) => words.names[each]).join(words.between))}</p>
    </>
  );
}

/** The same for a kind as a server names it, where it is another than will do; a card of the right kind is refused for something else. */
export function CredentialMeans({ kind }: { readonly kind: unknown }) {
  return isOfAnotherKind(kind) ? <Means kind={kind} /> : null;
}
