import { A4, type Paper, type TextStyle } from './paper.ts';

/** Where text runs on a page. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A paragraph with a label that hangs out before it: 主旨：, 一、, （一）. */
export interface Hanging {
  readonly label: string;
  readonly text: string;
  /** From the left margin to the label. */
  readonly indent: number;
  readonly labelStyle?: TextStyle;
}

/** Text that runs down the pages of a paper, a new page where one is full. */
export class Flow {
  readonly #paper: Paper;
  readonly margins: Margins;
  /** The top of what comes next. */
  y: number;

  constructor(paper: Paper, margins: Margins) {
    this.#paper = paper;
    this.margins = margins;
    this.y = margins.top;
    paper.addPage();
  }

  get right(): number {
    return A4.width - this.margins.right;
  }

  get left(): number {
    return this.margins.left;
  }

  get bottom(): number {
    return A4.height - this.margins.bottom;
  }

  /** Goes to a new page unless `height` more fits on this one. */
  need(height: number): void {
    if (this.y + height <= this.bottom) return;
    this.#paper.addPage();
    this.y = this.margins.top;
  }

  skip(height: number): void {
    this.y += height;
  }

  /** Room for one line of this style; returns its baseline. */
  baseline(style: TextStyle, leading = 1.62): number {
    const height = style.size * leading;
    this.need(height);
    const baseline = this.y + height * 0.5 + style.size * 0.38;
    this.y += height;
    return baseline;
  }

  /** A hanging paragraph. Never leaves its first line alone at the foot of a page, nor its last alone at the head. */
  hanging({ label, text, indent, labelStyle }: Hanging, style: TextStyle, leading = 1.62): void {
    const paper = this.#paper;
    const start = this.left + indent;
    const hang = paper.widthOf(label, labelStyle ?? style);
    const measure = this.right - start - hang;
    const lines = paper.lines(text, measure, style);
    const height = style.size * leading;
    lines.forEach((line, i) => {
      const isTurning = (i === 0 && lines.length > 1) || (i === lines.length - 2 && lines.length > 2);
      if (isTurning) this.need(2 * height);
      const y = this.baseline(style, leading);
      if (i === 0) paper.line(label, start, y, labelStyle ?? style);
      paper.paragraphLine(line, start + hang, y, measure, style);
    });
    if (lines.length === 0) paper.line(label, start, this.baseline(style, leading), labelStyle ?? style);
  }

  /** How high a hanging paragraph will be. */
  heightOf({ label, text, indent, labelStyle }: Hanging, style: TextStyle, leading = 1.62): number {
    const hang = this.#paper.widthOf(label, labelStyle ?? style);
    const count = this.#paper.lines(text, this.right - this.left - indent - hang, style).length;
    return Math.max(1, count) * style.size * leading;
  }
}
