import { useState } from 'react';
import { useLoad } from '../../api/index.ts';
import {
  Badge,
  type BadgeTone,
  Button,
  ButtonLink,
  DataTable,
  DateText,
  DefinitionList,
  Notice,
  Panel,
} from '../../components/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { DestructionsSection } from './destructions-section.tsx';
import { countersign, type FilingItem, fetchInbox, type ManifestItem } from './inbox.ts';
import { RegistryPage } from './registry-page.tsx';
import { SignedAct } from './signed-act.tsx';
import { registryWords } from './words.ts';

export const FILING_TONES: Readonly<Record<FilingItem['state'], BadgeTone>> = {
  waiting: 'warn',
  running: 'note',
  refused: 'bad',
  failed: 'bad',
  decided: 'warn',
  done: 'good',
};

/** What has come in: manifests to countersign, filed records to check. */
export function InboxPage() {
  const words = useWords(registryWords);
  const common = useWords(commonWords);
  const { api } = useOffice();
  const [inbox, reload] = useLoad('inbox', () => fetchInbox(api));
  const [signed, setSigned] = useState<string>();
  return (
    <RegistryPage title={words.title} intro={words.local}>
      {signed !== undefined && <Notice tone="good" title={words.manifests.done(signed)} announce="polite" />}
      {inbox.state === 'loading' && <p className="soft">{common.loading}</p>}
      {inbox.state === 'failed' && <ProblemNotice problem={inbox.problem} />}
      {inbox.state === 'ready' && (
        <>
          <section className="stack" aria-label={words.manifests.title}>
            <div className="row row--spread">
              <h2>{words.manifests.title}</h2>
              <Button onPress={reload}>{words.refresh}</Button>
            </div>
            {inbox.value.manifests.length === 0 && <p className="soft">{words.manifests.empty}</p>}
            {[...inbox.value.manifests].sort(waitingFirst).map((item) => (
              <ManifestPanel
                key={item.log}
                item={item}
                onSigned={() => {
                  setSigned(item.log);
                  reload();
                }}
              />
            ))}
          </section>
          <section className="stack" aria-label={words.filings.title}>
            <h2>{words.filings.title}</h2>
            <DataTable
              caption={words.filings.title}
              isCaptionHidden
              rows={inbox.value.filings}
              rowKey={({ log }) => log}
              empty={words.filings.empty}
              columns={[
                {
                  key: 'log',
                  head: words.filings.columns.log,
                  cell: ({ log }) => <span className="code">{log}</span>,
                  isRowHead: true,
                },
                {
                  key: 'state',
                  head: words.filings.columns.state,
                  cell: ({ state }) => <Badge tone={FILING_TONES[state]}>{words.filings.states[state]}</Badge>,
                },
                {
                  key: 'open',
                  head: words.filings.open,
                  cell: ({ log }) => (
                    <ButtonLink to={`/registry/filings/${log}`}>
                      {words.filings.open}
                      <span className="visually-hidden"> {log}</span>
                    </ButtonLink>
                  ),
                },
              ]}
            />
          </section>
        </>
      )}
      <DestructionsSection />
    </RegistryPage>
  );
}

function waitingFirst(a: ManifestItem, b: ManifestItem): number {
  const rank = ({ state }: ManifestItem) => (state === 'waiting' ? 0 : 1);
  return rank(a) - rank(b) || a.log.localeCompare(b.log);
}

function ManifestPanel({ item, onSigned }: { readonly item: ManifestItem; readonly onSigned: () => void }) {
  const words = useWords(registryWords).manifests;
  const { api } = useOffice();
  const tone = item.state === 'waiting' ? 'warn' : item.state === 'countersigned' ? 'good' : 'bad';
  const badge = <Badge tone={tone}>{words.states[item.state]}</Badge>;
  if (item.state === 'unreadable') {
    return (
      <Panel title={item.log} level={3} aside={badge}>
        <p>{words.unreadable}</p>
      </Panel>
    );
  }
  return (
    <Panel title={item.log} level={3} aside={badge} look={item.state === 'waiting' ? 'strong' : 'plain'}>
      <div className="stack">
        <DefinitionList
          items={[
            { term: words.columns.case, value: `${item.caseNumber}　${item.mainText}` },
            { term: words.columns.lead, value: item.leadName },
            {
              term: words.columns.window,
              value: (
                <>
                  <DateText on={item.firstDay} /> – <DateText on={item.lastDay} />
                </>
              ),
            },
            { term: words.columns.hash, value: <span className="code">{item.manifestSha256}</span> },
          ]}
        />
        {item.state === 'waiting' && (
          <SignedAct
            task="registry-countersign"
            asked={{
              caseNumber: item.caseNumber,
              log: item.log,
              expects: { log: item.log, manifestSha256: item.manifestSha256 },
            }}
            label={words.sign}
            look="primary"
            article={words.article}
            run={(signature) => countersign(api, item.log, signature)}
            onDone={onSigned}
          >
            <p className="soft small">{words.checks}</p>
          </SignedAct>
        )}
      </div>
    </Panel>
  );
}
