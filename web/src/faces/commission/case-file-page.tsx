import { officeFor } from '@lianshu/core/case';
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../api/index.ts';
import { isPaperAlone } from '../../cases/case-view.ts';
import { PhaseBadge } from '../../cases/phase-badge.tsx';
import { PoliciesPanel } from '../../cases/policies-panel.tsx';
import { SigningNotices } from '../../cases/signing-notices.tsx';
import { useEventWords } from '../../cases/use-event-words.ts';
import {
  Button,
  ButtonLink,
  DateText,
  DefinitionList,
  Disclosure,
  Notice,
  Panel,
  Timeline,
} from '../../components/index.ts';
import { isPilot, PilotMark } from '../../pilot/pilot-mark.tsx';
import { StatementsPanel } from '../../pilot/statements-panel.tsx';
import { AppLink } from '../../router/index.ts';
import { caseWords, commonWords, sayArticle, sayNumber, useLanguage, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import type { ActLook } from './act-frame.tsx';
import { orderBeside, stepsAhead } from './act-order.ts';
import { ActPanel } from './act-panel.tsx';
import { type AllowedAct, type CaseFile, fetchCaseFile } from './case-file.ts';
import { CodeDialog } from './code-dialog.tsx';
import { isCounterAct } from './collect/counter.ts';
import { CounterActPanel } from './collect/counter-act-panel.tsx';
import { CommissionPage } from './commission-page.tsx';
import { CountCheckPanel, VerdictPanel } from './figures-panels.tsx';
import { LETTER_ACTS, LettersSection } from './letters-section.tsx';
import { LogActs } from './log-acts.tsx';
import { LogPanel } from './log-panel.tsx';
import { MatterComparison } from './matters/matter-comparison.tsx';
import { commissionWords } from './words.ts';

/** One case: what can be done now, with the articles; then its papers and its history. */
export function CaseFilePage({ number }: { readonly number: string }) {
  const { api, session } = useOffice();
  const words = useWords(commissionWords);
  const common = useWords(commonWords);
  const [file, setFile] = useState<CaseFile>();
  const [problem, setProblem] = useState<Problem>();
  const [done, setDone] = useState<string>();
  const [code, setCode] = useState<string>();
  const load = useCallback(async () => {
    const answer = await fetchCaseFile(api, number);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setFile(answer.value);
  }, [api, number]);
  useEffect(() => void load(), [load]);
  const above = <AppLink to="/commission">{words.page.back}</AppLink>;
  if (file === undefined) {
    return (
      <CommissionPage title={number} above={above}>
        {problem === undefined ? <p className="soft">{common.loading}</p> : <ProblemNotice problem={problem} />}
      </CommissionPage>
    );
  }
  const { view, allowed, letters, logs, countCheck, verdict } = file;
  // Where a term waits for a letter, the letter is the next step; its own section enters it.
  const isLetterNext = allowed.some(({ command, isAside }) => !isAside && LETTER_ACTS.includes(command));
  const main = allowed.filter(({ command, isAside }) => !isAside && !LETTER_ACTS.includes(command));
  const aside = orderBeside(
    allowed.filter(({ command, isAside }) => isAside && !LETTER_ACTS.includes(command)),
    ({ offices }) => officeFor(offices, session.roles) !== undefined,
  );
  const ahead = stepsAhead(main);
  // It is said to be done where the page already shows what follows from it.
  const finish = (title: string, issued?: string) => {
    setCode(issued);
    void load().then(() => setDone(title));
  };
  const panelOf = (act: AllowedAct, look: ActLook) => {
    const key = `${view.timeline.length} ${act.command}`;
    const { command } = act;
    if (isCounterAct(command))
      return <CounterActPanel key={key} number={view.number} command={command} act={act} look={look} />;
    return <ActPanel key={key} view={view} act={act} letters={letters} look={look} onDone={finish} />;
  };
  return (
    <CommissionPage
      title={`${view.number}　${view.title}`}
      above={above}
      width="wide"
      intro={
        <span className="row">
          <PhaseBadge phase={view.phase} />
          <PilotMark of={view.number} />
          {view.dates.termLastDay !== null && <Term file={file} />}
        </span>
      }
    >
      <ProblemNotice problem={problem} />
      <SigningNotices now={view} />
      {done !== undefined && <Notice tone="good" title={words.done(done)} announce="polite" />}
      <section className="stack" aria-label={words.page.now}>
        <div className="row row--spread">
          <h2>{words.page.now}</h2>
          <Button onPress={() => void load()}>{words.page.again}</Button>
        </div>
        {isLetterNext && <LettersSection file={file} onDone={finish} />}
        {main.map((act) => panelOf(act, ahead.includes(act.command) ? 'next' : 'plain'))}
        <LogActs file={file} onDone={finish} />
        <Idle file={file} />
        {aside.length > 0 && (
          <Disclosure key={view.timeline.length} title={words.page.aside}>
            {aside.map((act) => panelOf(act, 'folded'))}
          </Disclosure>
        )}
      </section>
      {!isLetterNext && <LettersSection file={file} onDone={finish} />}
      <StatementsPanel statements={view.statements} />
      <MatterComparison key={`matters ${view.timeline.length}`} number={number} />
      {verdict !== null && <VerdictPanel verdict={verdict} view={view} />}
      {countCheck !== null && <CountCheckPanel check={countCheck} />}
      {logs.map((log) => (
        <LogPanel key={log.log} log={log} />
      ))}
      {!isPilot(number) && <PoliciesPanel policies={file.policies} />}
      <Facts file={file} />
      <History file={file} />
      <CodeDialog code={code} onClose={() => setCode(undefined)} />
    </CommissionPage>
  );
}

function Term({ file: { view } }: { readonly file: CaseFile }) {
  const words = useWords(commissionWords).page;
  const { language } = useLanguage();
  return (
    <span>
      {words.term} <DateText on={view.dates.termLastDay ?? ''} />
      {view.termArticle !== null && (
        <span className="soft small">　{sayArticle(view.termArticle, language) ?? view.termArticle}</span>
      )}
    </span>
  );
}

/** What the case waits for, when it does not wait for the commission. */
function Idle({ file: { view, allowed, logs, letters } }: { readonly file: CaseFile }) {
  const words = useWords(commissionWords);
  if (allowed.some(({ isAside }) => !isAside)) return null;
  const log = logs.at(-1);
  const toIssue = letters.filter(({ documentNumber }) => documentNumber === null).length;
  const isCollecting = view.phase === 'petitioning' || view.phase === 'pilot-open';
  if (isCollecting && log === undefined)
    return <Notice tone="note" title={isPaperAlone(view) ? words.page.paperAlone : words.page.waitingLead} />;
  if (isCollecting && log?.phase !== 'ceremony') return <Notice tone="note" title={words.noCounts} />;
  if (toIssue > 0)
    return (
      <p>
        <a href="#letters">{words.page.toIssue(String(toIssue))}</a>
      </p>
    );
  return log === undefined || view.bundles.length > 0 ? <p className="soft">{words.page.nothing}</p> : null;
}

function Facts({ file: { view } }: { readonly file: CaseFile }) {
  const words = useWords(commissionWords).page;
  const { kinds } = useWords(caseWords);
  const { thresholds, dates } = view;
  return (
    <Panel title={words.facts}>
      <div className="stack">
        <DefinitionList
          items={[
            { term: words.mainText, value: view.mainText },
            { term: words.lead, value: view.leadName },
            ...(view.kind === null ? [] : [{ term: words.kind, value: kinds[view.kind] }]),
            ...(view.electorate === null ? [] : [{ term: words.electorate, value: sayNumber(view.electorate) }]),
            ...(thresholds === null
              ? []
              : [
                  {
                    term: words.thresholds,
                    value: words.thresholdsOf(sayNumber(thresholds.proposers), sayNumber(thresholds.signers)),
                  },
                ]),
            ...(dates.firstDay === null || dates.lastDay === null
              ? []
              : [
                  {
                    term: words.window,
                    value: (
                      <>
                        <DateText on={dates.firstDay} /> – <DateText on={dates.lastDay} />
                      </>
                    ),
                  },
                ]),
            ...(view.officialNumber === null ? [] : [{ term: words.officialNumber, value: view.officialNumber }]),
          ]}
        />
        <Disclosure title={words.reason}>
          <p>{view.reason}</p>
        </Disclosure>
        <div className="row">
          <ButtonLink to={`/cases/${view.number}`} icon="external">
            {words.publicPage}
          </ButtonLink>
          {view.bundles.map(({ log, index }) => (
            <ButtonLink key={log} to={index} icon="seal">
              {view.bundles.length === 1 ? words.bundle : `${words.bundle} ${log}`}
            </ButtonLink>
          ))}
        </div>
      </div>
    </Panel>
  );
}

function History({ file: { view } }: { readonly file: CaseFile }) {
  const words = useWords(commissionWords).page;
  const sayEvent = useEventWords();
  const { language } = useLanguage();
  return (
    <Panel title={words.timeline}>
      <Timeline
        label={words.timeline}
        entries={view.timeline.map((entry, i) => ({
          key: `${i}`,
          when: <DateText at={entry.at} />,
          what: sayEvent(entry),
          note: sayArticle(entry.article, language) ?? entry.article,
        }))}
      />
    </Panel>
  );
}
