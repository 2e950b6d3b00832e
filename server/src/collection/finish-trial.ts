import { fromBase64url } from '@lianshu/core/bytes';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { rememberTriedCard } from '../cases/authentication-code.ts';
import type { ServerParts } from '../parts.ts';
import { openTrial, sealTrial, TRIAL_LIFETIME_MS } from './trial-token.ts';

const NOTHING = new Uint8Array(0);

/** Proof that the card decrypted: for one act at the counter, good for ten minutes. */
export interface TrialPassed {
  readonly token: string;
  readonly expiresAt: number;
}

/**
 * Compares what the card found with what was encrypted to it, and remembers which key the card signs with. Refusals `trial.failed` (also for a challenge of another case
 * or one that was changed, since the plaintext is part of its MAC) and `trial.over`.
 */
export async function finishTrial(
  { db, primitives: p, nonceKey, clock }: Pick<ServerParts, 'db' | 'primitives' | 'nonceKey' | 'clock'>,
  number: string,
  challenge: string,
  plaintext: Uint8Array,
): Promise<Result<TrialPassed>> {
  const now = clock();
  const claims = openTrial(p, nonceKey, 'challenge', challenge, plaintext);
  if (claims === undefined || claims.caseNumber !== number) return refuse('trial.failed');
  if (now > claims.expiresAt) return refuse('trial.over');
  const { certificateSha256, signingKey } = claims;
  await rememberTriedCard(db, number, { certificateSha256, key: fromBase64url(signingKey) });
  const expiresAt = now + TRIAL_LIFETIME_MS;
  return accept({ token: sealTrial(p, nonceKey, 'token', { ...claims, expiresAt }, NOTHING), expiresAt });
}
