import { concat, fromBase64url, toBase64url, toHex, utf8 } from '@lianshu/core/bytes';
import { checkNonce, freshNonce } from '@lianshu/core/door';
import { encodeCanonical, type JsonObject } from '@lianshu/core/json';
import type { Primitives } from '@lianshu/core/primitives';
import type { ActFields } from '@lianshu/core/statement';
import type { ServerParts } from '../parts.ts';
import type { Session } from './session.ts';

/** What a card signs afresh: an act of a case, or one on a log's papers, with the data that will stand in the records. */
export interface ActToSign {
  readonly caseNumber: string;
  readonly log?: string;
  readonly act: string;
  readonly data: JsonObject;
}

const LABEL = utf8('lianshu/v1 act');

/** SHA-256 of the canonical data, as the statement names it. Throws ParseError for data that has no canonical form. */
export function dataHashOf(p: Primitives, data: JsonObject): Uint8Array {
  return p.sha256(encodeCanonical(data));
}

/** All that a nonce is good for: this session, case, log, act and data, and no other. */
function bindingOf(p: Primitives, { idHash }: Session, { caseNumber, log, act, data }: ActToSign): Uint8Array {
  const what = encodeCanonical({ act, case: caseNumber, log: log ?? null, data: toHex(dataHashOf(p, data)) });
  return p.sha256(concat(LABEL, idHash, what));
}

/** A nonce for one act; stored nowhere until a signature has used it. */
export function issueActNonce(parts: ServerParts, session: Session, act: ActToSign) {
  const { primitives: p, nonceKey, random, clock } = parts;
  const claims = { purpose: 'act', manifestHash: bindingOf(p, session, act) } as const;
  const { nonce, ...term } = freshNonce(p, nonceKey, claims, random, clock());
  return { nonce: toBase64url(nonce), ...term };
}

/** Kept beyond its time, so that a clock that is set back makes no signature good again. */
const KEPT_MS = 86_400_000;

type Why = 'nonce.forged' | 'nonce.other-log' | 'nonce.expired' | 'used';

/** Uses up the nonce of a signed act; what stands against it, or undefined when it was good and unused. */
export async function spendActNonce(
  { primitives: p, nonceKey, clock, db }: ServerParts,
  session: Session,
  act: ActToSign,
  { nonce, issuedAt, expiresAt }: Pick<ActFields, 'nonce' | 'issuedAt' | 'expiresAt'>,
): Promise<Why | undefined> {
  const now = clock();
  const claims = { purpose: 'act', manifestHash: bindingOf(p, session, act), issuedAt, expiresAt } as const;
  const fresh = checkNonce(p, nonceKey, claims, fromBase64url(nonce), now);
  if (!fresh.ok) return fresh.code as Why;
  await db
    .deleteFrom('act_nonce')
    .where('expires_at', '<=', now - KEPT_MS)
    .execute();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('act_nonce')
    .values({ nonce, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('nonce').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? undefined : 'used';
}
