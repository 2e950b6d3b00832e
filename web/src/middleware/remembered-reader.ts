import type { CardInSlot } from './card-reading.ts';

/** The reader that the person chose on this page, for operations that name none; empty for the component's first. */
let chosen = '';

export function rememberedReader(): string {
  return chosen;
}

export function rememberReader(slot: string): void {
  chosen = slot;
}

/** After the cards were read anew: a reader that has none any more is no choice, and a card that is alone needs none. */
export function settleReader(cards: readonly CardInSlot[]): string {
  if (!cards.some(({ slot }) => slot === chosen)) chosen = (cards.length === 1 ? cards[0]?.slot : undefined) ?? '';
  return chosen;
}
