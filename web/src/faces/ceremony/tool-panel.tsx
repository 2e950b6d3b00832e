import { CopyField, DefinitionList, Notice, Panel } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { PINNED_TRUST } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTool } from './use-tool.ts';
import { ceremonyWords } from './words.ts';

/** What is served here, by whom and for which site: to be compared before a PIN is typed. */
export function ToolPanel() {
  const words = useWords(ceremonyWords).tool;
  const { facts, problem } = useTool();
  return (
    <Panel look="sunken">
      <div className="stack">
        <p>{words.here}</p>
        <ProblemNotice problem={problem} />
        {facts !== undefined && (
          <>
            <DefinitionList
              items={[
                { term: words.commission, value: <span className="code">{facts.commissionOrigin}</span> },
                { term: words.folder, value: <span className="code">{facts.folder}</span> },
              ]}
            />
            <CopyField label={words.release} value={facts.releaseSha256} />
            <p className="small soft">{words.releaseHelp}</p>
          </>
        )}
        {PINNED_TRUST?.kind === 'demo' && <Notice tone="warn" title={words.trustDemo} />}
      </div>
    </Panel>
  );
}
