import { useState } from 'react';
import { Badge, Button, Notice, Panel } from '../../../components/index.ts';
import { commonWords, useWords } from '../../../words/index.ts';
import { useOffice } from '../../session/office.ts';
import { isPinForm, PinField } from '../../session/pin-field.tsx';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { sessionWords } from '../../session/words.ts';
import type { Ceremony } from '../flow/make-keys.ts';
import { areProven, type ProofPath, type ProofState, type Proofs, proveByCard } from '../flow/prove-keys.ts';
import type { LeadCard } from '../flow/read-lead-card.ts';
import { ceremonyWords } from '../words.ts';
import './proofs-step.css';

export interface ProofsStepProps {
  readonly ceremony: Ceremony;
  readonly card: LeadCard;
  readonly pinField: { readonly pin: string; readonly onChange: (pin: string) => void };
  readonly proofs: Proofs;
  readonly onProofs: (proofs: Proofs) => void;
  readonly onNext: () => void;
}

const PATHS: readonly ProofPath[] = ['sheet', 'pkcs1', 'cms', 'count'];
const TONES = { waiting: 'plain', proven: 'good', unsupported: 'warn', wrong: 'bad' } as const;

/** Every way back to the keys, proven one by one before anything is sent: each press opens the card's window once. */
export function ProofsStep({ ceremony, card, pinField, proofs, onProofs, onNext }: ProofsStepProps) {
  const { p, card: client } = useOffice();
  const words = useWords(ceremonyWords).proofs;
  const login = useWords(sessionWords).login;
  const common = useWords(commonWords);
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const isPin = isPinForm(pinField.pin);
  const prove = async (path: Exclude<ProofPath, 'sheet'>) => {
    setTried(true);
    if (!isPin) return;
    const { pin } = pinField;
    const state = await task.run(() => proveByCard(p, client, ceremony, path, pin, card.slot));
    if (state !== undefined) onProofs({ ...proofs, [path]: state });
    else pinField.onChange('');
  };
  const says: Readonly<Record<ProofState, string>> = {
    waiting: words.waiting,
    proven: words.proven,
    unsupported: words.failed,
    wrong: words.failed,
  };
  const states = Object.values(proofs);
  const isHopeless = proofs.pkcs1 === 'unsupported' && proofs.cms === 'unsupported';
  const next = PATHS.find((path) => proofs[path] === 'waiting');
  return (
    <Panel title={words.title} look="strong">
      <div className="stack">
        <p>{words.text}</p>
        <ProblemNotice problem={task.problem} />
        {next !== undefined && (
          <PinField {...pinField} isKept fault={isTried && !isPin ? login.pinMissing : undefined} />
        )}
        <ul className="proofs">
          {PATHS.map((path) => (
            <li key={path} className="proofs__path">
              <span>
                {words.paths[path]}
                {proofs[path] === 'unsupported' && <span className="proofs__note">{words.unsupported}</span>}
              </span>
              <span className="row">
                <Badge tone={TONES[proofs[path]]}>{says[proofs[path]]}</Badge>
                {path !== 'sheet' && proofs[path] !== 'proven' && (
                  <Button
                    look={path === next ? 'primary' : 'plain'}
                    icon="card"
                    isBusy={task.isBusy && path === next}
                    isDisabled={task.isBusy}
                    onPress={() => void prove(path)}
                  >
                    {words.check}
                    <span className="visually-hidden"> {words.paths[path]}</span>
                  </Button>
                )}
              </span>
            </li>
          ))}
          <li className="proofs__path">
            <span>
              {words.recovery}
              <span className="proofs__note">{words.recoveryHelp}</span>
            </span>
          </li>
        </ul>
        {states.includes('wrong') && <Notice tone="bad" title={words.wrong} announce="assertive" />}
        {isHopeless && <Notice tone="bad" title={words.needOne} announce="assertive" />}
        <div className="row">
          <Button
            look={areProven(proofs) ? 'primary' : 'plain'}
            icon="next"
            isDisabled={!areProven(proofs) || task.isBusy}
            onPress={onNext}
          >
            {common.next}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
