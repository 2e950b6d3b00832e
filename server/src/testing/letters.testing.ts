import type { LetterName } from '@lianshu/core/case';
import type { Visitor } from './visitor.testing.ts';

interface Waiting {
  readonly n: number;
  readonly name: string;
  readonly documentNumber: string | null;
  readonly issuedOn: string | null;
  readonly details: readonly { readonly name: string; readonly kind: string; readonly isOptional: boolean }[];
}

const SAMPLES: Readonly<Record<string, string>> = {
  line: '示範',
  list: '示範甲\n示範乙',
  date: '2026-11-23',
  count: '0',
};

/** What an officer must say with a letter, filled in by kind. */
export function sampleDetails({ details }: Pick<Waiting, 'details'>): Record<string, string> {
  const needed = details.filter(({ isOptional }) => !isOptional);
  return Object.fromEntries(needed.map(({ name, kind }) => [name, SAMPLES[kind] ?? '']));
}

/** The newest letter of that name, as the officer's list has it. */
export async function letterOf(officer: Visitor, number: string, name: LetterName): Promise<Waiting> {
  const { json } = await officer.must(officer.get(`/api/commission/cases/${number}/letters`));
  const made = (json.letters as Waiting[]).findLast((letter) => letter.name === name);
  if (made === undefined) throw new Error(`no letter ${name}`);
  return made;
}

/** Issues the newest letter of that name, with `details` beside samples of what it needs. Returns its number in the case. */
export async function issueLetter(
  officer: Visitor,
  number: string,
  name: LetterName,
  details: Readonly<Record<string, string>> = {},
): Promise<number> {
  const made = await letterOf(officer, number, name);
  const documentNumber = `中選綜字第${number.replace(/\D/g, '')}${String(made.n).padStart(4, '0')}號`;
  const data = { letter: made.n, documentNumber, details: { ...sampleDetails(made), ...details } };
  await officer.must(officer.post(`/api/commission/cases/${number}/commands`, { command: 'issue-letter', data }));
  return made.n;
}

/** Issues the newest letter of that name and records its service on `servedOn`, as an officer does; what waits for it then runs. */
export async function serveLetter(officer: Visitor, number: string, name: LetterName, servedOn: string): Promise<void> {
  const letter = await issueLetter(officer, number, name);
  const data = { letter, servedOn };
  await officer.must(officer.post(`/api/commission/cases/${number}/commands`, { command: 'record-service', data }));
}
