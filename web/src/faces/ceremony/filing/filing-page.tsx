import { useEffect, useState } from 'react';
import type { Problem } from '../../../api/index.ts';
import { ButtonLink, Notice, Steps } from '../../../components/index.ts';
import { isPilot } from '../../../pilot/pilot-mark.tsx';
import { useWords } from '../../../words/index.ts';
import { pilotWords } from '../../../words/pilot.ts';
import { useLeadDesk } from '../../lead/lead-desk.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { CeremonyPage } from '../ceremony-page.tsx';
import { fetchManifest } from '../flow/signed-manifest.ts';
import { findWrap } from '../flow/unseal.ts';
import { ResultPanel } from '../result-panel.tsx';
import { useTool } from '../use-tool.ts';
import { ceremonyWords } from '../words.ts';
import { CheckStep } from './check-step.tsx';
import { CountStep } from './count-step.tsx';
import { FILING_STEPS, type FilingMaterial, type FilingState, NEW_FILING } from './filing-state.ts';
import { HoldClock } from './hold-clock.tsx';
import { HoldStep } from './hold-step.tsx';
import { SignStep } from './sign-step.tsx';
import { UnsealStep } from './unseal-step.tsx';

/** 提出: hold, count, checklist, signature, unsealing. Only the last press sends it, once and for good. */
export function FilingPage() {
  const words = useWords(ceremonyWords);
  const pilot = useWords(pilotWords).noFiling;
  const { standing, log } = useLeadDesk();
  const [state, setState] = useState(NEW_FILING);
  const { material, problem } = useFilingMaterial(log?.log);
  const isOpen = standing === 'open' || standing === 'held';
  if (log !== undefined && isPilot(log.log)) {
    return (
      <CeremonyPage title={words.filing.title}>
        <Notice tone="warn" title={pilot.title}>
          <p>{pilot.text}</p>
        </Notice>
      </CeremonyPage>
    );
  }
  if (!isOpen && state.step !== 'done') {
    return (
      <CeremonyPage title={words.filing.title}>
        {standing === 'filed' || standing === 'ended' ? <ResultPanel /> : <Notice tone="note" title={words.needOpen} />}
      </CeremonyPage>
    );
  }
  const current = state.step === 'done' ? FILING_STEPS.length : FILING_STEPS.indexOf(state.step);
  return (
    <CeremonyPage title={words.filing.title} isTask={state.step !== 'hold' && state.step !== 'done'}>
      <Steps
        label={words.filing.title}
        steps={FILING_STEPS.map((step) => words.filing.steps[step])}
        current={current}
      />
      <ProblemNotice problem={problem} />
      {state.held !== undefined && state.step !== 'done' && (
        <HoldClock held={state.held} onOver={() => setState(NEW_FILING)} />
      )}
      <Step state={state} material={material} onState={setState} />
    </CeremonyPage>
  );
}

interface StepProps {
  readonly state: FilingState;
  readonly material: FilingMaterial | undefined;
  readonly onState: (state: FilingState) => void;
}

function Step({ state, material, onState }: StepProps) {
  const words = useWords(ceremonyWords);
  const { step, held, tally, paperCount, fields, consent } = state;
  if (step === 'done') {
    return (
      <Notice tone="good" title={words.filing.done.title} announce="polite">
        <p>{words.filing.done.text}</p>
        <p>
          <ButtonLink look="primary" to="/ceremony">
            {words.send.toHome}
          </ButtonLink>
        </p>
      </Notice>
    );
  }
  if (step === 'hold' || held === undefined || material === undefined) {
    return <HoldStep material={material} onHeld={(log) => onState({ step: 'count', held: log })} />;
  }
  if (step === 'count' || tally === undefined) {
    return (
      <CountStep
        material={material}
        held={held}
        onTally={(found) => onState({ ...state, step: 'check', tally: found })}
      />
    );
  }
  if (step === 'check' || paperCount === undefined) {
    return <CheckStep tally={tally} onChecked={(paper) => onState({ ...state, step: 'sign', paperCount: paper })} />;
  }
  if (step === 'sign' || fields === undefined || consent === undefined) {
    return (
      <SignStep
        material={material}
        held={held}
        tally={tally}
        paperCount={paperCount}
        onSigned={(signed, cms) => onState({ ...state, step: 'unseal', fields: signed, consent: cms })}
      />
    );
  }
  return (
    <UnsealStep
      material={material}
      held={held}
      fields={fields}
      consent={consent}
      onFiled={() => onState({ step: 'done' })}
    />
  );
}

function useFilingMaterial(log: string | undefined) {
  const { p, trust, api } = useOffice();
  const { tool } = useTool();
  const [material, setMaterial] = useState<FilingMaterial>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    if (log === undefined) return;
    const load = async () => {
      const known = await fetchManifest(p, trust, api, log);
      if (!known.ok) return setProblem(known.problem);
      const wrap = await findWrap(p, tool, api, known.value);
      if (!wrap.ok) return setProblem(wrap.problem);
      setMaterial({ known: known.value, wrap: wrap.value });
    };
    void load();
  }, [p, trust, tool, api, log]);
  return { material, problem };
}
