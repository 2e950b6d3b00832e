import { toBase64url } from '@lianshu/core/bytes';
import { Fields } from '@lianshu/core/json';
import { useState } from 'react';
import { fromJson } from '../../api/index.ts';
import { Button, Notice, Panel } from '../../components/index.ts';
import { sayNumber, useWords } from '../../words/index.ts';
import { pilotWords } from '../../words/pilot.ts';
import { fetchWrap, unsealCountKey } from '../ceremony/flow/unseal.ts';
import { useOffice } from '../session/office.ts';
import { isPinForm, PinField } from '../session/pin-field.tsx';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTask } from '../session/use-task.ts';
import { sessionWords } from '../session/words.ts';
import { useLeadDesk } from './lead-desk.ts';
import { useManifest } from './use-manifest.ts';

interface Counted {
  readonly real: number;
  readonly entries: number;
}

/** A pilot is over: its lead may give her progress key, so that the report has exact figures. */
export function ReleaseCountPanel() {
  const { p, api, card } = useOffice();
  const { log } = useLeadDesk();
  const words = useWords(pilotWords).release;
  const login = useWords(sessionWords).login;
  const { known, problem } = useManifest(log?.log);
  const [pin, setPin] = useState('');
  const [isTried, setTried] = useState(false);
  const [counted, setCounted] = useState<Counted>();
  const task = useTask();
  if (counted !== undefined)
    return (
      <Notice tone="good" title={words.done(sayNumber(counted.real), sayNumber(counted.entries))} announce="polite" />
    );
  const release = async () => {
    setTried(true);
    if (!isPinForm(pin) || known === undefined) return;
    setTried(false);
    setPin('');
    const done = await task.run(async () => {
      const wrap = await fetchWrap(p, api, known.manifest);
      if (!wrap.ok) return wrap;
      const key = await unsealCountKey({ p, card, slot: '', pin, wrap: wrap.value, manifest: known.manifest });
      if (!key.ok) return key;
      const path = `/api/lead/logs/${encodeURIComponent(known.manifest.log)}/release-count`;
      return fromJson(await api.post(path, { seedCount: toBase64url(key.value.seedCount) }), (value) => {
        const fields = new Fields(value);
        return { real: fields.integer('real'), entries: fields.integer('entries') };
      });
    });
    if (done !== undefined) setCounted(done);
  };
  return (
    <Panel title={words.title} look="strong">
      <div className="stack">
        <p>{words.text}</p>
        <p className="soft small">{words.voluntary}</p>
        <ProblemNotice problem={problem ?? task.problem} />
        <PinField pin={pin} onChange={setPin} fault={isTried && !isPinForm(pin) ? login.pinMissing : undefined} />
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
