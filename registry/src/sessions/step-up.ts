import { concat, equalBytes, fromBase64url, toBase64url, utf8 } from '@lianshu/core/bytes';
import { checkNonce, freshNonce } from '@lianshu/core/door';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { encodeCanonical, type JsonObject } from '@lianshu/core/json';
import { checkSignedCms } from '@lianshu/core/pki';
import { placeOf } from '@lianshu/core/registry-acts';
import { verifyAct } from '@lianshu/core/statement';
import type { SessionDesk } from './desk.ts';
import type { RegistrySession } from './session-store.ts';

export const SIGNED_TASKS = ['registry-countersign', 'registry-return', 'registry-destroy'] as const;
export type SignedTask = (typeof SIGNED_TASKS)[number];

/** What the head's card signs: the act and its data as they will stand in the acts file. */
export interface ActToSign {
  readonly kind: SignedTask;
  readonly data: JsonObject;
}

const LABEL = utf8('lianshu/v1 registry act');

/** All that a nonce is good for: this session, act and data, and no other. */
function bindingOf({ primitives: p }: SessionDesk, { key }: RegistrySession, { kind, data }: ActToSign): Uint8Array {
  return p.sha256(concat(LABEL, encodeCanonical({ session: key, act: kind, data })));
}

/** A nonce for one act; stored nowhere until a signature has used it. */
export function issueActNonce(desk: SessionDesk, session: RegistrySession, act: ActToSign) {
  const { primitives: p, nonceKey, random, clock } = desk;
  const claims = { purpose: 'act', manifestHash: bindingOf(desk, session, act) } as const;
  const { nonce, ...term } = freshNonce(p, nonceKey, claims, random, clock());
  return { nonce: toBase64url(nonce), ...term };
}

/**
 * Whether the session's own card has signed the statement of exactly this act and data, freshly and once. `cms` is the
 * attacker's; a session that brings too many wrong ones ends. Refusals `session.card-needed` (none, or one whose nonce is not
 * for this, too old or used), `session.other-card`, `cms.*`, `certificate.*`, `statement.*`.
 */
export async function stepUp(
  desk: SessionDesk,
  session: RegistrySession,
  act: ActToSign,
  cms: Uint8Array | undefined,
): Promise<Result<Uint8Array>> {
  if (cms === undefined) return refuse('session.card-needed', { why: 'unsigned' });
  const judged = await judge(desk, session, act, cms);
  if (!judged.ok) desk.sessions.refused(session.key);
  return judged;
}

async function judge(
  desk: SessionDesk,
  session: RegistrySession,
  act: ActToSign,
  cms: Uint8Array,
): Promise<Result<Uint8Array>> {
  const { primitives: p, issuers, nonceKey, clock } = desk;
  const now = clock();
  const signed = checkSignedCms(p, cms, { issuers, revocations: await desk.revocations(), at: now });
  if (!signed.ok) return signed;
  if (!equalBytes(p.sha256(signed.value.certificate.der), session.card.hash)) return refuse('session.other-card');
  const { kind, data } = act;
  const dataSha256 = p.sha256(encodeCanonical(data));
  const context = { ...placeOf(act), office: 'registry-head', act: kind, dataSha256, origin: desk.origin() } as const;
  const statement = verifyAct(context, signed.value.content);
  if (!statement.ok) return statement;
  const { nonce, issuedAt, expiresAt } = statement.value;
  const claims = { purpose: 'act', manifestHash: bindingOf(desk, session, act), issuedAt, expiresAt } as const;
  const fresh = checkNonce(p, nonceKey, claims, fromBase64url(nonce), now);
  if (!fresh.ok) return refuse('session.card-needed', { why: fresh.code });
  if (!desk.spent.spend(nonce, expiresAt, now)) return refuse('session.card-needed', { why: 'used' });
  return accept(cms);
}
