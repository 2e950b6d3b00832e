import { type IsoDate, startOfTaipeiDay } from '@lianshu/core/calendar';
import { Flow } from './flow.ts';
import { type LetterParts, labelled, partsOf } from './letter-parts.ts';
import { A4, Paper, type TextStyle } from './paper.ts';
import { pageNumber, setBlanks, setBody } from './set-points.ts';

const MARGINS = { left: 76, right: 60, top: 56, bottom: 62 } as const;
const SMALL: TextStyle = { size: 11 };
const FAINT = '#8a8a8a';

/** How closely a letter is set. Where a closer one saves a page, so that no signature stands alone on the last, it is taken. */
interface Density {
  readonly size: number;
  readonly leading: number;
}
const DENSITIES: readonly Density[] = [
  { size: 14, leading: 1.62 },
  { size: 13.5, leading: 1.52 },
  { size: 13, leading: 1.44 },
];

/**
 * A letter on A4 in the official layout, from the very lines that were issued: what is printed is what was hashed. The same lines give the
 * same bytes. Throws RangeError for lines of another form.
 */
export async function printLetter(lines: readonly string[], issuedOn: IsoDate): Promise<Uint8Array> {
  const parts = partsOf(lines);
  const set = DENSITIES.map((density) => () => setLetter(parts, issuedOn, density));
  let best = set[0]!();
  for (const again of best.pages === 1 ? [] : set.slice(1)) {
    const closer = again();
    if (closer.pages < best.pages) best = closer;
  }
  return best.end();
}

function setLetter(parts: LetterParts, issuedOn: IsoDate, density: Density): Paper {
  const { marks, title, head, body, blanks, tail } = parts;
  const subject = body.find((line) => line.startsWith('主旨：'))?.slice(3) ?? '';
  const paper = new Paper({ title: `${title}　${subject}`, createdAt: startOfTaipeiDay(issuedOn), marks });
  const flow = new Flow(paper, MARGINS);
  fileMarks(paper, flow);
  paper.centered(title, flow.y + 22, { size: 20, weight: 'bold' }, flow.left, flow.right);
  flow.skip(44);
  setHead(paper, flow, head);
  flow.skip(10);
  setBody(flow, body, density);
  if (blanks.length > 0) setBlanks(paper, flow, blanks);
  setTail(paper, flow, tail);
  paper.onEveryPage((page, pages) => {
    bindingLine(paper);
    pageNumber(paper, flow, page, pages);
  });
  return paper;
}

/** 檔號 and 保存年限, which the file room fills in. */
function fileMarks(paper: Paper, flow: Flow): void {
  const x = flow.right - 118;
  for (const [i, text] of ['檔　　號：', '保存年限：'].entries())
    paper.line(text, x, flow.margins.top - 18 + i * 14, { size: 9, color: '#444444' });
}

function setHead(paper: Paper, flow: Flow, head: readonly string[]): void {
  for (const line of head) {
    const { label, text } = labelled(line);
    if (label === '聯絡方式：') {
      const x = flow.left + (flow.right - flow.left) / 2;
      const style = { size: 9.5 };
      for (const part of paper.lines(line, flow.right - x, style))
        paper.line(part.text, x, flow.baseline(style, 1.45), style);
      flow.skip(4);
    } else if (label === '受文者：') {
      flow.hanging({ label, text, indent: 0 }, { size: 14 });
      flow.skip(6);
    } else flow.hanging({ label, text, indent: 0 }, SMALL, 1.5);
  }
}

/** 正本, 副本 and the signature, kept together where a page can hold them. */
function setTail(paper: Paper, flow: Flow, tail: readonly string[]): void {
  const signer = tail.at(-1) ?? '';
  const copies = tail.slice(0, -1).map(labelled);
  const height = copies.reduce((total, copy) => total + flow.heightOf({ ...copy, indent: 0 }, SMALL, 1.5), 0);
  flow.skip(16);
  if (height + 60 < flow.bottom - flow.margins.top) flow.need(height + 60);
  for (const copy of copies) flow.hanging({ ...copy, indent: 0 }, SMALL, 1.5);
  flow.skip(14);
  for (const part of paper.lines(signer, flow.right - flow.left, { size: 20 }))
    paper.line(part.text, flow.left, flow.baseline({ size: 20 }, 1.5), { size: 20, weight: 'bold' });
}

/** 裝訂線, along which letters are bound. */
function bindingLine(paper: Paper): void {
  const x = 40;
  const [top, bottom] = [120, A4.height - 120];
  const third = (bottom - top) / 4;
  paper.dotted(x, top, bottom, FAINT);
  for (const [i, word] of ['裝', '訂', '線'].entries()) {
    const y = top + third * (i + 1);
    paper.shade(x - 7, y - 11, 14, 16, '#ffffff');
    paper.line(word, x - 5, y, { size: 10, color: FAINT });
  }
}
