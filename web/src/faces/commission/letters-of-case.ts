import type { LetterName } from '@lianshu/core/case';
import { Fields, type JsonObject, type JsonValue } from '@lianshu/core/json';
import type { Audience, DetailField, DetailKind, DetailName } from '@lianshu/core/letters';
import { type Answer, type Api, fromJson } from '../../api/index.ts';

/** The term that begins when the letter is served. */
export interface TermToStart {
  readonly length: number;
  readonly unit: 'days' | 'months';
  readonly article: string;
}

/** A letter of a case as who issues it sees it. */
export interface CaseLetter {
  readonly n: number;
  readonly name: LetterName;
  readonly audience: Audience;
  readonly madeOn: string;
  readonly to: string | null;
  readonly documentNumber: string | null;
  readonly issuedOn: string | null;
  readonly servedOn: string | null;
  readonly isServed: boolean;
  readonly starts: TermToStart | null;
  readonly details: readonly DetailField[];
}

export type LetterState = 'toIssue' | 'toServe' | 'issued' | 'served';

export function stateOf({ issuedOn, servedOn, isServed }: CaseLetter): LetterState {
  if (issuedOn === null) return 'toIssue';
  if (servedOn !== null) return 'served';
  return isServed ? 'toServe' : 'issued';
}

const base = (number: string) => `/api/commission/cases/${encodeURIComponent(number)}`;

export function letterFile(number: string, n: number, kind: 'pdf' | 'txt'): string {
  return `${base(number)}/letters/${n}.${kind}`;
}

export function undertakingFile(number: string): string {
  return `${base(number)}/undertaking.pdf`;
}

export function rosterFile(number: string, query: Readonly<Record<string, string>>): string {
  return `${base(number)}/roster.pdf?${new URLSearchParams(query)}`;
}

export async function fetchLetters(api: Api, number: string): Promise<Answer<readonly CaseLetter[]>> {
  return fromJson(await api.get(`${base(number)}/letters`), (value) =>
    new Fields(value).array('letters').map(readLetter),
  );
}

/** The letter as it would go out today; nothing is stored. */
export async function previewLetter(
  api: Api,
  number: string,
  n: number,
  given: JsonObject,
): Promise<Answer<readonly string[]>> {
  return fromJson(await api.post(`${base(number)}/letters/${n}/preview`, given), (value) =>
    new Fields(value).array('lines').filter((line) => typeof line === 'string'),
  );
}

function readLetter(value: JsonValue): CaseLetter {
  const fields = new Fields(value);
  const text = (name: string) => (fields.isNull(name) ? null : fields.string(name));
  return {
    n: fields.integer('n'),
    name: fields.string('name') as LetterName,
    audience: fields.string('audience') as Audience,
    madeOn: fields.string('madeOn'),
    to: text('to'),
    documentNumber: text('documentNumber'),
    issuedOn: text('issuedOn'),
    servedOn: text('servedOn'),
    isServed: fields.boolean('isServed'),
    starts: fields.isNull('starts') ? null : readTerm(fields.object('starts')),
    details: fields.array('details').map((item) => {
      const detail = new Fields(item, 'details');
      return {
        name: detail.string('name') as DetailName,
        kind: detail.string('kind') as DetailKind,
        isOptional: detail.boolean('isOptional'),
      };
    }),
  };
}

function readTerm(fields: Fields): TermToStart {
  return {
    length: fields.integer('length'),
    unit: fields.string('unit') === 'months' ? 'months' : 'days',
    article: fields.string('article'),
  };
}
