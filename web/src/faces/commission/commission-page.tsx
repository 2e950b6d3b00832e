import { useWords } from '../../words/index.ts';
import { mattersWords } from '../../words/matters.ts';
import { OfficePage, type OfficePageProps } from '../session/office-page.tsx';
import { commissionWords } from './words.ts';

export function CommissionPage(props: Omit<OfficePageProps, 'face' | 'nav'>) {
  const words = useWords(commissionWords);
  const { nav: matters } = useWords(mattersWords).office;
  const nav = [
    { to: '/commission', label: words.nav.cases },
    { to: '/commission/new', label: words.nav.create },
    { to: '/commission/matters', label: matters },
  ];
  return <OfficePage {...props} face={words.face} nav={nav} />;
}
