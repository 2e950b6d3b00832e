import { taipeiDate } from '@lianshu/core/calendar';
import type { CommandData, LetterName } from '@lianshu/core/case';
import { type DetailField, detailsNeeded, occasionOf } from '@lianshu/core/letters';
import { nodePrimitives } from '@lianshu/platform';
import type { StoredCase } from '../cases/case-store.ts';
import { composeIssued, type LetterParts } from '../letters/letter-text.ts';

/** The register of barred matters was looked through and nothing stands in the way. */
export const CONSULTED: CommandData['accept-proposal'] = { mattersConsulted: true, sameMatterAs: null };

/** What the lead collected, with a card that outlives everything here. */
export function collection(electronic: boolean, paper: boolean): CommandData['record-collection'] {
  const trial = electronic ? { certificateSha256: 'cd'.repeat(32), expiresOn: '2035-01-01' } : null;
  return { electronic, paper, undertaking: electronic, trial, acceptsExpiry: false };
}

/** Something for every field of a letter that must be filled in. */
export function wordsFor(fields: readonly Pick<DetailField, 'name' | 'kind' | 'isOptional'>[], day: string) {
  const words = { line: '示範', list: '示範', date: day, count: '1' } as const;
  const needed = fields.filter(({ isOptional }) => !isOptional);
  return Object.fromEntries(needed.map(({ name, kind }) => [name, words[kind]]));
}

export function documentNumberOf(number: string, letter: number): string {
  return `中選綜字第${number.replace(/\D/g, '').padStart(6, '1')}${String(letter).padStart(4, '0')}號`;
}

type LetterAct = readonly ['issue-letter' | 'record-service', CommandData['issue-letter' | 'record-service']];

/** The two acts with which the newest letter of that name leaves at `now` (ms) and is served on `servedOn`, for `runCommand`. */
export function serviceOf(
  { state, events }: StoredCase,
  name: LetterName,
  now: number,
  servedOn = taipeiDate(now),
  parts: LetterParts = { primitives: nodePrimitives },
): readonly LetterAct[] {
  const day = taipeiDate(now);
  const letter = state.letters.findLast((made) => made.name === name)?.n ?? 0;
  const occasion = occasionOf(events, letter);
  if (occasion === undefined) throw new Error(`case ${state.number} has no ${name}`);
  const documentNumber = documentNumberOf(state.number, letter);
  const issue = { letter, documentNumber, details: wordsFor(detailsNeeded(name, occasion), day) };
  const composed = composeIssued(parts, events, issue, day);
  if (!composed.ok) throw new Error(`${name}: ${composed.code} ${JSON.stringify(composed.detail)}`);
  return [
    ['issue-letter', { ...issue, textSha256: composed.value.sha256 }],
    ['record-service', { letter, servedOn }],
  ];
}
