import { concat, toBase64url, utf8 } from '@lianshu/core/bytes';
import { checkNonce, issueNonce, NONCE_LIFETIME_MS } from '@lianshu/core/door';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import type { Primitives } from '@lianshu/core/primitives';
import type { ServerParts } from '../parts.ts';
import type { SessionRole } from './session.ts';

const LABEL = utf8('lianshu/v1 login');
const OF_NO_BROWSER = new Uint8Array(32);

/** A login in this role, begun in the browser that holds `value`. */
function bindingOf(p: Primitives, role: SessionRole, value: string): Uint8Array {
  return p.sha256(concat(LABEL, utf8(` ${role} `), utf8(value)));
}

/**
 * A nonce for one login statement, and the value of the cookie that the browser gets with it: only with both is the
 * statement good. The value is always new, whatever the browser has sent. Stored nowhere until it has made a session.
 */
export function loginChallenge({ primitives: p, nonceKey, random, clock }: ServerParts, role: SessionRole) {
  const issuedAt = Math.floor(clock() / 1000) * 1000;
  const expiresAt = issuedAt + NONCE_LIFETIME_MS;
  const value = toBase64url(random(32));
  const claims = { purpose: 'login', manifestHash: bindingOf(p, role, value), issuedAt, expiresAt } as const;
  return {
    browser: value,
    challenge: { nonce: toBase64url(issueNonce(p, nonceKey, claims, random)), issuedAt, expiresAt },
  };
}

export interface LoginNonce {
  readonly nonce: Uint8Array;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/**
 * In which of the browser's login cookies the nonce was given to it. Refusals `nonce.forged`, `nonce.expired`;
 * `session.other-browser` when it was given to another browser.
 */
export function checkLoginNonce(
  { primitives: p, nonceKey }: Pick<ServerParts, 'primitives' | 'nonceKey'>,
  role: SessionRole,
  { nonce, ...term }: LoginNonce,
  browser: ReadonlyMap<string, string>,
  now: number,
): Result<{ readonly cookie: string }> {
  const check = (manifestHash: Uint8Array) =>
    checkNonce(p, nonceKey, { purpose: 'login', manifestHash, ...term }, nonce, now);
  const genuine = check(OF_NO_BROWSER);
  if (!genuine.ok && genuine.code === 'nonce.forged') return genuine;
  // By then the browser has let go of the cookie, and would be called another.
  if (now > term.expiresAt) return refuse('nonce.expired');
  const own = [...browser].find(([, value]) => check(bindingOf(p, role, value)).ok);
  return own === undefined ? refuse('session.other-browser') : accept({ cookie: own[0] });
}
