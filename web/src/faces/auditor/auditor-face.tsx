import { Notice } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { SignedIn } from '../session/signed-in.tsx';
import { ActsPage } from './acts-page.tsx';
import { AuditorPage } from './auditor-page.tsx';
import { auditorWords } from './words.ts';

/** `/auditor`: who watches the acts of the commission (稽核) and enters none. */
export function AuditorFace() {
  const words = useWords(auditorWords);
  return (
    <SignedIn as="commission" face={words.face}>
      <Listed />
    </SignedIn>
  );
}

function Listed() {
  const { session } = useOffice();
  const words = useWords(auditorWords);
  if (session.roles.includes('auditor')) return <ActsPage />;
  return (
    <AuditorPage title={words.title}>
      <Notice tone="warn" title={words.notAuditor} />
    </AuditorPage>
  );
}
