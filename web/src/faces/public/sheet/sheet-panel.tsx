import { lazy, Suspense, useState } from 'react';
import { Button, Panel, ProgressBar } from '../../../components/index.ts';
import { AppLink } from '../../../router/index.ts';
import { fakeWords } from '../../../words/fakes.ts';
import { useWords } from '../../../words/index.ts';

// Verifying the directory needs cryptography, which those who only read a case do not load.
const Sheet = lazy(() => import('./sheet.tsx').then(({ Sheet: sheet }) => ({ default: sheet })));

/** On the page of a case: what posters and newspapers may print, and the ways to tell a false site. */
export function SheetPanel({ number, mainText }: { readonly number: string; readonly mainText: string }) {
  const { sheet, link, cardUsed } = useWords(fakeWords);
  const [isShown, setShown] = useState(false);
  return (
    <Panel title={sheet.open} look="sunken">
      <div className="stack">
        <p>{sheet.opens}</p>
        {isShown ? (
          <Suspense fallback={<ProgressBar label={sheet.loading} />}>
            <Sheet number={number} mainText={mainText} />
          </Suspense>
        ) : (
          <div>
            <Button onPress={() => setShown(true)}>{sheet.show}</Button>
          </div>
        )}
        <div className="row">
          <AppLink to="/link">{link.title}</AppLink>
          <AppLink to={`/card-used#${number}`}>{cardUsed.open}</AppLink>
        </div>
      </div>
    </Panel>
  );
}
