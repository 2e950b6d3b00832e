import { REFUSALS, type RefusalCode } from './refusal-codes.ts';

/** The law or the state says no: a value, never an exception. `article` is the provision; `detail` never holds personal data. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly article: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
}

export type Result<T> = Accepted<T> | Refusal;

export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value };
}

export function refuse(code: RefusalCode, detail?: Refusal['detail']): Refusal {
  const article = REFUSALS[code];
  return detail === undefined ? { ok: false, code, article } : { ok: false, code, article, detail };
}
