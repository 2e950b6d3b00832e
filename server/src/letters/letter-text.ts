import { toHex, utf8 } from '@lianshu/core/bytes';
import type { IsoDate } from '@lianshu/core/calendar';
import type { CaseEvent, CommandData } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import {
  composeLetter,
  formatDocumentNumber,
  occasionOf,
  parseDocumentNumber,
  renderLetter,
} from '@lianshu/core/letters';
import type { Primitives } from '@lianshu/core/primitives';
import type { ServerParts } from '../parts.ts';

/** What an officer says when a letter is issued. */
export type LetterIssue = Omit<CommandData['issue-letter'], 'textSha256'>;

/** A letter as it goes out: its lines, the file of them, and the hash that stands in the event. */
export interface LetterText {
  readonly lines: readonly string[];
  /** The lines, each ended by LF, in UTF-8: the `.txt` file. */
  readonly text: string;
  /** SHA-256 of that file, hexadecimal. */
  readonly sha256: string;
}

export type LetterParts = Pick<ServerParts, 'primitives'> & Partial<Pick<ServerParts, 'trust'>>;

/** Papers of a server whose trust is not a production one say that they are a demonstration. */
export function isDemo({ trust }: LetterParts): boolean {
  return trust?.kind !== 'production';
}

export function linesToText(p: Primitives, lines: readonly string[]): LetterText {
  const text = `${lines.join('\n')}\n`;
  return { lines, text, sha256: toHex(p.sha256(utf8(text))) };
}

export function linesOfText(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** A document number as letters print it, however it was typed; what is none stays as it is, for `composeLetter` to refuse. */
export function writtenNumber(documentNumber: string): string {
  const parsed = parseDocumentNumber(documentNumber);
  return parsed === undefined ? documentNumber : formatDocumentNumber(parsed);
}

/**
 * The n-th letter of a case as it goes out on `issuedOn`: the same events, words and day give the same text. Refusals
 * `letter.unknown`, `letter.details`.
 */
export function composeIssued(
  parts: LetterParts,
  events: readonly CaseEvent[],
  { letter, documentNumber, details }: LetterIssue,
  issuedOn: IsoDate,
): Result<LetterText> {
  const occasion = occasionOf(events, letter);
  const made = occasion?.state.letters[letter - 1];
  if (occasion === undefined || made === undefined) return refuse('letter.unknown');
  const composed = composeLetter(made.name, occasion, { documentNumber, issuedOn, details, isDemo: isDemo(parts) });
  return composed.ok ? accept(linesToText(parts.primitives, renderLetter(composed.value))) : composed;
}
