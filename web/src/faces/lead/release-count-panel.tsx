import { useState } from 'react';
import { Button, Notice, Panel } from '../../components/index.ts';
import { sayNumber, useWords } from '../../words/index.ts';
import { pilotWords } from '../../words/pilot.ts';
import { type ReleasedCount, releaseCount } from '../ceremony/flow/release-count.ts';
import { fetchWrap, unsealCountKey } from '../ceremony/flow/unseal.ts';
import { useOffice } from '../session/office.ts';
import { PinField } from '../session/pin-field.tsx';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { usePin } from '../session/use-pin.ts';
import { useTask } from '../session/use-task.ts';
import { sessionWords } from '../session/words.ts';
import { useLeadDesk } from './lead-desk.ts';
import { useManifest } from './use-manifest.ts';

/** A pilot is over: its lead may give her progress key, so that the report has exact figures. */
export function ReleaseCountPanel() {
  const { p, api, card } = useOffice();
  const { log } = useLeadDesk();
  const words = useWords(pilotWords).release;
  const login = useWords(sessionWords).login;
  const { known, problem } = useManifest(log?.log);
  const typed = usePin();
  const [counted, setCounted] = useState<ReleasedCount>();
  const task = useTask();
  if (counted !== undefined)
    return (
      <Notice tone="good" title={words.done(sayNumber(counted.real), sayNumber(counted.entries))} announce="polite" />
    );
  const release = async () => {
    const pin = known === undefined ? undefined : typed.take();
    if (pin === undefined || known === undefined) return;
    const done = await task.run(async () => {
      const wrap = await fetchWrap(p, api, known.manifest);
      if (!wrap.ok) return wrap;
      const key = await unsealCountKey({ p, card, slot: '', pin, wrap: wrap.value, manifest: known.manifest });
      if (!key.ok) return key;
      return releaseCount(api, known.manifest.log, key.value.seedCount);
    });
    if (done !== undefined) setCounted(done);
  };
  return (
    <Panel title={words.title} look="strong">
      <div className="stack">
        <p>{words.text}</p>
        <p className="soft small">{words.voluntary}</p>
        <ProblemNotice problem={problem ?? task.problem} />
        <PinField pin={typed.pin} onChange={typed.onChange} fault={typed.isMissing ? login.pinMissing : undefined} />
        <div className="row">
          <Button
            look="primary"
            icon="card"
            isBusy={task.isBusy}
            isDisabled={known === undefined}
            onPress={() => void release()}
          >
            {task.isBusy ? login.busy : words.submit}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
