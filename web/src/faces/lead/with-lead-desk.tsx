import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Problem } from '../../api/index.ts';
import { Button, Notice } from '../../components/index.ts';
import { commonWords, StageWords, useWords } from '../../words/index.ts';
import { fetchLeadCase, type LeadCase } from '../ceremony/flow/lead-case.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { type LeadDesk, LeadDeskContext } from './lead-desk.ts';
import { currentLog, stageOf, standingOf } from './standing.ts';
import { leadWords } from './words.ts';

/** Loads the lead's case; while it is asked again, the pages keep what they show. `frame` draws what there is without it. */
export function WithLeadDesk({
  children,
  frame,
}: {
  readonly children: ReactNode;
  readonly frame: (content: ReactNode) => ReactNode;
}) {
  const { api, now, session } = useOffice();
  const caseNumber = session.caseNumber ?? '';
  const common = useWords(commonWords);
  const words = useWords(leadWords);
  const [leadCase, setLeadCase] = useState<LeadCase>();
  const [problem, setProblem] = useState<Problem>();
  const reload = useCallback(async () => {
    const answer = await fetchLeadCase(api, caseNumber);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setLeadCase(answer.value);
  }, [api, caseNumber]);
  useEffect(() => void reload(), [reload]);
  const desk = useMemo<LeadDesk | undefined>(
    () =>
      leadCase && {
        leadCase,
        log: currentLog(leadCase),
        standing: standingOf(leadCase, now()),
        reload: () => void reload(),
      },
    [leadCase, now, reload],
  );
  if (desk !== undefined)
    return (
      <LeadDeskContext value={desk}>
        <StageWords stage={stageOf(desk.leadCase)}>{children}</StageWords>
      </LeadDeskContext>
    );
  if (problem === undefined) return frame(<p className="soft">{common.loading}</p>);
  return frame(
    <>
      {problem.code === 'case.unknown' || problem.code === 'case.wrong-state' ? (
        <Notice tone="warn" title={words.noCase} />
      ) : (
        <ProblemNotice problem={problem} />
      )}
      <div className="row">
        <Button onPress={() => void reload()}>{common.retry}</Button>
      </div>
    </>,
  );
}
