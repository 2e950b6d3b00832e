import { fromBase64url } from '../bytes/index.ts';
import { CREDENTIAL_VERIFIERS } from '../credential/index.ts';
import { accept, type Result, refuse } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { verifyCardUsed } from '../statement/index.ts';
import type { CheckedSigning, DoorContext } from './check-signing.ts';
import { checkNonce } from './nonce.ts';
import { checkOrigin } from './origin.ts';

/** A question is no longer than a signing post's CMS may be. */
export const MAX_CARD_USED_CMS = 4920;

/** What the door lets through of a question: what the tag is made of, and the nonce. Forget it when the tag is made. */
export interface CheckedQuestion extends Pick<CheckedSigning, 'issuerDn' | 'subjectSerial'> {
  readonly nonce: string;
}

/**
 * Accepts a question whether this card was used in this log: signed by the holder of an admitted credential, under exactly this
 * log's question, with a nonce that was issued for a question. A signature for joining never passes here, and one over a
 * question never passes where one for joining is asked for. The attacker controls every byte. Refusals `cms.*`, `certificate.*`,
 * `statement.*`, `nonce.*`; no bytes make it throw.
 */
export function checkCardUsed(
  p: Primitives,
  context: DoorContext & { readonly nonceKey: Uint8Array },
  cms: Uint8Array,
): Result<CheckedQuestion> {
  const { manifest, manifestHash, issuers, revocations, nonceKey, now } = context;
  if (cms.length > MAX_CARD_USED_CMS) return refuse('cms.malformed', { at: 'length' });
  const verifier = (context.verifiers ?? CREDENTIAL_VERIFIERS).find(({ takes }) => takes(cms));
  if (verifier === undefined) return refuse('cms.malformed', { at: 'form' });
  const presented = verifier.read(cms);
  if (!presented.ok) return presented;
  const admitted = manifest.policies.credentials;
  const judged = presented.value.judge(p, { admitted, issuers, at: now, revocations });
  if (!judged.ok) return judged;
  const { issuerDn, subjectSerial, content } = judged.value;

  const asked = {
    caseNumber: manifest.case.number,
    log: manifest.log,
    manifestHash,
    origin: manifest.statement.origin,
  };
  const statement = verifyCardUsed(asked, content);
  if (!statement.ok) return statement;
  const origin = checkOrigin(manifest, judged.value);
  if (!origin.ok) return origin;
  const { nonce, issuedAt, expiresAt } = statement.value;
  const claims = { purpose: 'card-used', manifestHash, issuedAt, expiresAt } as const;
  const issued = checkNonce(p, nonceKey, claims, fromBase64url(nonce), now);
  return issued.ok ? accept({ issuerDn, subjectSerial, nonce }) : issued;
}
