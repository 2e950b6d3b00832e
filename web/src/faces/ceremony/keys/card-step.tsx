import { toHex } from '@lianshu/core/bytes';
import { endOfTaipeiDay } from '@lianshu/core/calendar';
import type { ManifestPlan } from '@lianshu/core/manifest';
import type { Certificate } from '@lianshu/core/pki';
import { useState } from 'react';
import { Button, DateText, DefinitionList, Notice, Panel } from '../../../components/index.ts';
import { type CardInSlot, chooseCard } from '../../../middleware/index.ts';
import { commonWords, lawDate, sayDate, useLanguage, useWords } from '../../../words/index.ts';
import { fromCard } from '../../session/card.ts';
import { CardChoice } from '../../session/card-choice.tsx';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { type Ceremony, makeKeys } from '../flow/make-keys.ts';
import { type LeadCard, readLeadCard } from '../flow/read-lead-card.ts';
import { ceremonyWords } from '../words.ts';

export interface CardStepProps {
  readonly plan: ManifestPlan;
  readonly onCeremony: (card: LeadCard, ceremony: Ceremony) => void;
}

/** Reads the two certificates, shows whose they are, and then makes the keys for them. */
export function CardStep({ plan, onCeremony }: CardStepProps) {
  const office = useOffice();
  const { p, trust, random, now } = office;
  const words = useWords(ceremonyWords).card;
  const common = useWords(commonWords);
  const { language } = useLanguage();
  const [card, setCard] = useState<LeadCard>();
  const [cards, setCards] = useState<readonly CardInSlot[]>([]);
  const task = useTask();
  const read = async () => {
    setCard(undefined);
    setCards([]);
    const found = await task.run(async () => fromCard(await office.card.getUserCert()));
    if (found === undefined) return;
    const able = found.filter((one) => chooseCard([one], 'sign').ok);
    if (able.length > 1) setCards(able);
    else await take(able.length === 1 ? able : found);
  };
  const take = async (of: readonly CardInSlot[]) =>
    setCard(await task.run(async () => readLeadCard(p, trust, of, now())));
  const make = async () => {
    if (card === undefined) return;
    const made = await task.run(async () => makeKeys(p, random, trust, plan, card, now()));
    if (made !== undefined) onCeremony(card, made);
  };
  const endsEarly = card !== undefined && card.encryption.notAfter < endOfTaipeiDay(plan.window.lastDay);
  return (
    <Panel title={words.title} look="strong">
      <div className="stack">
        <p>{words.text}</p>
        <ProblemNotice problem={task.problem} />
        {cards.length > 1 && (
          <CardChoice
            cards={cards}
            slot={card?.slot ?? null}
            onSlot={(slot) => void take(cards.filter((one) => one.slot === slot))}
          />
        )}
        {card !== undefined && (
          <>
            <CertificateFacts title={words.signing} certificate={card.signing} />
            <CertificateFacts title={words.encryption} certificate={card.encryption} />
            {endsEarly && (
              <Notice tone="warn" title={words.expiresEarly(sayDate(lawDate(card.encryption.notAfter), language))} />
            )}
          </>
        )}
        <div className="row">
          {card === undefined ? (
            <Button look="primary" icon="card" isBusy={task.isBusy} onPress={() => void read()}>
              {words.read}
            </Button>
          ) : (
            <>
              <Button look="primary" icon="next" isBusy={task.isBusy} onPress={() => void make()}>
                {common.next}
              </Button>
              <Button icon="card" onPress={() => void read()}>
                {words.again}
              </Button>
            </>
          )}
        </div>
      </div>
    </Panel>
  );
}

function CertificateFacts({ title, certificate }: { readonly title: string; readonly certificate: Certificate }) {
  const words = useWords(ceremonyWords).card;
  return (
    <Panel title={title} level={3} look="sunken">
      <DefinitionList
        items={[
          { term: words.holder, value: certificate.subjectCommonName ?? '' },
          { term: words.serial, value: <span className="code">{toHex(certificate.serial)}</span> },
          { term: words.until, value: <DateText on={lawDate(certificate.notAfter)} /> },
        ]}
      />
    </Panel>
  );
}
