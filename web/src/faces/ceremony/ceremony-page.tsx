import type { ReactNode } from 'react';
import type { NavItem } from '../../components/index.ts';
import { PilotMark } from '../../pilot/pilot-mark.tsx';
import { useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { OfficePage, type OfficePageProps } from '../session/office-page.tsx';
import { ceremonyWords } from './words.ts';

/** The tool's frame. `isTask`: a piece of work that must not be left half-way, so no navigation beside it. */
export function CeremonyPage({
  isTask = false,
  ...page
}: Pick<OfficePageProps, 'title' | 'width' | 'intro' | 'above'> & {
  readonly isTask?: boolean;
  readonly children: ReactNode;
}) {
  const words = useWords(ceremonyWords);
  const nav: readonly NavItem[] = [
    { to: '/ceremony', label: words.nav.home },
    { to: '/ceremony/progress', label: words.nav.progress },
    { to: '/ceremony/rehearsal', label: words.nav.rehearsal },
    { to: '/ceremony/filing', label: words.nav.filing },
  ];
  const { session } = useOffice();
  const above = (
    <>
      <PilotMark of={session.caseNumber ?? ''} />
      {page.above}
    </>
  );
  return <OfficePage {...page} above={above} face={words.title} nav={isTask ? [] : nav} isTask={isTask} />;
}
