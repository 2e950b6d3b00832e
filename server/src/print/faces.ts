import { fileURLToPath } from 'node:url';

export type Weight = 'regular' | 'bold';
type FaceName = Weight | 'rare';

/** Noto Sans TC for everything; Cactus Classical Serif for the rare characters of names that it lacks. */
const FILES: Readonly<Record<FaceName, string>> = {
  regular: '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-tc/700Bold/NotoSansTC_700Bold.ttf',
  rare: '@expo-google-fonts/cactus-classical-serif/400Regular/CactusClassicalSerif_400Regular.ttf',
};

/** Letters that are set in one face. */
export interface Run {
  readonly face: FaceName;
  readonly text: string;
}

interface FontDocument {
  registerFont(name: string, source: string): unknown;
  font(name: string): unknown;
}

/** The part of pdfkit's open font that its types leave out. */
interface OpenFont {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
}

const SELECTOR = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;

/** The faces of one document: each character goes to the first face that has it. A font is opened when it is needed. */
export class Faces {
  readonly #doc: FontDocument;
  readonly #open = new Map<FaceName, OpenFont>();
  readonly #faceOf = new Map<string, FaceName | null>();

  constructor(doc: FontDocument) {
    this.#doc = doc;
  }

  /** The runs of a text. A character that no face has is written out as 〔U+2137C〕: never an empty box. */
  runs(text: string, weight: Weight): readonly Run[] {
    const runs: { face: FaceName; text: string }[] = [];
    for (const char of text) {
      const last = runs.at(-1);
      if (SELECTOR.test(char) && last !== undefined) {
        last.text += char;
        continue;
      }
      const face = this.#find(char, weight);
      const run = face === null ? { face: weight, text: spelled(char) } : { face, text: char };
      if (last?.face === run.face) last.text += run.text;
      else runs.push(run);
    }
    return runs;
  }

  /** The text as it will be seen, characters without a glyph spelled out. */
  shown(text: string, weight: Weight): string {
    return this.runs(text, weight)
      .map((run) => run.text)
      .join('');
  }

  /** Makes `face` the document's current font. */
  use(face: FaceName): void {
    this.#opened(face);
    this.#doc.font(face);
  }

  #find(char: string, weight: Weight): FaceName | null {
    const key = `${weight}${char}`;
    const known = this.#faceOf.get(key);
    if (known !== undefined) return known;
    const codePoint = char.codePointAt(0)!;
    const face = ([weight, 'rare'] as const).find((name) => this.#opened(name).font.hasGlyphForCodePoint(codePoint));
    this.#faceOf.set(key, face ?? null);
    return face ?? null;
  }

  #opened(name: FaceName): OpenFont {
    const open = this.#open.get(name);
    if (open !== undefined) return open;
    this.#doc.registerFont(name, fileURLToPath(import.meta.resolve(FILES[name])));
    this.#doc.font(name);
    const font = (this.#doc as unknown as { readonly _font: OpenFont })._font;
    this.#open.set(name, font);
    return font;
  }
}

function spelled(char: string): string {
  return `〔U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}〕`;
}
