import { type Before, cardName, encodeBefore } from '@lianshu/core/acts';
import { fromUtf8, toHex } from '@lianshu/core/bytes';
import type { JsonObject } from '@lianshu/core/json';
import type { Db } from '../store/database.ts';

/**
 * What a database holds before its acts log begins, as canonical lines: every stored event, every log's signed head, every
 * officer's card. A database of an earlier version has all its history there; a new one has nothing.
 */
export async function standingBefore(db: Db): Promise<readonly string[]> {
  const events = await db
    .selectFrom('case_event')
    .select(['case_number', 'seq', 'event'])
    .orderBy('case_number')
    .orderBy('seq')
    .execute();
  const heads = await db.selectFrom('head').select(['log', 'size', 'root']).orderBy('log').execute();
  const officers = await db.selectFrom('officer').select('card').orderBy('card').execute();
  const standing: readonly Before[] = [
    ...events.map(({ case_number: number, seq, event }) => ({
      case: number,
      seq,
      event: JSON.parse(event) as JsonObject,
    })),
    ...heads.filter(({ size }) => size > 0).map(({ log, size, root }) => ({ log, size, root: toHex(root) })),
    ...officers.map(({ card }) => ({ officer: cardName(card) })),
  ];
  return standing.map((before) => fromUtf8(encodeBefore(before)));
}
