import { accept, type Result, refuse } from '@lianshu/core/errors';
import type { ServerParts } from '../parts.ts';
import { openTrial, sealTrial, TRIAL_LIFETIME_MS } from './trial-token.ts';

const NOTHING = new Uint8Array(0);

/** Proof that the card decrypted: for one act at the counter, good for ten minutes. */
export interface TrialPassed {
  readonly token: string;
  readonly expiresAt: number;
}

/**
 * Compares what the card found with what was encrypted to it. Refusals `trial.failed` (also for a challenge of another case
 * or one that was changed, since the plaintext is part of its MAC) and `trial.over`.
 */
export function finishTrial(
  { primitives: p, nonceKey, clock }: Pick<ServerParts, 'primitives' | 'nonceKey' | 'clock'>,
  number: string,
  challenge: string,
  plaintext: Uint8Array,
): Result<TrialPassed> {
  const now = clock();
  const claims = openTrial(p, nonceKey, 'challenge', challenge, plaintext);
  if (claims === undefined || claims.caseNumber !== number) return refuse('trial.failed');
  if (now > claims.expiresAt) return refuse('trial.over');
  const expiresAt = now + TRIAL_LIFETIME_MS;
  return accept({ token: sealTrial(p, nonceKey, 'token', { ...claims, expiresAt }, NOTHING), expiresAt });
}
