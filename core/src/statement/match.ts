import { equalBytes, fromUtf8 } from '../bytes/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import { type Purpose, readBlock } from './template.ts';

/**
 * Accepts `bytes` only when `expect` renders the very same bytes. Statements are never searched: what
 * `expect` reads from the machine block goes back into a statement of our own, and that one has to be equal. Refusals:
 * `statement.wrong-purpose` for a statement of another purpose, `statement.mismatch` for everything else.
 */
export function matchStatement<T>(
  bytes: Uint8Array,
  purpose: Purpose,
  expect: () => Result<{ readonly fields: T; readonly rendered: Uint8Array }>,
): Result<T> {
  try {
    const found = readBlock(fromUtf8(bytes)).purpose;
    if (found !== purpose) return refuse('statement.wrong-purpose', { found });
    const expected = expect();
    if (!expected.ok) return expected;
    if (!equalBytes(expected.value.rendered, bytes)) return refuse('statement.mismatch');
    return accept(expected.value.fields);
  } catch (error) {
    if (error instanceof ParseError) return refuse('statement.mismatch');
    throw error;
  }
}
