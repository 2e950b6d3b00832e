/** 主文: at most a hundred characters (Act Art. 9(2)). */
export const MAIN_TEXT_LIMIT = 100;
/** 理由書: at most two thousand characters (Act Art. 9(2)). */
export const REASON_LIMIT = 2000;

const COUNTED = /[^\p{P}\p{Z}\p{C}]/gu;

/** Characters as the text regulation (D0110031) counts them: punctuation and spaces not, each foreign letter as one. */
export function countedLength(text: string): number {
  return text.match(COUNTED)?.length ?? 0;
}
