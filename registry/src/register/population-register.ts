import type { PersonRecord } from './person-record.ts';

/** Where people are looked up. The real one is the ministry's; here a file, later a database or a file exchange. */
export interface PopulationRegister {
  /**
   * Everyone of `idNumbers` whom the register knows, by ID number. One call for a whole check, so that a register that is
   * read from front to back is read once. Rejects when the register cannot be read; never leaves anyone out silently.
   */
  find(idNumbers: ReadonlySet<string>): Promise<ReadonlyMap<string, PersonRecord>>;
}
