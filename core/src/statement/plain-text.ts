import { ParseError } from '../errors/index.ts';

/**
 * Anything a reader cannot see or that moves what she sees: controls (line ends and tabs too), format characters (bidi
 * controls, zero-width, tags, byte order mark), other default-ignorables (fillers, joiners), line and paragraph
 * separators, private use, noncharacters, and every space but U+0020 and the ideographic U+3000.
 */
const FORBIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]|(?![ \u3000])\p{Zs}/u;

/** A variation selector after a Han character picks a glyph of a rare name (IVS); anywhere else it hides. */
const HAN_VARIATION = /(\p{Script=Han})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/** A mark at the front would attach itself to the label before it. */
const LEADING_MARK = /^\p{M}/u;

const FENCE = '-----';

export interface PlainTextOptions {
  /** Allow U+000A between lines. Off for everything that enters a statement. */
  readonly lines?: boolean;
}

/**
 * Throws unless `text` can stand in a signed statement and be read there as what it is: ParseError `text.not-nfc`,
 * `text.fence` (five hyphens, which mark the machine block), `text.forbidden-character`. `at` names the field.
 */
export function assertPlainText(text: string, at?: string, options: PlainTextOptions = {}): void {
  if (!text.isWellFormed() || text.normalize('NFC') !== text) throw new ParseError('text.not-nfc', at);
  if (text.includes(FENCE)) throw new ParseError('text.fence', at);
  const seen = (options.lines ? text.replaceAll('\n', '') : text).replace(HAN_VARIATION, '$1');
  if (FORBIDDEN.test(seen) || LEADING_MARK.test(text)) throw new ParseError('text.forbidden-character', at);
}
