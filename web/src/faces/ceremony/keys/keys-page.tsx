import type { ManifestPlan } from '@lianshu/core/manifest';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Button, ButtonLink, Dialog, Notice, Steps } from '../../../components/index.ts';
import { navigate } from '../../../router/index.ts';
import { useWords } from '../../../words/index.ts';
import { useLeadDesk } from '../../lead/lead-desk.ts';
import { useOffice } from '../../session/office.ts';
import { CeremonyPage } from '../ceremony-page.tsx';
import { type Ceremony, dateManifest, forget } from '../flow/make-keys.ts';
import { NO_PROOFS, type Proofs } from '../flow/prove-keys.ts';
import type { LeadCard } from '../flow/read-lead-card.ts';
import { ceremonyWords } from '../words.ts';
import { CardStep } from './card-step.tsx';
import { ConsentStep } from './consent-step.tsx';
import { ProofsStep } from './proofs-step.tsx';
import { RetypeStep } from './retype-step.tsx';
import { SendStep } from './send-step.tsx';
import { SheetsStep } from './sheets-step.tsx';

const STEPS = ['card', 'sheets', 'retype', 'consent', 'proofs', 'send'] as const;
type Step = (typeof STEPS)[number];

/** The ceremony's four operations with the PIN follow each other; one that lies longer in its field is forgotten, ms. */
const KEPT_PIN_MS = 180_000;

/** 金鑰儀式: six steps, nothing sent before the last. Leaving the page throws keys and code away. */
export function KeysPage() {
  const words = useWords(ceremonyWords);
  const { leadCase, standing } = useLeadDesk();
  // The plan of the moment when the ceremony began: it must not change under the lead's hands.
  const plan = useRef(leadCase.plan).current;
  const [isDone, setDone] = useState(false);
  if (plan === null || (standing !== 'drafting' && !isDone)) {
    return (
      <CeremonyPage title={words.nav.keys}>
        <Notice tone="note" title={words.notNow.keys} />
        <div className="row">
          <ButtonLink to="/ceremony">{words.send.toHome}</ButtonLink>
        </div>
      </CeremonyPage>
    );
  }
  return (
    <CeremonyPage title={words.nav.keys} isTask={!isDone}>
      <Wizard plan={plan} onDone={() => setDone(true)} />
    </CeremonyPage>
  );
}

function Wizard({ plan, onDone }: { readonly plan: ManifestPlan; readonly onDone: () => void }) {
  const { p, now } = useOffice();
  const words = useWords(ceremonyWords);
  const [step, setStep] = useState<Step | 'done'>('card');
  const [card, setCard] = useState<LeadCard>();
  const [ceremony, setCeremony] = useState<Ceremony>();
  const [leadConsent, setLeadConsent] = useState<Uint8Array>();
  const [proofs, setProofs] = useState<Proofs>(NO_PROOFS);
  const [pin, setPin] = useState('');
  const [isAsking, setAsking] = useState(false);
  useForgetting(ceremony, step === 'done', () => setAsking(true));
  const pinField = useMemo(() => ({ pin, onChange: setPin }), [pin]);
  useEffect(() => {
    if (pin === '') return undefined;
    const timer = setTimeout(() => setPin(''), KEPT_PIN_MS);
    return () => clearTimeout(timer);
  }, [pin]);

  const body = (): ReactNode => {
    if (step === 'card' || card === undefined || ceremony === undefined) {
      return (
        <CardStep
          plan={plan}
          onCeremony={(read, made) => {
            setCard(read);
            setCeremony(made);
            setStep('sheets');
          }}
        />
      );
    }
    switch (step) {
      case 'sheets':
        return <SheetsStep ceremony={ceremony} onNext={() => setStep('retype')} />;
      case 'retype':
        return (
          <RetypeStep
            ceremony={ceremony}
            onBack={() => setStep('sheets')}
            onNext={() => {
              setCeremony(dateManifest(p, ceremony, now()));
              setProofs({ ...proofs, sheet: 'proven' });
              setStep('consent');
            }}
          />
        );
      case 'consent':
        return (
          <ConsentStep
            ceremony={ceremony}
            card={card}
            pinField={pinField}
            onConsent={(consent) => {
              setLeadConsent(consent);
              setStep('proofs');
            }}
          />
        );
      case 'proofs':
        return (
          <ProofsStep
            ceremony={ceremony}
            card={card}
            pinField={pinField}
            proofs={proofs}
            onProofs={setProofs}
            onNext={() => {
              setPin('');
              setStep('send');
            }}
          />
        );
      default:
        return (
          <SendStep
            ceremony={ceremony}
            leadConsent={leadConsent!}
            onSent={() => {
              onDone();
              setStep('done');
            }}
          />
        );
    }
  };
  const current = step === 'done' ? STEPS.length : STEPS.indexOf(step);
  return (
    <>
      <Steps label={words.nav.keys} steps={STEPS.map((name) => words.steps[name])} current={current} />
      {body()}
      {step !== 'card' && step !== 'done' && (
        <div className="row">
          <Button look="quiet" onPress={() => setAsking(true)}>
            {words.giveUp.press}
          </Button>
        </div>
      )}
      <Dialog
        title={words.giveUp.title}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="primary" onPress={() => setAsking(false)}>
              {words.giveUp.no}
            </Button>
            <Button look="danger" onPress={() => navigate('/ceremony', { replace: true })}>
              {words.giveUp.yes}
            </Button>
          </>
        }
      >
        <p>{words.leave}</p>
      </Dialog>
    </>
  );
}

/**
 * Asks before the page is left half-way (closed, or by the browser's way back), and overwrites the code when the ceremony is
 * over or left.
 */
function useForgetting(ceremony: Ceremony | undefined, isDone: boolean, onBack: () => void): void {
  const back = useRef(onBack);
  back.current = onBack;
  useEffect(() => {
    if (ceremony === undefined || isDone) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    // The way back leads to this very page once more, and asks.
    const stay = () => {
      history.pushState(null, '', location.href);
      back.current();
    };
    history.pushState(null, '', location.href);
    addEventListener('beforeunload', ask);
    addEventListener('popstate', stay);
    return () => {
      removeEventListener('beforeunload', ask);
      removeEventListener('popstate', stay);
      forget(ceremony);
    };
  }, [ceremony, isDone]);
}
