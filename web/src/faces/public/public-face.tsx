import { lazy, Suspense } from 'react';
import { chooseRoute, usePlace } from '../../router/index.ts';
import { CasePage } from './case-page.tsx';
import { HomePage } from './home-page.tsx';
import { LoadingPage } from './loading-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { VerifyPage } from './verify-page.tsx';

// Reading a case needs no cryptography: those who only read do not load it.
const SignPage = lazy(() => import('../signer/sign-page.tsx').then(({ SignPage: page }) => ({ default: page })));
const LawPage = lazy(() => import('./law/law-page.tsx').then(({ LawPage: page }) => ({ default: page })));
const MattersPage = lazy(() => import('./matters-page.tsx').then(({ MattersPage: page }) => ({ default: page })));
const ReportsPage = lazy(() => import('./reports-page.tsx').then(({ ReportsPage: page }) => ({ default: page })));
const LinkPage = lazy(() => import('./link/link-page.tsx').then(({ LinkPage: page }) => ({ default: page })));
const CardUsedPage = lazy(() =>
  import('./card-used/card-used-page.tsx').then(({ CardUsedPage: page }) => ({ default: page })),
);
const ReceiptPage = lazy(() => import('./receipt-page.tsx').then(({ ReceiptPage: page }) => ({ default: page })));

/** Public and signer: one page, its own routes (`src/paths.ts` names them for servers). */
export function PublicFace() {
  const { path } = usePlace();
  const page = chooseRoute(
    [
      ['/', () => <HomePage />],
      ['/cases/:number', ({ number }) => <CasePage key={number} number={number!} />],
      ['/sign/:log', ({ log }) => <SignPage key={log} log={log!} />],
      ['/receipt', () => <ReceiptPage />],
      ['/link', () => <LinkPage />],
      ['/card-used', () => <CardUsedPage />],
      ['/verify', () => <VerifyPage />],
      ['/law', () => <LawPage />],
      ['/matters', () => <MattersPage />],
      ['/reports', () => <ReportsPage />],
    ],
    path,
  );
  return <Suspense fallback={<LoadingPage />}>{page ?? <NotFoundPage />}</Suspense>;
}
