import type { Flow } from './flow.ts';
import { labelled } from './letter-parts.ts';
import { A4, type Paper } from './paper.ts';

/** 主旨, 依據 and the numbered points, hanging. A heading never stands alone at the foot of a page. */
export function setBody(
  flow: Flow,
  lines: readonly string[],
  { size, leading }: { readonly size: number; readonly leading: number },
): void {
  const style = { size };
  for (const line of lines) {
    const { label, text, level } = labelled(line);
    if (level === 0 && text === '') flow.need(3 * size * leading);
    const labelStyle = { size, weight: 'bold' } as const;
    if (level === 0) flow.hanging({ label, text, indent: 0, labelStyle }, style, leading);
    else flow.hanging({ label, text, indent: level === 2 ? size : 0 }, style, leading);
  }
}

const TO_FILL = /：$/u;
/** Room for a signature before the words that follow it. */
const ROOM = /^(.*：)(　{8,})(.*)$/u;

/** Lines for the hand: room above each, boxes large, a rule after what is left open. */
export function setBlanks(paper: Paper, flow: Flow, blanks: readonly string[]): void {
  flow.need(blanks.length * 34 + 12);
  flow.skip(12);
  const style = { size: 14 };
  for (const blank of blanks) {
    const at = blank.includes('□□') ? blank.indexOf('□') : blank.length;
    const [label, boxes] = [blank.slice(0, at), blank.slice(at)];
    flow.skip(8);
    const y = flow.baseline({ size: boxes === '' ? 14 : 18 }, 1.5);
    const width = paper.line(label, flow.left, y, style);
    if (boxes !== '') paper.line(boxes, flow.left + width, y + 1, { size: 19 });
    const [, before, room] = ROOM.exec(label) ?? [];
    if (before !== undefined && room !== undefined) {
      const start = flow.left + paper.widthOf(before, style);
      paper.rule(start + 2, y + 4, start + paper.widthOf(room, style) - 6, y + 4, 0.5, '#555555');
    }
    if (boxes === '' && TO_FILL.test(blank))
      paper.rule(flow.left + width + 2, y + 4, flow.right, y + 4, 0.5, '#555555');
  }
}

/** 第1頁　共2頁. */
export function pageNumber(paper: Paper, flow: Flow, page: number, pages: number): void {
  paper.centered(`第${page}頁　共${pages}頁`, A4.height - 36, { size: 9.5, color: '#444444' }, flow.left, flow.right);
}
