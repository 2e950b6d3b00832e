import { type Answer, failed, fromJson, fromResult, good, type Problem } from '../../api/index.ts';

export { type Answer, fromJson, fromResult, good, type Problem };

/** A problem that the page itself found, with figures that say more. */
export function problem(code: string, detail?: Problem['detail']): { readonly ok: false; readonly problem: Problem } {
  return detail === undefined ? failed(code) : { ok: false, problem: { status: 0, code, detail } };
}
