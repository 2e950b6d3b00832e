import { sql } from 'kysely';
import type { Db, Tx } from '../store/database.ts';
import { type LetterText, writtenNumber } from './letter-text.ts';

/** Keeps the final text of a letter for good. Runs in the transaction of its event; a second text of one letter throws. */
export async function storeLetter(tx: Tx, number: string, n: number, { text, sha256 }: LetterText): Promise<void> {
  await tx.insertInto('letter').values({ case_number: number, n, text, sha256 }).execute();
}

/** Whether a letter of any case has gone out under this number, however it was typed. The table itself admits none twice. */
export async function isNumberTaken(db: Db, documentNumber: string): Promise<boolean> {
  const found = await db
    .selectFrom('letter')
    .select('n')
    .where(sql<string>`substring(text from '(?n)^發文字號：(.+)$')`, '=', writtenNumber(documentNumber))
    .executeTakeFirst();
  return found !== undefined;
}

/** The text as it went out; undefined where the letter has not been issued. */
export async function loadLetter(
  db: Db,
  number: string,
  n: number,
): Promise<{ readonly text: string; readonly sha256: string } | undefined> {
  return db
    .selectFrom('letter')
    .select(['text', 'sha256'])
    .where('case_number', '=', number)
    .where('n', '=', n)
    .executeTakeFirst();
}
