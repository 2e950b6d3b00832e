import { useWords } from '../../words/index.ts';
import { OfficePage, type OfficePageProps } from '../session/office-page.tsx';
import { commissionWords } from './words.ts';

export function CommissionPage(props: Omit<OfficePageProps, 'face' | 'nav'>) {
  const words = useWords(commissionWords);
  const nav = [
    { to: '/commission', label: words.nav.cases },
    { to: '/commission/new', label: words.nav.create },
  ];
  return <OfficePage {...props} face={words.face} nav={nav} />;
}
