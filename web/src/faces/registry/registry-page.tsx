import { Page, type PageProps } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { PINNED_TRUST } from '../session/office.ts';
import { registryWords } from './words.ts';

/** The frame of the household authority's pages. */
export function RegistryPage(props: Pick<PageProps, 'title' | 'above' | 'intro' | 'children'>) {
  const words = useWords(registryWords);
  return (
    <Page
      {...props}
      face={words.face}
      nav={[{ to: '/registry', label: words.nav.inbox }]}
      width="wide"
      isDemo={PINNED_TRUST?.kind !== 'production'}
    />
  );
}
