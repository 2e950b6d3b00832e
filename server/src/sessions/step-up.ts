import { equalBytes } from '@lianshu/core/bytes';
import { type Office, officeFor } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { checkSignedCms } from '@lianshu/core/pki';
import { isSignedAct, verifyAct } from '@lianshu/core/statement';
import type { Signed } from '../acts/new-act.ts';
import type { ServerParts } from '../parts.ts';
import { type ActToSign, dataHashOf, spendActNonce } from './act-challenge.ts';
import { type Session, turnSoon } from './session.ts';

/** Whose act it is among the offices, and whether the card signs it afresh. */
export interface Duty {
  readonly offices: readonly Office[];
  readonly needsCard: boolean;
}

/** Under which office the session does it. Refusal `session.wrong-office`, with the offices whose act it is. */
export function officeOf({ roles }: Session, offices: readonly Office[]): Result<Office> {
  const office = officeFor(offices, roles);
  return office === undefined ? refuse('session.wrong-office', { offices: offices.join(' ') }) : accept(office);
}

/** Who enters an act for which being logged in is enough. Refusal `session.wrong-office`. */
export function signedPlainly(session: Session, offices: readonly Office[]): Result<Signed> {
  const office = officeOf(session, offices);
  return office.ok ? accept({ card: session.card, office: office.value, cms: null }) : office;
}

/**
 * Lets a session do an act of its office; a dangerous one only with a fresh signature of the session's own card over the
 * statement of exactly this act and data, once. `cms` is the attacker's. Refusals `session.wrong-office`,
 * `session.card-needed` (none, or one whose nonce is not for this, too old or used), `session.other-card`, `cms.*`,
 * `certificate.*`, `statement.*`.
 */
export async function stepUp(
  parts: ServerParts,
  session: Session,
  duty: Duty,
  act: ActToSign,
  cms: Uint8Array | undefined,
): Promise<Result<Signed>> {
  const office = officeOf(session, duty.offices);
  if (!office.ok) return office;
  const { card } = session;
  if (!duty.needsCard) return accept({ card, office: office.value, cms: null });
  if (cms === undefined || !isSignedAct(act.act)) return refuse('session.card-needed', { why: 'unsigned' });
  const { primitives: p, issuers, revocations, origin, clock } = parts;
  const signed = checkSignedCms(p, cms, { issuers, revocations: revocations(), at: clock() });
  if (!signed.ok) return signed;
  if (!equalBytes(p.sha256(signed.value.certificate.der), card)) return refuse('session.other-card');
  const { caseNumber, log } = act;
  const context = { office: office.value, caseNumber, act: act.act, dataSha256: dataHashOf(p, act.data), origin };
  const statement = verifyAct(log === undefined ? context : { ...context, log }, signed.value.content);
  if (!statement.ok) return statement;
  const why = await spendActNonce(parts, session, act, statement.value);
  if (why !== undefined) return refuse('session.card-needed', { why });
  await turnSoon(parts, session);
  return accept({ card, office: office.value, cms });
}
