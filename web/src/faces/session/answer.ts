import type { Result } from '@lianshu/core/errors';
import type { JsonValue } from '@lianshu/core/json';

/**
 * What a server refused, or why it could not be asked. `code` is a refusal code of core, `network` (no answer at all) or
 * `unexpected` (an answer that is not of the agreed shape).
 */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly article?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function good<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function problem(code: string, detail?: Problem['detail']): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: detail === undefined ? { status: 0, code } : { status: 0, code, detail } };
}

/** A refusal of core as a problem of the page: found here, before anything was sent. */
export function fromResult<T>(result: Result<T>): Answer<T> {
  if (result.ok) return good(result.value);
  const { code, article, detail } = result;
  return { ok: false, problem: { status: 0, code, article, ...(detail === undefined ? {} : { detail }) } };
}

/** `read` of a server's value; a value of another shape is `unexpected`. */
export function fromJson<T>(answer: Answer<JsonValue>, read: (value: JsonValue) => T): Answer<T> {
  if (!answer.ok) return answer;
  try {
    return good(read(answer.value));
  } catch {
    return problem('unexpected');
  }
}
