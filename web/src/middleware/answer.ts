import { faultOf, type MiddlewareFault, sayCode } from './faults.ts';

/**
 * How an operation with the card ended. `code` is the component's own number, for support; `open` a page of the component
 * that the person may open with a press to put things right.
 */
export type CardResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: MiddlewareFault; readonly code?: string; readonly open?: string };

export function cardFault(fault: MiddlewareFault, code?: string): CardResult<never> {
  return code === undefined ? { ok: false, fault } : { ok: false, fault, code };
}

/** Larger than any certificate list or signature of a card; an answer above it is not looked at. */
const MAX_ANSWER = 4_000_000;

export type Answer = Readonly<Record<string, unknown>>;

/** A message of the popup as an object, undefined when it is none. The text comes from outside: any program may own the port. */
export function parseAnswer(data: unknown): Answer | undefined {
  if (typeof data !== 'string' || data.length > MAX_ANSWER) return undefined;
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answer) : undefined;
  } catch {
    return undefined;
  }
}

/** A code field; some versions write numbers as strings. NaN when absent or nothing of 32 bits, signed or unsigned. */
function codeField(value: unknown): number {
  const isDigits = typeof value === 'string' && /^-?\d{1,10}$/.test(value);
  const code = isDigits ? Number(value) : value;
  const isCode = typeof code === 'number' && Number.isInteger(code) && code >= -(2 ** 31) && code < 2 ** 32;
  return isCode ? code : Number.NaN;
}

/** Checks `ret_code` and `last_error` of a result. */
export function judgeAnswer(answer: Answer): CardResult<Answer> {
  const retCode = codeField(answer.ret_code);
  if (Number.isNaN(retCode)) return cardFault('bad-answer');
  const lastError = codeField(answer.last_error);
  const fault = faultOf(retCode, Number.isNaN(lastError) ? 0 : lastError);
  return fault === undefined ? { ok: true, value: answer } : cardFault(fault, sayCode(retCode));
}

export function textField(answer: Answer, key: string): string | undefined {
  const value = answer[key];
  return typeof value === 'string' ? value : undefined;
}
