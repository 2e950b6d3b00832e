/** 主文: at most a hundred characters (Act Art. 9(2); text regulation Art. 8). */
export const MAIN_TEXT_LIMIT = 100;
/** 理由書: at most two thousand characters (Act Art. 9(2); text regulation Art. 8). */
export const REASONS_LIMIT = 2000;

/** Unicode calls these punctuation; the handbook of Chinese punctuation (重訂標點符號手冊) does not, so each is a character. */
const NOT_PUNCTUATION = /[%％﹪‰‱#＃﹟&＆﹠@＠﹫*＊﹡/／\\＼﹨§¶†‡※]/u;
/** Unicode calls these symbols; input methods produce them as wave dash, dash and ellipsis (連接號、破折號、刪節號). */
const TYPED_AS_PUNCTUATION = /[~～∼─━⋯]/u;
const PUNCTUATION = /\p{P}/u;
/** Spaces, line ends, invisible marks, and what belongs to the character before it: accents and variation selectors. */
const PART_OF_NONE = /[\p{Z}\p{Cc}\p{Cf}\p{M}]/u;

/** Whether the statute counts this one character (code point). */
export function isCounted(character: string): boolean {
  if (NOT_PUNCTUATION.test(character)) return true;
  return !(PART_OF_NONE.test(character) || PUNCTUATION.test(character) || TYPED_AS_PUNCTUATION.test(character));
}

/**
 * Characters as the text regulation (D0110031) counts them in Art. 8: punctuation is free, each character of a foreign
 * script is one. Digits and symbols that are no punctuation (%, ＆, ㎡) are one each; a letter with its accent, and a
 * rare character with its variation selector or from the private area, is one. In doubt it counts, so that a text that
 * fits here fits for whoever counts by hand.
 */
export function statutoryLength(text: string): number {
  let count = 0;
  for (const character of text.normalize('NFC')) if (isCounted(character)) count++;
  return count;
}
