/** A character with its variation selector, or a word that stays whole. */
export interface Piece {
  readonly text: string;
  readonly width: number;
}

/** One line of a paragraph. `slack`: what is left of the measure; the last line keeps it. */
export interface TextLine {
  readonly text: string;
  readonly width: number;
  readonly isLast: boolean;
}

/** May not stand at the start of a line (避頭點). */
const NOT_FIRST = /^[、。，．：；？！）〕］｝」』》〉】’”…‧％%,.:;?!)\]}]/u;
/** May not stand at the end of a line. */
const NOT_LAST = /[（〔［｛「『《〈【‘“([{]$/u;
/**
 * Latin words, numbers with their separators and what they count (第10條, 293,228人), and addresses are kept together, and a mark
 * with its letter (lo̍k).
 */
const WORD = /第?[A-Za-z0-9][A-Za-z0-9,.\-/:_%+\p{M}]*[年月日時分條項款目號案人票份件張冊筆個次字歲]?|.\p{M}*/gu;
/** Characters with their marks and variation selectors. */
const LETTER = /.\p{M}*/gu;

/** Cuts a text into what may be separated. A word that is wider than the line is cut into characters. */
export function piecesOf(text: string, measure: number, widthOf: (text: string) => number): readonly Piece[] {
  return (text.match(WORD) ?? []).flatMap((word) => {
    const width = widthOf(word);
    if (width <= measure / 2 || word.length === 1) return [{ text: word, width }];
    return (word.match(LETTER) ?? []).map((char) => ({ text: char, width: widthOf(char) }));
  });
}

/**
 * Breaks a paragraph into lines of at most `measure` points by the rules of Chinese typesetting: no closing mark begins a line and no
 * opening one ends it; the character before goes along to the next line.
 */
export function breakLines(pieces: readonly Piece[], measure: number): readonly TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  while (start < pieces.length) {
    const end = endOfLine(pieces, start, measure);
    const taken = pieces.slice(start, end);
    const isLast = end >= pieces.length;
    // A space at the end of a broken line has no width that anyone sees.
    if (!isLast && taken.length > 1 && taken.at(-1)!.text === ' ') taken.pop();
    lines.push({ text: taken.map(({ text }) => text).join(''), width: sum(taken), isLast });
    start = end;
  }
  return lines;
}

function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((total, { width }) => total + width, 0);
}

/** The piece after the last that fits and may stand last. At least one is taken, whatever it is. */
function endOfLine(pieces: readonly Piece[], start: number, measure: number): number {
  let end = start;
  let width = 0;
  while (end < pieces.length && width + pieces[end]!.width <= measure + 0.01) {
    width += pieces[end]!.width;
    end += 1;
  }
  if (end >= pieces.length) return end;
  const full = Math.max(end, start + 1);
  let cut = full;
  while (cut > start + 1 && !mayCut(pieces, cut)) cut -= 1;
  return mayCut(pieces, cut) ? cut : full;
}

function mayCut(pieces: readonly Piece[], at: number): boolean {
  return !NOT_FIRST.test(pieces[at]!.text) && !NOT_LAST.test(pieces[at - 1]!.text);
}
