import type { Card } from '../card/card.ts';
import { CALM, type Conditions } from './conditions.ts';

/** A card that can be put into the reader, with what the page says about its holder. */
export interface ReaderCard {
  readonly card: Card;
  /** What the person does in the demo: signer, lead, officer. */
  readonly role: string;
  /** What is special, where the kind of the card does not say it already. */
  readonly note?: string;
}

/** The state of the simulated computer: which cards lie beside the readers, which are in them, and what is broken. */
export interface ReaderState {
  readonly cards: Map<string, ReaderCard>;
  inserted: string | null;
  /** What is in the second reader, while there is one. */
  second: string | null;
  conditions: Conditions;
  /** Hosts on the component's trusted list. */
  readonly trustedHosts: Set<string>;
}

export const READER_NAME = 'DEMO Smart Card Reader 00 00';
export const SECOND_READER_NAME = 'DEMO Smart Card Reader 01 00';

export function createReader(
  cards: readonly ReaderCard[],
  trustedHosts: readonly string[] = ['localhost'],
): ReaderState {
  return {
    cards: new Map(cards.map((entry) => [entry.card.id, entry])),
    inserted: null,
    second: null,
    conditions: CALM,
    trustedHosts: new Set(trustedHosts),
  };
}

/** One reader as the component sees it. */
export interface Slot {
  readonly name: string;
  readonly card: Card | undefined;
}

/** The readers that the component has found, in its order; it looks for them once, when it starts. */
export function slotsOf({ conditions, cards, inserted, second }: ReaderState): readonly Slot[] {
  if (conditions.noReader || conditions.readerLate) return [];
  const held = (id: string | null) => (id === null ? undefined : cards.get(id)?.card);
  const first = { name: READER_NAME, card: held(inserted) };
  return conditions.secondReader ? [first, { name: SECOND_READER_NAME, card: held(second) }] : [first];
}
