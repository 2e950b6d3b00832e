import type { Result } from '@lianshu/core/errors';
import type { JsonValue } from '@lianshu/core/json';
import { type Answer, failed, good } from './answer.ts';

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
    return failed('unexpected');
  }
}
