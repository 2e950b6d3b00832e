import { type ReactNode, useState } from 'react';
import { Button, type NavItem, Page, type PageProps } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { useOffice } from './office.ts';
import { SessionsDialog } from './sessions-dialog.tsx';
import { sessionWords } from './words.ts';
import './office-page.css';

export interface OfficePageProps extends Pick<PageProps, 'title' | 'width' | 'intro' | 'above'> {
  readonly face: string;
  readonly nav: readonly NavItem[];
  /** No way out beside the work: signing out half-way would throw it away. */
  readonly isTask?: boolean;
  readonly children: ReactNode;
}

/** A page behind the sign-in: the frame with who is signed in and the way out. */
export function OfficePage(props: OfficePageProps) {
  const { site, session, signOut } = useOffice();
  const words = useWords(sessionWords);
  const [isListing, setListing] = useState(false);
  const corner =
    props.isTask === true ? undefined : (
      <>
        <span className="soft office-name">
          {words.signedInAs(session.name, session.roles.map((role) => words.act.offices[role]).join(words.and))}
        </span>
        <Button look="quiet" onPress={() => setListing(true)}>
          {words.sessions.open}
        </Button>
        <Button look="quiet" onPress={signOut}>
          {words.signOut}
        </Button>
      </>
    );
  return (
    <Page {...props} isDemo={site.isDemo} corner={corner}>
      {props.children}
      {isListing && <SessionsDialog onClose={() => setListing(false)} />}
    </Page>
  );
}
