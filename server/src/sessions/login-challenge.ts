import { toBase64url } from '@lianshu/core/bytes';
import { issueNonce, NONCE_LIFETIME_MS } from '@lianshu/core/door';
import type { ServerParts } from '../parts.ts';

/** A nonce for one login statement; stored nowhere until it has made a session. */
export function loginChallenge({ primitives, nonceKey, random, clock }: ServerParts) {
  const issuedAt = Math.floor(clock() / 1000) * 1000;
  const expiresAt = issuedAt + NONCE_LIFETIME_MS;
  const claims = { purpose: 'login', manifestHash: null, issuedAt, expiresAt } as const;
  return { nonce: toBase64url(issueNonce(primitives, nonceKey, claims, random)), issuedAt, expiresAt };
}
