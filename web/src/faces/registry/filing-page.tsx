import { parseLogId } from '@lianshu/core/case';
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../api/index.ts';
import { Badge, Button, Notice, Panel, ProgressBar } from '../../components/index.ts';
import { AppLink } from '../../router/index.ts';
import { commonWords, sayNumber, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTask } from '../session/use-task.ts';
import { CHECK_STEPS, type CheckProgress, type FilingItem, fetchFiling, returnVerdict, startCheck } from './inbox.ts';
import { FILING_TONES } from './inbox-page.tsx';
import { OutcomePanels } from './outcome-panels.tsx';
import { RegistryPage } from './registry-page.tsx';
import { SignedAct, useElsewhereHere } from './signed-act.tsx';
import { registryWords } from './words.ts';

const POLL_MS = 1000;
const CAN_START: readonly FilingItem['state'][] = ['waiting', 'refused', 'failed'];

/** 查對: started once, watched while it runs, then its outcome. */
export function FilingPage({ log }: { readonly log: string }) {
  const words = useWords(registryWords);
  const common = useWords(commonWords);
  const { api } = useOffice();
  const elsewhere = useElsewhereHere('check-filing');
  const [item, setItem] = useState<FilingItem>();
  const [problem, setProblem] = useState<Problem>();
  const task = useTask();
  const load = useCallback(async () => {
    const answer = await fetchFiling(api, log);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setItem(answer.value);
  }, [api, log]);
  useEffect(() => void load(), [load]);
  const isRunning = item?.state === 'running';
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => void load(), POLL_MS);
    return () => clearInterval(timer);
  }, [isRunning, load]);
  const start = async () => {
    const started = await task.run(() => startCheck(api, log));
    if (started !== undefined) setItem(started);
  };
  return (
    <RegistryPage
      title={words.filing.title(log)}
      above={<AppLink to="/registry">{words.filing.back}</AppLink>}
      intro={item && <Badge tone={FILING_TONES[item.state]}>{words.filings.states[item.state]}</Badge>}
    >
      <ProblemNotice problem={task.problem ?? problem} />
      {item === undefined && problem === undefined && <p className="soft">{common.loading}</p>}
      {item?.state === 'running' && <Running progress={item.progress} />}
      {item?.state === 'refused' && (
        <>
          <Notice tone="bad" title={words.filing.refused} />
          <ProblemNotice problem={{ status: 0, code: item.code, article: item.article }} />
        </>
      )}
      {item?.state === 'failed' && (
        <Notice tone="bad" title={words.filing.failed[0]} announce="assertive">
          <p>{words.filing.failed[1]}</p>
        </Notice>
      )}
      {item !== undefined && CAN_START.includes(item.state) && (
        <Panel title={words.filing.start} look="strong">
          <div className="stack">
            <p>{words.filing.startText}</p>
            {elsewhere !== undefined && <Notice tone="note" title={elsewhere} />}
            <div className="row">
              <Button
                look="primary"
                icon="seal"
                isBusy={task.isBusy}
                isDisabled={elsewhere !== undefined}
                onPress={() => void start()}
              >
                {item.state === 'waiting' ? words.filing.start : words.filing.again}
              </Button>
              <span className="soft small">{common.article(words.filing.article)}</span>
            </div>
          </div>
        </Panel>
      )}
      {item?.state === 'decided' && (
        <Panel title={words.filing.handOver.title} look="strong">
          <div className="stack">
            <p>{words.filing.handOver.text}</p>
            <SignedAct
              task="registry-return"
              asked={{ caseNumber: parseLogId(log).caseNumber, log, expects: { log } }}
              label={words.filing.handOver.submit}
              look="primary"
              article={words.filing.handOver.article}
              run={(signature) => returnVerdict(api, log, signature)}
              onDone={setItem}
            />
          </div>
        </Panel>
      )}
      {item?.state === 'done' && (
        <Notice tone="good" title={words.filing.sent} announce="polite">
          <p>{words.filing.sentText}</p>
        </Notice>
      )}
      {(item?.state === 'decided' || item?.state === 'done') &&
        (item.summary === null ? (
          <p className="soft">{words.filing.noSummary}</p>
        ) : (
          <OutcomePanels log={log} outcome={item.summary} />
        ))}
    </RegistryPage>
  );
}

/** The steps that are over stand full, the one at hand where it is. */
function Running({ progress }: { readonly progress: CheckProgress | null }) {
  const words = useWords(registryWords).filing;
  if (progress === null) return <ProgressBar label={words.starting} />;
  const current = CHECK_STEPS.indexOf(progress.step);
  return (
    <Panel look="strong">
      <div className="stack">
        {CHECK_STEPS.map((step, i) => {
          if (i > current) return <ProgressBar key={step} label={words.steps[step]} value={0} max={1} says="" />;
          if (i < current) return <ProgressBar key={step} label={words.steps[step]} value={1} max={1} says="100%" />;
          const { done, total } = progress;
          const says = words.progress(sayNumber(done), sayNumber(total));
          return <ProgressBar key={step} label={words.steps[step]} value={done} max={Math.max(1, total)} says={says} />;
        })}
      </div>
    </Panel>
  );
}
