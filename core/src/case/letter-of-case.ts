import type { IsoDate } from '../calendar/index.ts';
import { isServed, type LetterName } from './letter-name.ts';

/** A letter that an act made, and how far it is. */
export interface LetterOfCase {
  /** Its place among the letters of the case, from 1. */
  readonly n: number;
  readonly name: LetterName;
  /** The day of the act that made it. */
  readonly madeOn: IsoDate;
  /** The agency of a request for an opinion; otherwise the letter's own kind says to whom it goes. */
  readonly to: string | null;
  /** 發文字號 and 發文日期; null until it is issued. */
  readonly issued: { readonly documentNumber: string; readonly issuedOn: IsoDate } | null;
  /** 送達; null until it is recorded, and for ever where nobody is served. */
  readonly servedOn: IsoDate | null;
}

/** Issued, to be served on someone, and not known to have been. */
export function awaitsServing({ name, issued, servedOn }: LetterOfCase): boolean {
  return issued !== null && servedOn === null && isServed(name);
}
