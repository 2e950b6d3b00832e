import { addDays, hasReachedAge, type IsoDate, lastDayOfMonthsFrom } from '../calendar/index.ts';

/** A span of days in the register; without `to` it goes on. `to` is the last day that still belongs to it. */
export interface Span {
  readonly from: IsoDate;
  readonly to?: IsoDate;
}

/** What the register says of a person that eligibility depends on. */
export interface CivilStatus {
  readonly bornOn: IsoDate;
  readonly diedOn?: IsoDate;
  /** Household registration in the country, in time order. */
  readonly residence: readonly Span[];
  /** 監護宣告. */
  readonly guardianship: readonly Span[];
}

export type Ineligibility = 'deceased' | 'under-age' | 'guardianship' | 'non-resident';

/** 設籍: registered on `on`, and without a gap since at least `months` months, moving-in day counted (選罷法 Art. 4(2)). */
export function hasResidedFor(residence: readonly Span[], months: number, on: IsoDate): boolean {
  let since: IsoDate | undefined;
  let until: IsoDate | undefined;
  for (const span of [...residence].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (span.from > on) break;
    if (since === undefined || (until !== undefined && span.from > addDays(until, 1))) {
      since = span.from;
      until = span.to;
    } else if (until !== undefined && (span.to === undefined || span.to > until)) until = span.to;
  }
  if (since === undefined || (until !== undefined && until < on)) return false;
  return lastDayOfMonthsFrom(since, months) <= on;
}

/**
 * The first ground on which a person cannot be a proposer or joint signer on `on`, undefined when there is none (Act
 * Art. 7 and 8). `on` is the day the roster is filed, never the day of signing. Who dies on that day was eligible on it
 * no more: the register is read as it stands at its end.
 */
export function ineligibility(person: CivilStatus, on: IsoDate): Ineligibility | undefined {
  if (person.diedOn !== undefined && person.diedOn <= on) return 'deceased';
  if (!hasReachedAge(person.bornOn, 18, on)) return 'under-age';
  if (person.guardianship.some(({ from, to }) => from <= on && (to === undefined || on <= to))) return 'guardianship';
  if (!hasResidedFor(person.residence, 6, on)) return 'non-resident';
  return undefined;
}
