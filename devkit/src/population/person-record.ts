/** A period of ISO dates (YYYY-MM-DD), both days included; without `to` it still runs. */
export interface Period {
  readonly from: string;
  readonly to?: string;
}

/** What the population register says about one person; the same shape as the registry's own. */
export interface PersonRecord {
  readonly idNumber: string;
  readonly name: string;
  readonly bornOn: string;
  readonly diedOn?: string;
  readonly county: string;
  readonly township: string;
  readonly village: string;
  readonly address: string;
  /** Household registration in the country; a gap or an end is a move abroad. */
  readonly residence: readonly Period[];
  readonly guardianship: readonly Period[];
}
