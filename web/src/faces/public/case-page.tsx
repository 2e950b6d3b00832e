import { fromJson, getJson, useLoad } from '../../api/index.ts';
import { AnnouncementsPanel } from '../../cases/announcements-panel.tsx';
import { type CaseView, caseFromJson, isPaperAlone } from '../../cases/case-view.ts';
import { NextPanel } from '../../cases/next-panel.tsx';
import { PhaseBadge } from '../../cases/phase-badge.tsx';
import { PoliciesPanel } from '../../cases/policies-panel.tsx';
import { isExtended, SigningNotices } from '../../cases/signing-notices.tsx';
import { useEventWords } from '../../cases/use-event-words.ts';
import {
  Button,
  ButtonLink,
  DateText,
  DefinitionList,
  Disclosure,
  Figure,
  Notice,
  Panel,
  ProgressBar,
  Refused,
  Timeline,
  type TimelineEntry,
} from '../../components/index.ts';
import { isPilot, PilotNotice } from '../../pilot/pilot-mark.tsx';
import { ReportPanel } from '../../pilot/report-panel.tsx';
import { StatementsPanel } from '../../pilot/statements-panel.tsx';
import { LeadWarnings } from '../../reports/lead-warnings.tsx';
import { AppLink } from '../../router/index.ts';
import { caseWords, commonWords, sayArticle, sayNumber, useLanguage, useWords } from '../../words/index.ts';
import { publicWords } from '../../words/public.ts';
import { PublicPage } from './public-page.tsx';
import { SheetPanel } from './sheet/sheet-panel.tsx';
import './public.css';

const load = async (number: string) =>
  fromJson(await getJson(`/api/cases/${encodeURIComponent(number)}`), caseFromJson);

function HowToSign({ view }: { readonly view: CaseView }) {
  const { sign } = useWords(publicWords).case;
  if (view.phase !== 'petitioning' && view.phase !== 'pilot-open') return null;
  const isOpen = view.logs.some(({ open }) => open);
  // It is not to come: it is over or stands still, which the notice above says.
  if (!isOpen && (view.suspended !== null || isExtended(view.collecting))) return null;
  if (!isOpen && isPaperAlone(view))
    return (
      <Notice tone="note" title={sign.paperAlone}>
        <p>{sign.paperAloneText}</p>
      </Notice>
    );
  return (
    <Notice tone="note" title={isOpen ? sign.open : sign.notYet}>
      <p>{isOpen ? sign.link : sign.wait}</p>
      {view.signingLink !== null && (
        <div className="row">
          <ButtonLink look="primary" to={view.signingLink}>
            {sign.go}
          </ButtonLink>
        </div>
      )}
      <p>{sign.warning}</p>
    </Notice>
  );
}

function ResultPanel({ view }: { readonly view: CaseView }) {
  const words = useWords(publicWords).case.result;
  const { result, thresholds } = view;
  if (result === null) return null;
  const total = result.accepted + result.paperAccepted;
  return (
    <Panel title={words.title} look="strong" aside={<PhaseBadge phase={view.phase} />}>
      <div className="stack">
        <div className="figures">
          <Figure label={words.counted} value={sayNumber(total)} unit={words.people} />
          {thresholds !== null && (
            <Figure label={words.threshold} value={sayNumber(thresholds.signers)} unit={words.people} />
          )}
        </div>
        <DefinitionList
          items={[
            { term: words.electronic, value: words.split(sayNumber(result.accepted), sayNumber(result.struckOut)) },
            {
              term: words.paper,
              value: words.split(sayNumber(result.paperAccepted), sayNumber(result.paperStruckOut)),
            },
          ]}
        />
        <div className="row">
          <ButtonLink to="/receipt" icon="seal">
            {words.ownReceipt}
          </ButtonLink>
          <ButtonLink to="/verify">{words.verify}</ButtonLink>
        </div>
      </div>
    </Panel>
  );
}

function Dates({ view }: { readonly view: CaseView }) {
  const words = useWords(publicWords).case;
  const { language } = useLanguage();
  const { dates, termArticle, phase } = view;
  const rows = (
    [
      'proposedOn',
      'notifiedOn',
      'collectedOn',
      'firstDay',
      'lastDay',
      'filedOn',
      'decidedOn',
      'pollOn',
      'termLastDay',
    ] as const
  ).flatMap((key) => {
    const on = dates[key];
    if (on === null || (key === 'termLastDay' && (phase === 'petitioning' || on === dates.lastDay))) return [];
    const article = key === 'termLastDay' && termArticle !== null ? sayArticle(termArticle, language) : undefined;
    const value = (
      <>
        <DateText on={on} />
        {article !== undefined && <span className="soft small">　{article}</span>}
      </>
    );
    // Where nothing was counted there is no result that could have been announced.
    const name = key === 'decidedOn' && view.result === null ? 'endedOn' : key;
    return [{ term: words.dates[name], value }];
  });
  return rows.length === 0 ? null : (
    <Panel title={words.datesTitle}>
      <DefinitionList items={rows} />
    </Panel>
  );
}

function History({ view }: { readonly view: CaseView }) {
  const words = useWords(publicWords).case;
  const sayEvent = useEventWords();
  const { language } = useLanguage();
  const entries = view.timeline.map((entry, i): TimelineEntry => {
    const { at, event, article } = entry;
    const cite = sayArticle(article, language);
    return {
      key: `${at}-${event}-${i}`,
      when: <DateText at={at} />,
      what: sayEvent(entry),
      state: i === view.timeline.length - 1 ? 'now' : 'past',
      ...(cite === undefined ? {} : { note: cite }),
    };
  });
  return (
    <Panel title={words.timelineTitle}>
      <Timeline label={words.timelineTitle} entries={entries} />
    </Panel>
  );
}

function Shown({ view }: { readonly view: CaseView }) {
  const words = useWords(publicWords).case;
  const { kinds } = useWords(caseWords);
  const { thresholds, electorate } = view;
  const report = view.statements.find(({ kind }) => kind === 'pilot-report');
  return (
    <>
      <PilotNotice of={view.number} />
      {report !== undefined && <ReportPanel href={report.href} />}
      <Panel title={words.mainText} look="strong">
        <p className="case-text" lang="zh-Hant-TW">
          {view.mainText}
        </p>
      </Panel>
      <LeadWarnings number={view.number} />
      <SigningNotices now={view} />
      <HowToSign view={view} />
      <NextPanel view={view} as="public" now={Date.now()} />
      <ResultPanel view={view} />
      <Panel title={words.aboutTitle}>
        <DefinitionList
          items={[
            { term: words.leadName, value: view.leadName },
            ...(view.kind === null ? [] : [{ term: words.kind, value: kinds[view.kind] }]),
            ...(thresholds === null
              ? []
              : [
                  {
                    term: words.signers,
                    value: (
                      <>
                        <span className="number">{words.people(sayNumber(thresholds.signers))}</span>
                        {electorate !== null && (
                          <span className="soft small">　{words.ofElectorate(sayNumber(electorate))}</span>
                        )}
                      </>
                    ),
                  },
                  { term: words.proposers, value: words.people(sayNumber(thresholds.proposers)) },
                ]),
            ...(view.phase === 'petitioning' ? [{ term: words.noCount, value: words.noCountWhy }] : []),
          ]}
        />
      </Panel>
      <Disclosure title={words.reason} isOpen={view.reason.length < 400}>
        <p className="case-reason" lang="zh-Hant-TW">
          {view.reason}
        </p>
      </Disclosure>
      {view.logs.length > 0 && <SheetPanel number={view.number} mainText={view.mainText} />}
      <Dates view={view} />
      <PoliciesPanel policies={view.policies} />
      <AnnouncementsPanel number={view.number} />
      <History view={view} />
      <StatementsPanel statements={view.statements} />
      {!isPilot(view.number) && (
        <Panel title={words.verifyTitle} look="sunken">
          <p>{view.bundles.length === 0 ? words.verifyLater : words.verifyNow}</p>
          <div className="row">
            {view.bundles.map(({ log, index }) => (
              <ButtonLink key={log} to={index} download={`bundle-${log}-index.json`} icon="download">
                {view.bundles.length === 1 ? words.bundle : `${words.bundle} ${log}`}
              </ButtonLink>
            ))}
            <AppLink to="/verify">{words.verifyHow}</AppLink>
          </div>
        </Panel>
      )}
    </>
  );
}

export function CasePage({ number }: { readonly number: string }) {
  const words = useWords(commonWords);
  const page = useWords(publicWords).case;
  const { phases } = useWords(caseWords);
  const [loaded, retry] = useLoad(number, load);
  const title = loaded.state === 'ready' ? loaded.value.title : page.title(number);
  const shownNumber = loaded.state === 'ready' ? (loaded.value.officialNumber ?? number) : number;
  return (
    <PublicPage
      title={title}
      above={
        <p className="row soft">
          {page.title(shownNumber)}
          {loaded.state === 'ready' && <PhaseBadge phase={loaded.value.phase} />}
        </p>
      }
      intro={loaded.state === 'ready' ? <p>{phases[loaded.value.phase].means}</p> : undefined}
    >
      {loaded.state === 'loading' && <ProgressBar label={words.loading} />}
      {loaded.state === 'failed' && (
        <Refused problem={loaded.problem}>
          <div>
            <Button onPress={retry}>{words.retry}</Button>
          </div>
        </Refused>
      )}
      {loaded.state === 'ready' && <Shown view={loaded.value} />}
    </PublicPage>
  );
}
