import { renderRocDate } from '../calendar/index.ts';
import { chineseNumber } from './chinese-number.ts';
import type { Letter, Point } from './letter.ts';

const SENDER = '中央選舉委員會';
const MARKS = {
  demo: '【示範 DEMO：本件為示範，無法律效力】',
  pilot: '【試辦：本件為試辦，無法律效力】',
} as const;

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
  const { form, head, to, attachments, subject, basis, points, originals } = letter;
  const { word, number } = head.documentNumber;
  const copies = [...new Set([...letter.copies, ...(head.copies ?? [])])];
  const isLetter = form === 'letter';
  return [
    ...(head.mark === undefined ? [] : [MARKS[head.mark]]),
    `${SENDER}　${isLetter ? '函' : '公告'}`,
    ...(to === undefined ? [] : [`受文者：${to}`]),
    `發文日期：${renderRocDate(head.issuedOn)}`,
    `發文字號：${word}第${number}號`,
    ...(isLetter ? ['速別：普通件', '密等及解密條件或保密期限：普通'] : []),
    ...(isLetter || attachments.length > 0 ? [`附件：${attachments.length === 0 ? '無' : listed(attachments)}`] : []),
    '',
    `主旨：${subject}`,
    ...(basis === undefined ? [] : [`依據：${basis}`]),
    isLetter ? '說明：' : '公告事項：',
    ...linesOf(points),
    '',
    ...(originals.length === 0 ? [] : [`正本：${listed(originals)}`]),
    ...(copies.length === 0 ? [] : [`副本：${listed(copies)}`]),
    head.signer,
  ].map(oneLine);
}
