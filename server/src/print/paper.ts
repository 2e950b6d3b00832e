import PDFDocument from 'pdfkit';
import { Faces, type Weight } from './faces.ts';
import { breakLines, piecesOf } from './typeset.ts';

export interface PaperInfo {
  readonly title: string;
  /** Of the file: the letter's own day (ms), so that the same letter gives the same bytes. */
  readonly createdAt: number;
  /** Words of the band above and below every page; none: no band. */
  readonly marks: readonly string[];
}

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly color?: string;
}

export const A4 = { width: 595.28, height: 841.89 } as const;
const INK = '#1a1a1a';
const BAND = { fill: '#fbf1dc', ink: '#7a4a00', height: 18 } as const;
const AUTHOR = '中央選舉委員會';
/** Lines whose slack is more than this many letters are left ragged. */
const JUSTIFIED_LETTERS = 4;

/** One A4 document being drawn. Places are in points from the top left; text stands on its baseline. */
export class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #faces: Faces;
  readonly #marks: readonly string[];
  readonly #chunks: Uint8Array[] = [];
  readonly #ended: Promise<void>;

  constructor({ title, createdAt, marks }: PaperInfo) {
    this.#marks = marks;
    this.#doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      lang: 'zh-TW',
      displayTitle: true,
      info: {
        Title: title,
        Author: AUTHOR,
        Creator: 'Lianshu',
        Producer: 'Lianshu',
        CreationDate: new Date(createdAt),
      },
    });
    this.#faces = new Faces(this.#doc as never);
    this.#ended = new Promise((resolve, reject) => {
      this.#doc.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
      this.#doc.on('end', resolve);
      this.#doc.on('error', reject);
    });
  }

  addPage(): void {
    this.#doc.addPage();
    if (this.#marks.length === 0) return;
    const words = this.#marks.join('　');
    const { height, fill, ink } = BAND;
    this.#doc.rect(0, 0, A4.width, height).fill(fill);
    this.#doc.rect(0, A4.height - height, A4.width, height).fill(fill);
    const style = { size: 9, weight: 'bold', color: ink } as const;
    this.centered(words, height - 5.5, style);
    this.centered(words, A4.height - 5.5, style);
  }

  widthOf(text: string, { size, weight = 'regular' }: TextStyle): number {
    this.#doc.fontSize(size);
    return this.#faces.runs(text, weight).reduce((total, run) => {
      this.#faces.use(run.face);
      return total + this.#doc.widthOfString(run.text);
    }, 0);
  }

  /** Sets one line with its baseline at `y`; `spacing` is added after every character. Returns the width. */
  line(text: string, x: number, y: number, style: TextStyle, spacing = 0): number {
    const { size, weight = 'regular', color = INK } = style;
    let at = x;
    for (const run of this.#faces.runs(text, weight)) {
      this.#faces.use(run.face);
      this.#doc.fontSize(size).fillColor(color);
      const options = { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing } as const;
      this.#doc.text(run.text, at, y, options);
      at += this.#doc.widthOfString(run.text) + spacing * [...run.text].length;
    }
    return at - x;
  }

  centered(text: string, y: number, style: TextStyle, left = 0, right: number = A4.width): void {
    this.line(text, left + (right - left - this.widthOf(text, style)) / 2, y, style);
  }

  /** The lines of a paragraph that is `measure` wide, to be drawn by `paragraphLine`. */
  lines(text: string, measure: number, style: TextStyle) {
    const shown = this.#faces.shown(text, style.weight ?? 'regular');
    return breakLines(
      piecesOf(shown, measure, (word) => this.widthOf(word, style)),
      measure,
    );
  }

  /** One line of a paragraph, spread to the measure unless it is the last. */
  paragraphLine(
    line: { readonly text: string; readonly width: number; readonly isLast: boolean },
    x: number,
    y: number,
    measure: number,
    style: TextStyle,
  ): void {
    const slack = measure - line.width;
    const gaps = [...line.text].length - 1;
    const isSpread = !line.isLast && gaps > 0 && slack > 0 && slack < style.size * JUSTIFIED_LETTERS;
    this.line(line.text, x, y, style, isSpread ? slack / gaps : 0);
  }

  rule(x1: number, y1: number, x2: number, y2: number, width = 0.7, color = INK): void {
    this.#doc.moveTo(x1, y1).lineTo(x2, y2).lineWidth(width).strokeColor(color).stroke();
  }

  dotted(x: number, y1: number, y2: number, color: string): void {
    this.#doc.moveTo(x, y1).lineTo(x, y2).lineWidth(0.7).dash(1, { space: 3 }).strokeColor(color).stroke().undash();
  }

  box(x: number, y: number, width: number, height: number, lineWidth = 0.7): void {
    this.#doc.rect(x, y, width, height).lineWidth(lineWidth).strokeColor(INK).stroke();
  }

  shade(x: number, y: number, width: number, height: number, color: string): void {
    this.#doc.rect(x, y, width, height).fill(color);
  }

  get pages(): number {
    return this.#doc.bufferedPageRange().count;
  }

  /** Draws on every page that is there, told its number from 1 and how many there are. */
  onEveryPage(draw: (page: number, pages: number) => void): void {
    const { pages } = this;
    for (let page = 0; page < pages; page++) {
      this.#doc.switchToPage(page);
      draw(page + 1, pages);
    }
  }

  /** The finished file. Nothing can be drawn afterwards. */
  async end(): Promise<Uint8Array> {
    this.#doc.end();
    await this.#ended;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }
}
