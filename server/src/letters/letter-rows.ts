import type { CaseState } from '@lianshu/core/case';
import { Type } from 'typebox';
import { exact, orNull } from '../api/schemas.ts';

/** A letter of a case as an officer sees it, and how far it is. */
export const LetterRow = exact({
  n: Type.Integer(),
  name: Type.String(),
  madeOn: Type.String(),
  to: orNull(Type.String()),
  documentNumber: orNull(Type.String()),
  issuedOn: orNull(Type.String()),
  servedOn: orNull(Type.String()),
});

export function letterRows({ letters }: CaseState) {
  return letters.map(({ issued, ...letter }) => ({
    ...letter,
    documentNumber: issued?.documentNumber ?? null,
    issuedOn: issued?.issuedOn ?? null,
  }));
}
