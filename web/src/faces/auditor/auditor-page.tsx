import { useWords } from '../../words/index.ts';
import { OfficePage, type OfficePageProps } from '../session/office-page.tsx';
import { auditorWords } from './words.ts';

export function AuditorPage(props: Omit<OfficePageProps, 'face' | 'nav'>) {
  const words = useWords(auditorWords);
  const nav = [
    { to: '/auditor', label: words.nav.acts },
    { to: '/commission', label: words.nav.cases },
  ];
  return <OfficePage {...props} face={words.face} nav={nav} />;
}
