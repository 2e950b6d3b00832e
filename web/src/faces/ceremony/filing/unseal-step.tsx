import { toHex } from '@lianshu/core/bytes';
import type { SubmissionFields } from '@lianshu/core/statement';
import type { FilingRequest } from '@lianshu/core/submission';
import { useRef } from 'react';
import { Button, Notice, Panel } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { useLeadDesk } from '../../lead/lead-desk.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { sessionWords } from '../../session/words.ts';
import { filingCopy, type HeldLog, postFiling, prepareFiling } from '../flow/filing.ts';
import { copyName } from '../flow/local-files.ts';
import { isInputComplete, UnsealFields, useUnsealInput } from '../unseal/unseal-fields.tsx';
import { useTool } from '../use-tool.ts';
import { ceremonyWords } from '../words.ts';
import type { FilingMaterial } from './filing-state.ts';

export interface UnsealStepProps {
  readonly material: FilingMaterial;
  readonly held: HeldLog;
  readonly fields: SubmissionFields;
  readonly consent: Uint8Array;
  readonly onFiled: () => void;
}

/**
 * The last press. What was prepared is kept until it has been answered: after a lost answer the very same filing is sent
 * again, never another one.
 */
export function UnsealStep({ material, held, fields, consent, onFiled }: UnsealStepProps) {
  const { p, random, trust, api, card } = useOffice();
  const { tool } = useTool();
  const { reload } = useLeadDesk();
  const words = useWords(ceremonyWords).filing;
  const login = useWords(sessionWords).login;
  const { input, setInput, isTried, setTried, forget } = useUnsealInput();
  const prepared = useRef<FilingRequest>(undefined);
  const task = useTask();
  const file = async () => {
    if (task.isBusy) return;
    setTried(true);
    if (prepared.current === undefined && !isInputComplete(input)) return;
    setInput({ ...input, pin: '' });
    setTried(false);
    const filed = await task.run(async () => {
      if (prepared.current === undefined) {
        const { known, wrap } = material;
        const work = { p, card, slot: '', wrap, manifest: known.manifest, random, trust, known, held, fields, consent };
        const made = await prepareFiling({ ...work, ...input });
        if (!made.ok) return made;
        prepared.current = made.value;
      }
      const copy = filingCopy(prepared.current);
      const kept = await tool.keep(copyName('filing', fields.log, toHex(p.sha256(copy))), copy);
      return kept.ok ? postFiling(api, prepared.current) : kept;
    });
    if (prepared.current !== undefined) forget();
    if (filed !== true) return;
    onFiled();
    reload();
  };
  return (
    <Panel title={words.unseal.title} look="strong">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void file();
        }}
      >
        <p>{words.unseal.text}</p>
        <Notice tone="warn" title={words.once} />
        <ProblemNotice problem={task.problem} />
        {prepared.current === undefined && <UnsealFields input={input} onChange={setInput} isTried={isTried} />}
        <div className="row">
          <Button type="submit" look="danger" icon="seal" isBusy={task.isBusy}>
            {task.isBusy ? login.busy : prepared.current === undefined ? words.unseal.submit : words.unseal.again}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
