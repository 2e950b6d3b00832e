import { CARD_KINDS, type CardKind } from '../card/card-kind.ts';
import { CALM, type Conditions } from './conditions.ts';
import type { ReaderState } from './reader.ts';
import { RETURN_CODES } from './return-codes.ts';

export interface DemoCard {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly role: string;
  readonly kind: CardKind;
  /** What is special about the card, in words. */
  readonly special: string;
  readonly note: string;
  readonly generation: string;
  readonly pin: string;
  readonly triesLeft: number;
  /** ISO dates. */
  readonly validFrom: string;
  readonly validTo: string;
}

export interface DemoState {
  readonly cards: readonly DemoCard[];
  readonly inserted: string | null;
  /** In the second reader; null also while there is none. */
  readonly second: string | null;
  readonly conditions: Conditions;
  /** Whether anything is not as it should be. */
  readonly isFaulty: boolean;
  /** What `failWith` can name. */
  readonly codes: readonly { readonly name: string; readonly hex: string }[];
}

const CODES = Object.entries(RETURN_CODES).flatMap(([name, code]) =>
  code === 0 ? [] : [{ name, hex: `0x${code.toString(16).toUpperCase()}` }],
);

/** What the reader's page and the control API show. The PIN stands there too: every card is synthetic. */
export function demoState(reader: ReaderState): DemoState {
  const cards = [...reader.cards.values()].map(({ card, role, note }) => ({
    id: card.id,
    name: card.holder.name,
    idNumber: card.holder.idNumber,
    role,
    kind: card.kind,
    special: CARD_KINDS[card.kind].says,
    note: note ?? '',
    generation: card.generation,
    pin: card.pin,
    triesLeft: card.triesLeft,
    validFrom: new Date(card.notBefore).toISOString().slice(0, 10),
    validTo: new Date(card.notAfter).toISOString().slice(0, 10),
  }));
  const { inserted, second, conditions } = reader;
  const isFaulty = Object.entries(CALM).some(([name, value]) => conditions[name as keyof Conditions] !== value);
  return { cards, inserted, second: conditions.secondReader ? second : null, conditions, isFaulty, codes: CODES };
}
