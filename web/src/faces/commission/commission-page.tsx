import { type Office, officeFor } from '@lianshu/core/case';
import { useWords } from '../../words/index.ts';
import { mattersWords } from '../../words/matters.ts';
import { reportsWords } from '../../words/reports.ts';
import { auditorWords } from '../auditor/words.ts';
import { useOffice } from '../session/office.ts';
import { OfficePage, type OfficePageProps } from '../session/office-page.tsx';
import { commissionWords } from './words.ts';

/** Who enters the draft of a proposal, by the table of the life cycle. */
export const DRAFTING: readonly Office[] = ['intake'];

/** The parts of the face that the signed-in officer has work in. */
export function CommissionPage(props: Omit<OfficePageProps, 'face' | 'nav'>) {
  const { session } = useOffice();
  const auditor = useWords(auditorWords);
  const words = useWords(commissionWords);
  const { nav: matters } = useWords(mattersWords).office;
  const { nav: reports } = useWords(reportsWords).office;
  const nav = [
    { to: '/commission', label: words.nav.cases },
    ...(officeFor(DRAFTING, session.roles) === undefined ? [] : [{ to: '/commission/new', label: words.nav.create }]),
    { to: '/commission/matters', label: matters },
    { to: '/commission/reports', label: reports },
    ...(session.roles.includes('auditor') ? [{ to: '/auditor', label: auditor.nav.acts }] : []),
  ];
  return <OfficePage {...props} face={words.face} nav={nav} />;
}
