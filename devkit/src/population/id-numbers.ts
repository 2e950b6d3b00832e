import { mix } from './index-random.ts';

/**
 * ID numbers (國民身分證統一編號) of the synthetic population: index → number without collisions and without a table.
 * Each first letter owns a stretch of a numbering space, about as long as it is common; a Feistel permutation of that
 * space scatters neighbouring indices. D0030030 Art. 3 gives the form.
 */
const LETTERS: readonly (readonly [letter: string, value: number, count: number])[] = [
  ['A', 10, 8_800_000],
  ['B', 11, 5_000_000],
  ['C', 12, 1_500_000],
  ['D', 13, 4_000_000],
  ['E', 14, 5_000_000],
  ['F', 15, 8_000_000],
  ['G', 16, 1_500_000],
  ['H', 17, 4_000_000],
  ['I', 34, 1_000_000],
  ['J', 18, 1_500_000],
  ['K', 19, 2_000_000],
  ['L', 20, 2_000_000],
  ['M', 21, 2_000_000],
  ['N', 22, 4_500_000],
  ['O', 35, 1_000_000],
  ['P', 23, 2_500_000],
  ['Q', 24, 2_000_000],
  ['R', 25, 2_000_000],
  ['S', 26, 2_000_000],
  ['T', 27, 3_000_000],
  ['U', 28, 1_500_000],
  ['V', 29, 1_000_000],
  ['W', 32, 300_000],
  ['X', 30, 500_000],
  ['Y', 31, 300_000],
  ['Z', 33, 100_000],
];

/** How many people have a number of their own. */
export const ID_CAPACITY: number = LETTERS.reduce((sum, [, , count]) => sum + count, 0);

const HALF_BITS = 13;
const HALF_MASK = (1 << HALF_BITS) - 1;
const ROUNDS = 6;

/** The number of person `index` (below `ID_CAPACITY`) under `key`; `sex` is the second character. */
export function idNumberOf(key: number, index: number, sex: 1 | 2): string {
  if (!Number.isInteger(index) || index < 0 || index >= ID_CAPACITY) throw new RangeError('no such person');
  let place = permute(key, index);
  while (place >= ID_CAPACITY) place = permute(key, place);
  for (const [letter, value, count] of LETTERS) {
    if (place < count) return complete(letter, value, sex, place);
    place -= count;
  }
  throw new RangeError('no such person');
}

/** The permutation of 26-bit integers; walked on while it leaves the capacity, which keeps it a bijection. */
function permute(key: number, value: number): number {
  let left = value >>> HALF_BITS;
  let right = value & HALF_MASK;
  for (let round = 0; round < ROUNDS; round += 1) {
    [left, right] = [right, left ^ (mix(key ^ mix((round << HALF_BITS) | right)) & HALF_MASK)];
  }
  return (left << HALF_BITS) | right;
}

function complete(letter: string, value: number, sex: 1 | 2, place: number): string {
  // 7,919,317 is coprime to ten million: spreads the places of a rare letter over all seven digits
  const serial = String((place * 7_919_317 + 1_234_567) % 10_000_000).padStart(7, '0');
  return `${letter}${sex}${serial}${checkDigit(value, `${sex}${serial}`)}`;
}

/** Weights 1 9 8 7 6 5 4 3 2 1 over the letter's two digits and the next eight; the whole sum with the digit is 0 mod 10. */
function checkDigit(letterValue: number, eightDigits: string): number {
  let sum = Math.floor(letterValue / 10) + (letterValue % 10) * 9;
  for (let i = 0; i < 8; i += 1) sum += Number(eightDigits[i]) * (8 - i);
  return (10 - (sum % 10)) % 10;
}
