import { useWords } from '../../words/index.ts';
import { OfficePage } from '../session/office-page.tsx';
import { ProblemWordsContext } from '../session/problem-words.ts';
import { SignedIn } from '../session/signed-in.tsx';
import { LeadPage } from './lead-page.tsx';
import { BeforeTheCode } from './parts/before-the-code.tsx';
import { WithLeadDesk } from './with-lead-desk.tsx';
import { leadWords } from './words.ts';

/** `/lead` on the commission's site. */
export function LeadFace() {
  const words = useWords(leadWords);
  return (
    <ProblemWordsContext value={words.problems}>
      <SignedIn as="lead" face={words.face} after={<BeforeTheCode />}>
        <WithLeadDesk
          frame={(content) => (
            <OfficePage title={words.title} face={words.face} nav={[]}>
              {content}
            </OfficePage>
          )}
        >
          <LeadPage />
        </WithLeadDesk>
      </SignedIn>
    </ProblemWordsContext>
  );
}
