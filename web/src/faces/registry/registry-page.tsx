import { useWords } from '../../words/index.ts';
import { OfficePage, type OfficePageProps } from '../session/office-page.tsx';
import { registryWords } from './words.ts';

/** The frame of the household authority's pages. */
export function RegistryPage(props: Pick<OfficePageProps, 'title' | 'above' | 'intro' | 'children'>) {
  const words = useWords(registryWords);
  return <OfficePage {...props} face={words.face} nav={[{ to: '/registry', label: words.nav.inbox }]} width="wide" />;
}
