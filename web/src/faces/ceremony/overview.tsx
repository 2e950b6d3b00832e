import { Badge, Button, ButtonLink, DefinitionList, Notice, Panel } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { CasePanel } from '../lead/case-panel.tsx';
import { useLeadDesk } from '../lead/lead-desk.ts';
import { LinkPanel } from '../lead/parts/link-panel.tsx';
import { WindowPanel } from '../lead/parts/window-panel.tsx';
import { useManifest } from '../lead/use-manifest.ts';
import { windowOf } from '../lead/window-of.ts';
import { useOffice } from '../session/office.ts';
import { CeremonyPage } from './ceremony-page.tsx';
import { linkOf } from './flow/signed-manifest.ts';
import { ResultPanel } from './result-panel.tsx';
import { ToolPanel } from './tool-panel.tsx';
import { ceremonyWords } from './words.ts';

/** What to do next, first; then the case, its link, its days, and the tool itself. */
export function Overview() {
  const words = useWords(ceremonyWords);
  const { leadCase, log, standing } = useLeadDesk();
  const { now } = useOffice();
  const window = windowOf(leadCase.view);
  const isCollecting = standing !== 'filed' && standing !== 'ended';
  const isLinked = standing === 'open' || standing === 'held';
  const { known } = useManifest(isLinked ? log?.log : undefined);
  return (
    <CeremonyPage title={words.nav.home} width="wide">
      <NextStep />
      {(standing === 'filed' || standing === 'ended') && <ResultPanel />}
      <CasePanel />
      {isLinked && known !== undefined && <LinkPanel link={linkOf(known)} />}
      {isCollecting && window !== undefined && (
        <WindowPanel window={window} isSupplement={leadCase.view.collecting?.round === 2} now={now()} />
      )}
      <ToolPanel />
    </CeremonyPage>
  );
}

function NextStep() {
  const { standing } = useLeadDesk();
  const words = useWords(ceremonyWords).home;
  switch (standing) {
    case 'drafting':
      return (
        <Panel title={words.keys.title} look="strong">
          <div className="stack">
            <p>{words.keys.text}</p>
            <div className="row">
              <ButtonLink look="primary" icon="lock" to="/ceremony/keys">
                {words.keys.start}
              </ButtonLink>
            </div>
          </div>
        </Panel>
      );
    case 'posted':
      return (
        <>
          <Panel title={words.possession.title} look="strong">
            <div className="stack">
              <p>{words.possession.text}</p>
              <div className="row">
                <ButtonLink look="primary" icon="seal" to="/ceremony/possession">
                  {words.possession.start}
                </ButtonLink>
              </div>
            </div>
          </Panel>
          <Signatures />
        </>
      );
    case 'ready':
      return <Signatures />;
    case 'open':
    case 'held':
      return (
        <Panel title={words.open.title} look="strong">
          <div className="stack">
            <p>{words.rehearseBefore}</p>
            <div className="row">
              <ButtonLink look="primary" to="/ceremony/progress">
                {words.open.progress}
              </ButtonLink>
              <ButtonLink to="/ceremony/rehearsal">{words.open.rehearse}</ButtonLink>
              <ButtonLink to="/ceremony/filing" icon="seal">
                {words.open.file}
              </ButtonLink>
            </div>
          </div>
        </Panel>
      );
    case 'idle':
      return <Notice tone="note" title={words.idle} />;
    default:
      return null;
  }
}

/** Who has signed the manifest by now. */
function Signatures() {
  const { log, standing, reload } = useLeadDesk();
  const words = useWords(ceremonyWords).home;
  const badge = (isDone: boolean | undefined, done: string) => (
    <Badge tone={isDone === true ? 'good' : 'plain'}>{isDone === true ? done : words.waiting.notYet}</Badge>
  );
  const isReady = standing === 'ready';
  return (
    <Panel title={isReady ? words.ready.title : words.waiting.title} look={isReady ? 'strong' : 'plain'}>
      <div className="stack">
        <p>{isReady ? words.ready.text : words.waiting.text}</p>
        <DefinitionList
          items={[
            { term: words.waiting.possession, value: badge(log?.possessionPassed, words.waiting.passed) },
            { term: words.waiting.commission, value: badge(log?.commissionSigned, words.waiting.signed) },
            { term: words.waiting.registry, value: words.waiting.registryLater },
          ]}
        />
        <div className="row">
          <Button onPress={reload}>{words.waiting.again}</Button>
        </div>
      </div>
    </Panel>
  );
}
