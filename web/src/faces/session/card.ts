import { type Answer, failed, good } from '../../api/index.ts';
import type { CardResult } from '../../middleware/index.ts';

/** What the card component answered, as every flow hands faults on: code `card.` and the fault's name. */
export function fromCard<T>(result: CardResult<T>): Answer<T> {
  if (result.ok) return good(result.value);
  const { fault, code, open } = result;
  const detail = { ...(code === undefined ? {} : { component: code }), ...(open === undefined ? {} : { open }) };
  return failed(`card.${fault}`, Object.keys(detail).length === 0 ? {} : { detail });
}
