import { type Answer, failed, good } from '../../api/index.ts';
import type { CardResult } from '../../middleware/index.ts';

/** What the card component answered, as every flow hands faults on: code `card.` and the fault's name. */
export function fromCard<T>(result: CardResult<T>): Answer<T> {
  if (result.ok) return good(result.value);
  return failed(`card.${result.fault}`, result.code === undefined ? {} : { detail: { component: result.code } });
}

/** In which of the two stored forms a wrapped key is handed to the card. */
export type CipherForm = 'pkcs1' | 'cms';

/** The component's names for the two forms. Not published: to be confirmed with a real card (moica §1.4). */
export const CIPHER_TYPES: Readonly<Record<CipherForm, string>> = { pkcs1: 'PKCS#1', cms: 'PKCS#7' };
