import { Badge, DefinitionList, Panel } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import type { LogStatus } from '../session/log-status.ts';
import { commissionWords } from './words.ts';

/** How far a log's papers are. */
export function LogPanel({ log }: { readonly log: LogStatus }) {
  const words = useWords(commissionWords);
  const state = words.logState;
  const badge = (isDone: boolean) => <Badge tone={isDone ? 'good' : 'plain'}>{isDone ? state.yes : state.no}</Badge>;
  return (
    <Panel
      title={words.page.log}
      aside={<Badge tone={log.phase === 'open' ? 'good' : 'note'}>{state.phases[log.phase]}</Badge>}
    >
      <DefinitionList
        items={[
          { term: words.page.log, value: <span className="code">{log.log}</span> },
          ...(log.manifestSha256 === null
            ? []
            : [{ term: state.hash, value: <span className="code">{log.manifestSha256}</span> }]),
          { term: state.lead, value: badge(true) },
          { term: state.possession, value: badge(log.possessionPassed) },
          { term: state.commission, value: badge(log.commissionSigned) },
          {
            term: state.registry,
            value: log.registrySigned || log.phase !== 'ceremony' ? badge(true) : state.registryLater,
          },
        ]}
      />
    </Panel>
  );
}
