import { NextPanel } from '../../cases/next-panel.tsx';
import { SigningNotices } from '../../cases/signing-notices.tsx';
import { Notice } from '../../components/index.ts';
import { PilotMark, PilotNotice } from '../../pilot/pilot-mark.tsx';
import { useWords } from '../../words/index.ts';
import { linkOf } from '../ceremony/flow/signed-manifest.ts';
import { useOffice } from '../session/office.ts';
import { OfficePage } from '../session/office-page.tsx';
import { CasePanel } from './case-panel.tsx';
import { useLeadDesk } from './lead-desk.ts';
import { KeyStep } from './parts/key-step.tsx';
import { KeyWorkNotice } from './parts/key-work-notice.tsx';
import { LettersPanel } from './parts/letters-panel.tsx';
import { LinkPanel } from './parts/link-panel.tsx';
import { SiteReportsPanel } from './parts/site-reports-panel.tsx';
import { ProgressSection } from './progress-section.tsx';
import { ReleaseCountPanel } from './release-count-panel.tsx';
import { useManifest } from './use-manifest.ts';
import { leadWords } from './words.ts';

/** The hosted page of the lead: what next and by when, progress, signing link, letters. No key work happens here, and it says so. */
export function LeadPage() {
  const { site, now } = useOffice();
  const { leadCase, log, standing } = useLeadDesk();
  const words = useWords(leadWords);
  const isSigned = standing === 'open' || standing === 'held' || standing === 'filed';
  const { known } = useManifest(isSigned ? log?.log : undefined);
  return (
    <OfficePage
      title={words.title}
      face={words.face}
      nav={[]}
      width="wide"
      above={<PilotMark of={leadCase.view.number} />}
    >
      <PilotNotice of={leadCase.view.number} />
      {leadCase.view.phase === 'pilot-ended' && <ReleaseCountPanel />}
      <CasePanel />
      <SigningNotices now={leadCase.view} />
      {standing !== 'idle' && standing !== 'ended' && <KeyStep />}
      <NextPanel view={leadCase.view} as="lead" now={now()} />
      {standing === 'filed' && (
        <Notice tone="good" title={words.filed.title}>
          <p>{words.filed.text}</p>
        </Notice>
      )}
      <ProgressSection />
      <LinkPanel link={known === undefined ? undefined : linkOf(known)} />
      {standing !== 'ended' && <SiteReportsPanel />}
      {standing !== 'ended' && <LettersPanel hasPaper={leadCase.hasPaper} />}
      <KeyWorkNotice toolUrl={site.leadToolUrl} />
    </OfficePage>
  );
}
