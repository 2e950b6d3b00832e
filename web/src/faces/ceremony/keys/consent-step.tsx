import { fromUtf8 } from '@lianshu/core/bytes';
import { useRef, useState } from 'react';
import { Button, Disclosure, Panel } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { useOffice } from '../../session/office.ts';
import { isPinForm, PinField } from '../../session/pin-field.tsx';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { sessionWords } from '../../session/words.ts';
import { consentText, signConsent } from '../flow/consent.ts';
import type { Ceremony } from '../flow/make-keys.ts';
import type { LeadCard } from '../flow/read-lead-card.ts';
import { ceremonyWords } from '../words.ts';
import { ManifestFacts } from './manifest-facts.tsx';

export interface ConsentStepProps {
  readonly ceremony: Ceremony;
  readonly card: LeadCard;
  readonly pinField: { readonly pin: string; readonly onChange: (pin: string) => void };
  readonly onConsent: (leadConsent: Uint8Array) => void;
}

/** The manifest as it will stand, the very text that the card signs, and the signature. */
export function ConsentStep({ ceremony, card, pinField, onConsent }: ConsentStepProps) {
  const { p, trust, card: client, now } = useOffice();
  const words = useWords(ceremonyWords).consent;
  const login = useWords(sessionWords).login;
  const text = useRef(consentText(ceremony, now())).current;
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const isPin = isPinForm(pinField.pin);
  const sign = async () => {
    setTried(true);
    if (!isPin) return;
    const { pin } = pinField;
    const consent = await task.run(() => signConsent(p, trust, client, ceremony, text, pin, card.slot));
    if (consent !== undefined) onConsent(consent);
    else pinField.onChange('');
  };
  return (
    <Panel title={words.title} look="strong">
      <div className="stack">
        <p>{words.text}</p>
        <ManifestFacts manifest={ceremony.manifest} hash={ceremony.manifestHash} />
        <Disclosure title={words.showStatement}>
          <pre lang="zh-Hant-TW">{fromUtf8(text)}</pre>
        </Disclosure>
        <ProblemNotice problem={task.problem} />
        <PinField {...pinField} isKept fault={isTried && !isPin ? login.pinMissing : undefined} />
        <div className="row">
          <Button look="primary" icon="card" isBusy={task.isBusy} onPress={() => void sign()}>
            {task.isBusy ? login.busy : words.sign}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
