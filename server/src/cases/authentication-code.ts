import { concat, equalBytes, utf8 } from '@lianshu/core/bytes';
import type { Primitives, Random } from '@lianshu/core/primitives';
import { closeSessions } from '../sessions/close-sessions.ts';
import type { Db, Tx } from '../store/database.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;
const LABEL = utf8('lianshu/v1 authentication code');

/** An authentication code (認證碼): 80 random bits as 16 Crockford digits in groups of four. */
export function newAuthenticationCode(random: Random): string {
  const digits = [...random(LENGTH)].map((byte) => DIGITS[byte & 31]!).join('');
  return digits.match(/.{4}/g)!.join('-');
}

/** As typed: small letters, spaces, hyphens and look-alikes are forgiven. Undefined when it cannot be a code. */
function canonical(text: string): string | undefined {
  const digits = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return digits.length === LENGTH && [...digits].every((digit) => DIGITS.includes(digit)) ? digits : undefined;
}

/** 80 random bits need no slow hash: nobody can try them all. */
function hashOf(p: Primitives, salt: Uint8Array, digits: string): Uint8Array {
  return p.sha256(concat(LABEL, salt, utf8(digits)));
}

/**
 * Keeps the code as salt and hash only. The newest of a case is the one that counts, and what was opened with an older one is
 * closed: whoever has the old code and its card is out at once.
 */
export async function storeCode(p: Primitives, random: Random, tx: Tx, number: string, code: string): Promise<void> {
  const salt = random(16);
  const last = await tx
    .selectFrom('lead_code')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('case_number', '=', number)
    .executeTakeFirst();
  const hash = hashOf(p, salt, canonical(code)!);
  const seq = (last?.seq ?? 0) + 1;
  await tx.insertInto('lead_code').values({ case_number: number, seq, salt, hash, card: null }).execute();
  await closeSessions(tx, { role: 'lead', caseNumber: number });
}

/** The card that the newest code of a case admits; undefined before anyone has used it. */
export async function admittedCard(db: Db, number: string): Promise<Uint8Array | undefined> {
  const row = await newestCode(db, number);
  return row?.card ?? undefined;
}

function newestCode(db: Db, number: string) {
  return db
    .selectFrom('lead_code')
    .selectAll()
    .where('case_number', '=', number)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Whether `code` is the case's, for this card: the first card that logs in with a code is the only one it admits from then
 * on (a renewed card needs a new code).
 */
export async function checkCode(
  p: Primitives,
  db: Db,
  number: string,
  code: string,
  card: Uint8Array,
): Promise<'right' | 'wrong-code' | 'other-card'> {
  const digits = canonical(code);
  const row = await newestCode(db, number);
  if (digits === undefined || row === undefined) return 'wrong-code';
  if (!equalBytes(hashOf(p, row.salt, digits), row.hash)) return 'wrong-code';
  if (row.card === null) {
    const { numUpdatedRows } = await db
      .updateTable('lead_code')
      .set({ card })
      .where('case_number', '=', number)
      .where('seq', '=', row.seq)
      .where('card', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? 'right' : 'other-card';
  }
  return equalBytes(row.card, card) ? 'right' : 'other-card';
}
