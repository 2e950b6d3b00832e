import type { IdNumber } from './id-number.ts';

const TAIL = /^[0-9]{4}$/;

/** The last four characters, which the card certificate carries too. */
export function idTail(id: IdNumber): string {
  return id.slice(-4);
}

export function isIdTail(text: string): boolean {
  return TAIL.test(text);
}

/**
 * How a number is shown: six full-width asterisks and the last four. Never more: with the letter or the first digits
 * beside the tail a hundred numbers or fewer would remain.
 */
export function maskIdTail(tail: string): string {
  if (!TAIL.test(tail)) throw new RangeError('maskIdTail expects four digits');
  return `＊＊＊＊＊＊${tail}`;
}
