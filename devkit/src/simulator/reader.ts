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

/** The state of the simulated computer: which cards lie beside the reader, which one is in it, and what is broken. */
export interface ReaderState {
  readonly cards: Map<string, ReaderCard>;
  inserted: string | null;
  conditions: Conditions;
  /** Hosts on the component's trusted list. */
  readonly trustedHosts: Set<string>;
}

export const READER_NAME = 'DEMO Smart Card Reader 00 00';

export function createReader(cards: readonly ReaderCard[]): ReaderState {
  return {
    cards: new Map(cards.map((entry) => [entry.card.id, entry])),
    inserted: null,
    conditions: CALM,
    trustedHosts: new Set(['localhost']),
  };
}

/** The card in the reader; undefined when there is none. */
export function cardInReader(reader: ReaderState): Card | undefined {
  return reader.inserted === null ? undefined : reader.cards.get(reader.inserted)?.card;
}
