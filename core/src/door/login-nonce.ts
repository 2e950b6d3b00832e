import { toBase64url } from '../bytes/index.ts';
import { accept, type Result, refuse } from '../errors/index.ts';
import type { Primitives, Random } from '../primitives/index.ts';
import { checkNonce, freshNonce } from './nonce.ts';

const OF_NO_BROWSER = new Uint8Array(32);

/** What both sides of a login share. */
export interface LoginNonceParts {
  readonly primitives: Primitives;
  /** As of `issueNonce`. */
  readonly nonceKey: Uint8Array;
  /** 32 bytes: a login at this program, in this role, begun in the browser that holds `value`. */
  readonly bindingOf: (value: string) => Uint8Array;
}

/**
 * A nonce for one login statement, and the value of the cookie that the browser gets with it: only with both is the
 * statement good. The value is always new, whatever the browser has sent. Stored nowhere until it has made a session.
 */
export function issueLoginNonce({ primitives: p, nonceKey, bindingOf }: LoginNonceParts, random: Random, now: number) {
  const browser = toBase64url(random(32));
  const claims = { purpose: 'login', manifestHash: bindingOf(browser) } as const;
  const { nonce, ...term } = freshNonce(p, nonceKey, claims, random, now);
  return { browser, challenge: { nonce: toBase64url(nonce), ...term } };
}

/** As a statement repeats it. */
export interface GivenNonce {
  readonly nonce: Uint8Array;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/**
 * The name of the one of the browser's login cookies (`logins`, values by name) with which the nonce was given to it. Refusals
 * `nonce.forged`, `nonce.expired`; `session.other-browser` when it was given to another browser.
 */
export function checkLoginNonce(
  { primitives: p, nonceKey, bindingOf }: LoginNonceParts,
  { nonce, ...term }: GivenNonce,
  logins: ReadonlyMap<string, string>,
  now: number,
): Result<string> {
  const check = (manifestHash: Uint8Array) =>
    checkNonce(p, nonceKey, { purpose: 'login', manifestHash, ...term }, nonce, now);
  const genuine = check(OF_NO_BROWSER);
  if (!genuine.ok && genuine.code === 'nonce.forged') return genuine;
  // By then the browser has let go of the cookie, and would be called another.
  if (now > term.expiresAt) return refuse('nonce.expired');
  const own = [...logins].find(([, value]) => check(bindingOf(value)).ok);
  return own === undefined ? refuse('session.other-browser') : accept(own[0]);
}
