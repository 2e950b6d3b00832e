import { concat, equalBytes, utf8 } from '@lianshu/core/bytes';
import type { Primitives, Random } from '@lianshu/core/primitives';
import { closeSessions } from '../sessions/close-sessions.ts';
import type { Db, Row, Tx } from '../store/database.ts';

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

/** A card that passed a trial at the counter: by the SHA-256 (hex) of its encryption certificate, and the key it signs with. */
export interface TriedCard {
  readonly certificateSha256: string;
  readonly key: Uint8Array;
}

/** Remembers which key the card signs with that has just decrypted, so that the code which is issued upon it admits no other. */
export async function rememberTriedCard(db: Db, number: string, { certificateSha256, key }: TriedCard): Promise<void> {
  await db
    .insertInto('trial_card')
    .values({ case_number: number, certificate_sha256: certificateSha256, card_key: key })
    .onConflict((conflict) => conflict.columns(['case_number', 'certificate_sha256']).doUpdateSet({ card_key: key }))
    .execute();
}

/**
 * Keeps the code as salt and hash only. The newest of a case is the one that counts, and what was opened with an older one is
 * closed: whoever has the old code and its card is out at once. It admits one card: the one of the trial upon which it is
 * issued; without a trial (with the notice of a supplement) the one that the code before admitted; where there was none, the
 * first of the lead's name that uses it.
 */
export async function storeCode(
  p: Primitives,
  random: Random,
  tx: Tx,
  number: string,
  code: string,
  triedSha256?: string,
): Promise<void> {
  const salt = random(16);
  const last = await newestCode(tx, number);
  const hash = hashOf(p, salt, canonical(code)!);
  const seq = (last?.seq ?? 0) + 1;
  const key = triedSha256 === undefined ? last?.card_key : await keyOfTried(tx, number, triedSha256);
  await tx
    .insertInto('lead_code')
    .values({ case_number: number, seq, salt, hash, card: null, card_key: key ?? null })
    .execute();
  await closeSessions(tx, { role: 'lead', caseNumber: number });
}

async function keyOfTried(tx: Tx, number: string, sha256: string): Promise<Uint8Array | undefined> {
  const row = await tx
    .selectFrom('trial_card')
    .select('card_key')
    .where('case_number', '=', number)
    .where('certificate_sha256', '=', sha256)
    .executeTakeFirst();
  return row?.card_key;
}

/** The key of the card that has logged in with the newest code of a case; undefined before anyone has used it. */
export async function admittedCard(db: Db, number: string): Promise<Uint8Array | undefined> {
  const row = await newestCode(db, number);
  return row?.card === null ? undefined : (row?.card_key ?? undefined);
}

export type StoredCode = Row<'lead_code'>;

/** The code of a case that counts. */
export function newestCode(db: Db, number: string): Promise<StoredCode | undefined> {
  return db
    .selectFrom('lead_code')
    .selectAll()
    .where('case_number', '=', number)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A card that asks to be let in: SHA-256 of its certificate, and of its public key. */
export interface AskingCard {
  readonly hash: Uint8Array;
  readonly key: Uint8Array;
}

/**
 * May this card use the code at all? `bound`: it is the very card. `first`: the code is no card's yet. Else it is another's,
 * and what was typed is not even looked at. A certificate issued again over the same key is the same card.
 */
export function standingOf(row: StoredCode | undefined, { hash, key }: AskingCard): 'bound' | 'first' | 'other' {
  if (row === undefined) return 'other';
  if (row.card_key !== null) return equalBytes(row.card_key, key) ? 'bound' : 'other';
  if (row.card === null) return 'first';
  // A code from before keys were kept: by the certificate that used it.
  return equalBytes(row.card, hash) ? 'bound' : 'other';
}

const NO_SALT = new Uint8Array(16);
const NO_HASH = new Uint8Array(32);
const NO_DIGITS = '0'.repeat(LENGTH);

/** Whether the typed code is this one. The work is the same whether there is a code or not, and whatever was typed. */
export function isCode(p: Primitives, row: StoredCode | undefined, typed: string): boolean {
  const digits = canonical(typed);
  const fits = equalBytes(hashOf(p, row?.salt ?? NO_SALT, digits ?? NO_DIGITS), row?.hash ?? NO_HASH);
  return fits && digits !== undefined && row !== undefined;
}

/** From now on the code is this card's alone; false when another was quicker. */
export async function bindCode(db: Db, row: StoredCode, { hash, key }: AskingCard): Promise<boolean> {
  if (row.card !== null && row.card_key !== null && equalBytes(row.card, hash)) return true;
  const { numUpdatedRows } = await db
    .updateTable('lead_code')
    .set({ card: hash, card_key: key })
    .where('case_number', '=', row.case_number)
    .where('seq', '=', row.seq)
    .where(({ eb, or }) =>
      or([
        eb('card_key', '=', key),
        eb.and([eb('card_key', 'is', null), or([eb('card', 'is', null), eb('card', '=', hash)])]),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The encryption certificate of the trial upon which these events give a code; undefined where there was none. */
export function triedIn(events: readonly { readonly data?: unknown }[]): string | undefined {
  for (const { data } of events) {
    const { trial } = (data ?? {}) as { readonly trial?: { readonly certificateSha256?: string } | null };
    if (trial?.certificateSha256 !== undefined) return trial.certificateSha256;
  }
  return undefined;
}
