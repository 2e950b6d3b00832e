import type { Paper, TextStyle } from './paper.ts';

const LABEL_SHADE = '#f3f2ee';
const LABEL: TextStyle = { size: 11, weight: 'bold' };

/** A table of labelled rows, drawn from the top down. */
export class FormGrid {
  readonly #paper: Paper;
  readonly left: number;
  readonly right: number;
  readonly labelWidth: number;
  /** The top of the next row. */
  y: number;

  constructor(paper: Paper, place: { left: number; right: number; labelWidth: number; y: number }) {
    this.#paper = paper;
    this.left = place.left;
    this.right = place.right;
    this.labelWidth = place.labelWidth;
    this.y = place.y;
  }

  /** A row of this height; `draw` is told where its cell begins, ends and has its middle. */
  row(label: readonly string[], height: number, draw: (cell: Cell) => void): void {
    const { left, right, labelWidth, y } = this;
    const paper = this.#paper;
    paper.shade(left, y, labelWidth, height, LABEL_SHADE);
    paper.box(left, y, right - left, height);
    paper.rule(left + labelWidth, y, left + labelWidth, y + height);
    const top = y + height / 2 - (label.length - 1) * 8;
    for (const [i, line] of label.entries()) paper.centered(line, top + i * 16 + 4, LABEL, left, left + labelWidth);
    draw({ left: left + labelWidth + 10, right: right - 10, top: y, middle: y + height / 2, height });
    this.y += height;
  }

  /** A row that is as high as its text. */
  textRow(label: readonly string[], text: string, style: TextStyle, least = 34): void {
    const measure = this.right - this.left - this.labelWidth - 20;
    const lines = this.#paper.lines(text, measure, style);
    const leading = style.size * 1.5;
    const height = Math.max(least, label.length * 18 + 12, lines.length * leading + 14);
    this.row(label, height, (cell) => {
      const first = cell.middle - ((lines.length - 1) * leading) / 2 + style.size * 0.36;
      for (const [i, line] of lines.entries())
        this.#paper.paragraphLine(line, cell.left, first + i * leading, measure, style);
    });
  }
}

export interface Cell {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly middle: number;
  readonly height: number;
}

/** Something to write into, followed by what it is: ＿＿＿縣（市）. */
export interface Gap {
  readonly width: number;
  readonly unit: string;
  /** Printed on the rule, where the form is pre-filled. */
  readonly filled?: string;
}

/** Sets rules to write on, each followed by its unit, from the left; returns where they end. */
export function drawGaps(paper: Paper, gaps: readonly Gap[], x: number, y: number, style: TextStyle): number {
  let at = x;
  for (const { width, unit, filled = '' } of gaps) {
    if (width > 0) paper.rule(at, y + 4, at + width, y + 4, 0.5, '#555555');
    if (filled !== '') paper.centered(filled, y, { ...style, weight: 'bold' }, at, at + width);
    at += width + 2;
    at += paper.line(unit, at, y, style) + 4;
  }
  return at;
}
