import { type CaseEvent, type CaseState, isServed, type LetterOfCase, transitionOf } from '@lianshu/core/case';
import { audienceOf, detailsNeeded, occasionOf } from '@lianshu/core/letters';
import { Type } from 'typebox';
import { exact, orNull } from '../api/schemas.ts';
import type { StoredCase } from '../cases/case-store.ts';

const Starts = exact({ length: Type.Integer(), unit: Type.String(), article: Type.String() });

/** A letter for who issues it: to whom it goes, what is needed, and what its service begins. */
export const LetterView = exact({
  n: Type.Integer(),
  name: Type.String(),
  audience: Type.String(),
  madeOn: Type.String(),
  to: orNull(Type.String()),
  documentNumber: orNull(Type.String()),
  issuedOn: orNull(Type.String()),
  servedOn: orNull(Type.String()),
  isServed: Type.Boolean(),
  /** The term that does not run before the letter is served. */
  starts: orNull(Starts),
  details: Type.Array(exact({ name: Type.String(), kind: Type.String(), isOptional: Type.Boolean() })),
});

/** A letter that has gone out. */
export const IssuedLetter = exact({
  n: Type.Integer(),
  name: Type.String(),
  documentNumber: Type.String(),
  issuedOn: Type.String(),
  servedOn: orNull(Type.String()),
});

function startsWith({ awaitsService }: CaseState, { n, name, servedOn }: LetterOfCase) {
  if (awaitsService?.letter === n) {
    const { length, unit, cite } = awaitsService;
    return { length, unit, article: cite };
  }
  // The opinions of agencies have each a term of their own, beside the case's.
  const { term } = transitionOf('request-opinion');
  if (name !== 'opinion-request' || servedOn !== null || term === undefined || term === 'kept') return null;
  return { length: term.length, unit: term.unit, article: term.cite };
}

function detailsOf(events: readonly CaseEvent[], { n, name, issued }: LetterOfCase) {
  const occasion = issued === null ? occasionOf(events, n) : undefined;
  return occasion === undefined ? [] : detailsNeeded(name, occasion).map((detail) => ({ ...detail }));
}

export function letterViews({ state, events }: StoredCase) {
  return state.letters.map((letter) => {
    const { n, name, madeOn, to, issued, servedOn } = letter;
    return {
      n,
      name,
      audience: audienceOf(name),
      madeOn,
      to,
      documentNumber: issued?.documentNumber ?? null,
      issuedOn: issued?.issuedOn ?? null,
      servedOn,
      isServed: isServed(name),
      starts: startsWith(state, letter),
      details: detailsOf(events, letter),
    };
  });
}

/** The letters that have gone out to this audience, in order. */
export function issuedLetters({ letters }: CaseState, audience: 'lead' | 'public') {
  return letters.flatMap(({ n, name, issued, servedOn }) =>
    issued === null || audienceOf(name) !== audience ? [] : [{ n, name, ...issued, servedOn }],
  );
}
