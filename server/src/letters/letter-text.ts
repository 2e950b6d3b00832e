import { toHex, utf8 } from '@lianshu/core/bytes';
import type { CaseState, CommandData } from '@lianshu/core/case';
import { canonicalText, type JsonValue } from '@lianshu/core/json';
import type { Primitives } from '@lianshu/core/primitives';

/** What an officer says when a letter is issued. */
export type LetterIssue = Omit<CommandData['issue-letter'], 'textSha256'>;

/**
 * SHA-256 (hexadecimal) of a letter as it is issued: of the canonical JSON of its facts, until letters
 * are composed here.
 */
export function letterTextSha256(p: Primitives, state: CaseState, issue: LetterIssue): string {
  const { letter, documentNumber, details } = issue;
  const made = state.letters[letter - 1] ?? null;
  const facts = { case: state.number, letter: made, documentNumber, details } as unknown as JsonValue;
  return toHex(p.sha256(utf8(canonicalText(facts))));
}
