import type { RefusalCode } from '@lianshu/core/errors';
import { checkIdNumber } from '@lianshu/core/identity';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { useState } from 'react';
import { fromResult, type Problem } from '../../../api/index.ts';
import { pinnedTrust } from '../../../app/pinned-trust.ts';
import {
  Button,
  CardRefused,
  ErrorSummary,
  Notice,
  RadioField,
  Refused,
  TextField,
} from '../../../components/index.ts';
import {
  type CardClient,
  type CardInSlot,
  type CardResult,
  type ChosenCard,
  chooseCard,
  holderOf,
} from '../../../middleware/index.ts';
import { commonWords, errorWords, useWords } from '../../../words/index.ts';
import { signerWords } from '../../../words/signer.ts';
import { checkCard } from '../signing/check-card.ts';
import type { ReadyToSign } from '../signing/ready-to-sign.ts';
import { StepHeading } from './step-heading.tsx';

type CardFault = Exclude<CardResult<unknown>, { readonly ok: true }>;

export interface CardStepProps {
  readonly client: CardClient;
  readonly idText: string;
  readonly onIdText: (text: string) => void;
  readonly onBack: () => void;
  readonly onReady: (ready: ReadyToSign) => void;
}

const FIELD = 'id-number';

/** Step 2: the ID number, checked here, and the card, read without a PIN. */
export function CardStep({ client, idText, onIdText, onBack, onReady }: CardStepProps) {
  const words = useWords(signerWords);
  const common = useWords(commonWords);
  const { refusals } = useWords(errorWords);
  const [idCode, setIdCode] = useState<RefusalCode>();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<CardFault>();
  const [problem, setProblem] = useState<Problem>();
  const [cards, setCards] = useState<readonly CardInSlot[]>([]);
  const [slot, setSlot] = useState<string | null>(null);
  const [isChoiceMissing, setChoiceMissing] = useState(false);

  const judge = (chosen: ChosenCard) => {
    const number = checkIdNumber(idText);
    if (!number.ok) return;
    const checked = fromResult(checkCard(p, pinnedTrust(), chosen.certificate, number.value, Date.now()));
    if (!checked.ok) return setProblem(checked.problem);
    onReady({ idNumber: number.value, card: chosen, checked: checked.value });
  };
  const press = async () => {
    setFault(undefined);
    setProblem(undefined);
    const number = checkIdNumber(idText);
    setIdCode(number.ok ? undefined : number.code);
    if (!number.ok) return;
    // The window of the card component opens here, within the press.
    const reading = client.getUserCert();
    setBusy(true);
    const read = await reading;
    setBusy(false);
    setCards([]);
    if (!read.ok) return setFault(read);
    const able = read.value.filter((card) => chooseCard([card], 'sign').ok);
    setCards(able);
    const wanted = able.find((card) => card.slot === slot) ?? (able.length === 1 ? able[0] : undefined);
    // Asked first, and only then missed.
    setChoiceMissing(cards.length > 1 && wanted === undefined);
    if (able.length > 1 && wanted === undefined) return;
    const chosen = chooseCard(wanted === undefined ? read.value : [wanted], 'sign');
    if (!chosen.ok) return setFault(chosen);
    judge(chosen.value);
  };
  const idFault = idCode === undefined ? undefined : refusals[idCode];
  const says = idFault === undefined ? undefined : `${idFault.said}${idFault.next}`;
  return (
    <>
      <StepHeading>{words.steps[1] ?? ''}</StepHeading>
      <ErrorSummary faults={says === undefined ? [] : [{ id: FIELD, says }]} />
      <p>{words.card.intro}</p>
      <TextField
        id={FIELD}
        kind="digits"
        isShort
        label={words.card.idLabel}
        help={words.card.idHelp}
        value={idText}
        onChange={onIdText}
        fault={says}
        maxLength={20}
        isRequired
      />
      <p className="visually-hidden" role="status">
        {cards.length > 1 ? words.card.whichCard : ''}
      </p>
      {cards.length > 1 && (
        <RadioField
          label={words.card.whichCard}
          value={slot}
          onChange={setSlot}
          help={words.card.chooseCard}
          fault={isChoiceMissing && slot === null ? words.card.choiceMissing : undefined}
          options={cards.map((card) => ({
            value: card.slot,
            label: holderOf(card) ?? words.card.unknownHolder,
            help: words.card.reader(card.slot),
          }))}
        />
      )}
      <Notice tone="note">
        <p>{words.card.insert}</p>
      </Notice>
      {fault !== undefined && <CardRefused fault={fault} lost={words.lost.nothingSent} />}
      {problem !== undefined && (
        <section aria-label={words.card.foreign}>
          <Refused problem={problem} lost={words.lost.nothingSent} />
        </section>
      )}
      <div className="row">
        <Button look="primary" icon="card" isBusy={isBusy} onPress={() => void press()}>
          {isBusy ? words.card.checking : words.card.check}
        </Button>
        <Button onPress={onBack}>{common.back}</Button>
      </div>
    </>
  );
}
