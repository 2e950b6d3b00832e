import { ProgressBar } from '../../components/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { PublicPage } from './public-page.tsx';

export function LoadingPage() {
  const { loading, service } = useWords(commonWords);
  return (
    <PublicPage title={service} isPlaceholder>
      <ProgressBar label={loading} />
    </PublicPage>
  );
}
