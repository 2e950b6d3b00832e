import { createContext, useContext, useState } from 'react';
import { Button, RadioField } from '../../components/index.ts';
import {
  type CardClient,
  type CardInSlot,
  holderOf,
  rememberedReader,
  rememberReader,
  settleReader,
} from '../../middleware/index.ts';
import { useWords } from '../../words/index.ts';
import { fromCard } from './card.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { useTask } from './use-task.ts';
import { sessionWords } from './words.ts';

/** The card client of the page, before and after signing in. */
export const CardClientContext = createContext<CardClient | undefined>(undefined);

export interface CardChoiceProps {
  readonly cards: readonly CardInSlot[];
  readonly slot: string | null;
  readonly onSlot: (slot: string) => void;
}

/** Which of several cards, by holder and reader. */
export function CardChoice({ cards, slot, onSlot }: CardChoiceProps) {
  const words = useWords(sessionWords).cards;
  return (
    <RadioField
      label={words.which}
      value={slot}
      onChange={onSlot}
      options={cards.map((card) => ({
        value: card.slot,
        label: holderOf(card) ?? words.unknownHolder,
        help: words.reader(card.slot),
      }))}
    />
  );
}

/**
 * For whoever has more than one reader, an officer at a counter above all: whose card signs from here on. Without a choice
 * the component takes its first reader.
 */
export function ReaderChoice() {
  const client = useContext(CardClientContext);
  const words = useWords(sessionWords).cards;
  const [cards, setCards] = useState<readonly CardInSlot[]>([]);
  const [slot, setSlot] = useState(rememberedReader());
  const task = useTask();
  if (client === undefined) return null;
  const read = async () => {
    // Within the press, so that the card's window may open.
    const found = await task.run(async () => fromCard(await client.getUserCert()));
    setCards(found ?? []);
    if (found !== undefined) setSlot(settleReader(found));
  };
  const choose = (chosen: string) => {
    rememberReader(chosen);
    setSlot(chosen);
  };
  return (
    <div className="stack">
      <ProblemNotice problem={task.problem} />
      {cards.length > 0 && <CardChoice cards={cards} slot={slot === '' ? null : slot} onSlot={choose} />}
      <div>
        <Button look="quiet" isBusy={task.isBusy} onPress={() => void read()}>
          {task.isBusy ? words.busy : words.several}
        </Button>
      </div>
    </div>
  );
}
