import { ParseError, type Refusal, refuse } from '@lianshu/core/errors';
import { assertPlainText } from '@lianshu/core/statement';

/** Whether words for the register are plain, each by its field; only reasons may have lines. Refusal `request.malformed`. */
export function whyNotPlain(texts: Readonly<Record<string, string>>): Refusal | undefined {
  try {
    for (const [field, text] of Object.entries(texts))
      assertPlainText(text, `/${field}`, { lines: field === 'reasons' });
    return undefined;
  } catch (error) {
    if (error instanceof ParseError) return refuse('request.malformed', { at: String(error.at) });
    throw error;
  }
}
