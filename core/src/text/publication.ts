import type { TextKind } from './drafting-rules.ts';
import { isCounted, MAIN_TEXT_LIMIT, REASONS_LIMIT } from './statutory-length.ts';

/** A text as it is published: what is over the limit is not (Act Art. 9(2)). */
export interface PublishedText {
  readonly published: string;
  /** Empty where the text is within the limit. */
  readonly cutOff: string;
}

/**
 * Divides a text before the first character that is over its limit, so that the two parts put together are the text.
 * Punctuation and marks, which do not count, stay with the character before them.
 */
export function publishedText(kind: TextKind, text: string): PublishedText {
  const limit = kind === 'main' ? MAIN_TEXT_LIMIT : REASONS_LIMIT;
  const whole = text.normalize('NFC');
  let counted = 0;
  let end = 0;
  for (const character of whole) {
    if (isCounted(character) && ++counted > limit) return { published: whole.slice(0, end), cutOff: whole.slice(end) };
    end += character.length;
  }
  return { published: whole, cutOff: '' };
}
