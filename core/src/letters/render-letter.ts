import { renderRocDate } from '../calendar/index.ts';
import { chineseNumber } from './chinese-number.ts';
import type { Letter, LetterMark, Point } from './letter.ts';

/** 中央選舉委員會, which sends every letter. */
export const SENDER = '中央選舉委員會';

/** What stands above a paper that is no act of state. */
export const MARK_WORDS: Readonly<Record<LetterMark, string>> = {
  demo: '【示範 DEMO：本件為示範，無法律效力】',
  pilot: '【試辦：本件為試辦，無法律效力】',
};

const FORM_NAMES = { letter: '函', announcement: '公告' } as const;
const POINTS_HEADING = { letter: '說明：', announcement: '公告事項：', paper: '說明：' } as const;

/** A name or reason that brings its own line could pass for another part of the letter. */
function oneLine(text: string): string {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) throw new RangeError('a line of a letter holds a control character');
  return text;
}

function linesOf(points: readonly Point[]): string[] {
  const numbered = points.length > 1;
  return points.flatMap(({ says, items = [] }, i) => [
    `${numbered ? `${chineseNumber(i + 1)}、` : '　　'}${says}`,
    ...items.map((item, j) => `　（${chineseNumber(j + 1)}）${item}`),
  ]);
}

const listed = (names: readonly string[]) => names.join('、');

/**
 * An official document of the commission as lines of text, in the order and with the headings of 公文程式條例 and the
 * Executive Yuan's handbook of documents (文書處理手冊): 發文日期, 發文字號, 主旨, 依據 or 說明, 正本, 副本, signature.
 * A date is in the calendar of the Republic. Throws RangeError when a part holds a line end or another control character.
 */
export function renderLetter(letter: Letter): readonly string[] {
  const { form, head, title, to, attachments, subject, basis, points, blanks = [], originals } = letter;
  const { word, number } = head.documentNumber;
  const copies = [...new Set([...letter.copies, ...(head.copies ?? [])])];
  const isLetter = form === 'letter';
  return [
    ...(head.marks ?? []).map((mark) => MARK_WORDS[mark]),
    `${SENDER}　${form === 'paper' ? (title ?? '') : FORM_NAMES[form]}`,
    ...(head.contact === undefined ? [] : [`聯絡方式：${head.contact}`]),
    ...(to === undefined ? [] : [`受文者：${to}`]),
    `發文日期：${renderRocDate(head.issuedOn)}`,
    `發文字號：${word}第${number}號`,
    ...(isLetter ? ['速別：普通件', '密等及解密條件或保密期限：普通'] : []),
    ...(isLetter || attachments.length > 0 ? [`附件：${attachments.length === 0 ? '無' : listed(attachments)}`] : []),
    '',
    `主旨：${subject}`,
    ...(basis === undefined ? [] : [`依據：${basis}`]),
    POINTS_HEADING[form],
    ...linesOf(points),
    ...(blanks.length === 0 ? [] : ['', ...blanks]),
    '',
    ...(originals.length === 0 ? [] : [`正本：${listed(originals)}`]),
    ...(copies.length === 0 ? [] : [`副本：${listed(copies)}`]),
    head.signer,
  ].map(oneLine);
}
