import type { IsoDate } from '@lianshu/core/calendar';
import { printLetter } from '../print/print-letter.ts';
import { linesOfText } from './letter-text.ts';

/** How many printed letters are kept at hand; the same text always prints the same bytes. */
const KEPT = 400;

/**
 * Prints letters that have gone out, and keeps those that were asked for last at hand: many people may ask for one announcement, and
 * printing holds up everything else that the server does.
 */
export class LetterFiles {
  readonly #limit: number;
  readonly #kept = new Map<string, Promise<Uint8Array>>();

  constructor(limit = KEPT) {
    this.#limit = limit;
  }

  /** The PDF of an issued text. */
  pdf({ text, sha256 }: { readonly text: string; readonly sha256: string }, issuedOn: IsoDate): Promise<Uint8Array> {
    const known = this.#kept.get(sha256);
    if (known !== undefined) {
      this.#kept.delete(sha256);
      this.#kept.set(sha256, known);
      return known;
    }
    const printed = printLetter(linesOfText(text), issuedOn);
    this.#kept.set(sha256, printed);
    printed.catch(() => this.#kept.delete(sha256));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#limit && oldest !== undefined) this.#kept.delete(oldest);
    return printed;
  }
}
