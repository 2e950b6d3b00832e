/** How nearly every main text begins; it tells no matter from another. */
const OPENING = /^[您你]是否(?:同意|贊成|支持)/u;

/**
 * A matter in words, as far as wording tells matters apart: one width and case of letters (NFKC), 臺 as 台, without the
 * question that a main text opens with, and without punctuation, spaces and marks.
 */
export function normalizeMatter(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('臺', '台')
    .trim()
    .replace(OPENING, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Pairs of neighbouring characters and how often each occurs; the one character itself when there is no neighbour. */
function bigrams(text: string): ReadonlyMap<string, number> {
  const letters = [...normalizeMatter(text)];
  const counts = new Map<string, number>();
  const add = (part: string) => counts.set(part, (counts.get(part) ?? 0) + 1);
  if (letters.length === 1) add(letters[0]!);
  for (let i = 1; i < letters.length; i++) add(`${letters[i - 1]}${letters[i]}`);
  return counts;
}

function sizeOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/**
 * How alike two matters are worded, from 0 (no pair of characters in common) to 1 (all in common): twice the common
 * pairs over all pairs (Dice). It orders a list for the person who compares; whether two matters are the same is the
 * commission's decision (Act Art. 32) and follows from no figure.
 */
export function wordingSimilarity(one: string, other: string): number {
  const [a, b] = [bigrams(one), bigrams(other)];
  const all = sizeOf(a) + sizeOf(b);
  if (all === 0) return 0;
  let common = 0;
  for (const [part, count] of a) common += Math.min(count, b.get(part) ?? 0);
  return (2 * common) / all;
}
