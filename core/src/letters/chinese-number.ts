const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千', '萬'] as const;

/** The highest number of a point or an item: more lines than the longest text of a case can have. */
export const HIGHEST_POINT = 99_999;

/** One to 九萬九千九百九十九, for the points of a letter. Throws RangeError beyond. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > HIGHEST_POINT)
    throw new RangeError(`chineseNumber expects 1 to ${HIGHEST_POINT}`);
  const digits = [...String(value)].map(Number);
  const parts = digits.map((digit, i) => (digit === 0 ? DIGITS[0] : `${DIGITS[digit]}${UNITS[digits.length - 1 - i]}`));
  return parts.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}

/** 293,228, as numbers of people are written in official documents. */
export function withSeparators(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
