/** How nearly every main text begins; it tells no matter from another. */
const OPENING = /^[您你]是否(?:同意|贊成|支持)/u;

/** As many letters as a main text may have: NFKC unfolds some characters into many. */
const COMPARED_LETTERS = 4000;

/**
 * A matter in words, as far as wording tells matters apart: one width and case of letters (NFKC), 臺 as 台, without the
 * question that a main text opens with, and without punctuation, spaces and marks; its first 4000 letters.
 */
export function normalizeMatter(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('臺', '台')
    .trim()
    .replace(OPENING, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return letters.length <= COMPARED_LETTERS ? letters : [...letters].slice(0, COMPARED_LETTERS).join('');
}

/** The wording of a matter, taken apart once to be held against many others. */
export interface Wording {
  readonly pairs: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Pairs of neighbouring characters and how often each occurs; the one character itself when there is no neighbour. */
export function wordingOf(text: string): Wording {
  const letters = [...normalizeMatter(text)];
  const counts = new Map<string, number>();
  const add = (part: string) => counts.set(part, (counts.get(part) ?? 0) + 1);
  if (letters.length === 1) add(letters[0]!);
  for (let i = 1; i < letters.length; i++) add(`${letters[i - 1]}${letters[i]}`);
  return { pairs: counts, size: Math.max(letters.length - 1, Math.min(letters.length, 1)) };
}

/**
 * How alike two matters are worded, from 0 (no pair of characters in common) to 1 (all in common): twice the common
 * pairs over all pairs (Dice). It orders a list for the person who compares; whether two matters are the same is the
 * commission's decision (Act Art. 32) and follows from no figure.
 */
export function wordingSimilarity(one: string, other: string): number {
  return similarityOf(wordingOf(one), wordingOf(other));
}

/** `wordingSimilarity` of wordings that are taken apart already. */
export function similarityOf(one: Wording, other: Wording): number {
  const all = one.size + other.size;
  if (all === 0) return 0;
  let common = 0;
  for (const [part, count] of one.pairs) common += Math.min(count, other.pairs.get(part) ?? 0);
  return (2 * common) / all;
}
