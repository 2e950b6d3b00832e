import type { ReactNode } from 'react';
import { chooseRoute, usePlace } from '../../router/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { ProblemWordsContext } from '../session/problem-words.ts';
import { SignedIn } from '../session/signed-in.tsx';
import { CaseFilePage } from './case-file-page.tsx';
import { CaseListPage } from './case-list-page.tsx';
import { CollectPage } from './collect/collect-page.tsx';
import { CommissionPage } from './commission-page.tsx';
import { CreateCasePage } from './create-case-page.tsx';
import { MattersPage } from './matters/matters-page.tsx';
import { ReportsPage } from './reports/reports-page.tsx';
import { commissionWords } from './words.ts';

/** `/commission`: the officers of the Central Election Commission (中央選舉委員會). */
export function CommissionFace() {
  const words = useWords(commissionWords);
  return (
    <ProblemWordsContext value={words.problems}>
      <SignedIn as="commission" face={words.face}>
        <Routes />
      </SignedIn>
    </ProblemWordsContext>
  );
}

function Routes() {
  const { path } = usePlace();
  const common = useWords(commonWords);
  return (
    chooseRoute<ReactNode>(
      [
        ['/commission', () => <CaseListPage />],
        ['/commission/new', () => <CreateCasePage />],
        ['/commission/matters', () => <MattersPage />],
        ['/commission/reports', () => <ReportsPage />],
        [
          '/commission/cases/:number/collect',
          ({ number }) => <CollectPage key={number} number={number ?? ''} wanted={undefined} />,
        ],
        [
          '/commission/cases/:number/collect/:act',
          ({ number, act }) => <CollectPage key={`${number} ${act}`} number={number ?? ''} wanted={act} />,
        ],
        ['/commission/cases/:number', ({ number }) => <CaseFilePage key={number} number={number ?? ''} />],
      ],
      path,
    ) ?? (
      <CommissionPage title={common.notFound.title}>
        <p>{common.notFound.text}</p>
      </CommissionPage>
    )
  );
}
