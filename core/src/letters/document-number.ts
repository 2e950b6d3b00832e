import type { DocumentNumber } from './letter.ts';

const FORM = /^([\p{Script=Han}]{1,12}字)第([0-9]{4,12})號$/u;

/** `中選綜字第1153050123號` as it is typed, full-width digits and spaces forgiven. Undefined when it is no such number. */
export function parseDocumentNumber(text: string): DocumentNumber | undefined {
  const [, word, number] = FORM.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? [];
  return word === undefined || number === undefined ? undefined : { word, number };
}

export function formatDocumentNumber({ word, number }: DocumentNumber): string {
  return `${word}第${number}號`;
}
