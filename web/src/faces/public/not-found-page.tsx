import { ButtonLink } from '../../components/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { PublicPage } from './public-page.tsx';

export function NotFoundPage() {
  const { notFound, toHome } = useWords(commonWords);
  return (
    <PublicPage title={notFound.title}>
      <p>{notFound.text}</p>
      <div>
        <ButtonLink to="/">{toHome}</ButtonLink>
      </div>
    </PublicPage>
  );
}
