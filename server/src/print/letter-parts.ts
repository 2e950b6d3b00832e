import { MARK_WORDS } from '@lianshu/core/letters';

/** The lines of a letter by the places they have on paper. */
export interface LetterParts {
  readonly marks: readonly string[];
  readonly title: string;
  readonly head: readonly string[];
  readonly body: readonly string[];
  /** To be filled in by hand. */
  readonly blanks: readonly string[];
  /** 正本, 副本 and who signs. */
  readonly tail: readonly string[];
}

const MARKS = new Set(Object.values(MARK_WORDS));

/** Throws RangeError unless the lines are those of `renderLetter` or `renderUndertaking`. */
export function partsOf(lines: readonly string[]): LetterParts {
  const marks = lines.filter((line, i) => MARKS.has(line) && i < MARKS.size);
  const sections = sectionsOf(lines.slice(marks.length));
  const [title, ...head] = sections[0] ?? [];
  const body = sections[1];
  if (title === undefined || body === undefined || sections.length > 4)
    throw new RangeError('these are not the lines of a letter');
  const tail = sections.length === 2 ? [] : sections.at(-1)!;
  return { marks, title, head, body, blanks: sections.length === 4 ? sections[2]! : [], tail };
}

function sectionsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const sections: string[][] = [[]];
  for (const line of lines) {
    if (line === '') sections.push([]);
    else sections.at(-1)!.push(line);
  }
  return sections;
}

/** A line with the label that hangs out before it. */
export interface Labelled {
  readonly label: string;
  readonly text: string;
  readonly level: 0 | 1 | 2;
}

const HEADING = /^((?:主旨|依據|說明|公告事項|正本|副本|附件|受文者|聯絡方式)：)(.*)$/u;
const POINT = /^([零一二三四五六七八九十百千萬]+、)(.*)$/u;
const ITEM = /^　(（[零一二三四五六七八九十百千萬]+）)(.*)$/u;
const ALONE = /^　　(.*)$/u;

/** What hangs and how deep: 主旨： at the margin, 一、 below it, （一） below that. */
export function labelled(line: string): Labelled {
  const [, heading, said = ''] = HEADING.exec(line) ?? [];
  if (heading !== undefined) return { label: heading, text: said, level: 0 };
  const [, point, pointText = ''] = POINT.exec(line) ?? [];
  if (point !== undefined) return { label: point, text: pointText, level: 1 };
  const [, item, itemText = ''] = ITEM.exec(line) ?? [];
  if (item !== undefined) return { label: item, text: itemText, level: 2 };
  const [, alone] = ALONE.exec(line) ?? [];
  return alone === undefined ? { label: '', text: line, level: 0 } : { label: '', text: alone, level: 2 };
}
