import type { ParseCode } from './parse-codes.ts';

/** Thrown for bytes that do not follow their format. `at` is a byte offset or a field name, never content. */
export class ParseError extends Error {
  readonly code: ParseCode;
  readonly at: string | number | undefined;

  constructor(code: ParseCode, at?: string | number, options?: { cause?: unknown }) {
    super(at === undefined ? code : `${code} at ${at}`, options);
    this.name = 'ParseError';
    this.code = code;
    this.at = at;
  }
}
