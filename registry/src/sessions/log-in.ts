import { concat, fromBase64url, toBase64url, utf8 } from '@lianshu/core/bytes';
import { checkNonce, issueNonce, NONCE_LIFETIME_MS } from '@lianshu/core/door';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { checkSignedCms } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import { verifyLogin } from '@lianshu/core/statement';
import { officerOf, type RegistryOfficer } from '../officers/officers-file.ts';
import type { SessionDesk } from './desk.ts';
import type { RegistrySession } from './session-store.ts';

const LABEL = utf8('lianshu/v1 registry login');
const OF_NO_BROWSER = new Uint8Array(32);

/** A login that was begun in the browser that holds `value`. */
function bindingOf(p: Primitives, value: string): Uint8Array {
  return p.sha256(concat(LABEL, utf8(value)));
}

/**
 * A nonce for one login statement, and the value of the cookie that the browser gets with it: only with both is the statement
 * good. The value is always new, whatever the browser has sent. Stored nowhere until it has made a session.
 */
export function loginChallenge({ primitives: p, nonceKey, random, clock }: SessionDesk) {
  const issuedAt = Math.floor(clock() / 1000) * 1000;
  const expiresAt = issuedAt + NONCE_LIFETIME_MS;
  const browser = toBase64url(random(32));
  const claims = { purpose: 'login', manifestHash: bindingOf(p, browser), issuedAt, expiresAt } as const;
  return { browser, challenge: { nonce: toBase64url(issueNonce(p, nonceKey, claims, random)), issuedAt, expiresAt } };
}

/** The browser that posts: the values that challenges have left in it, by the name of their cookie, and what it is. */
export interface LoginBrowser {
  readonly logins: ReadonlyMap<string, string>;
  readonly client: string;
}

export interface LoggedIn {
  readonly cookie: string;
  readonly session: RegistrySession;
  readonly officer: RegistryOfficer;
  /** The login cookie that has served. */
  readonly spent: string;
}

/**
 * A session for the holder of an accepted card that is on the list, for a statement of this site that was asked for in this
 * browser, once. `cms` is the
 * attacker's: a refusal costs nobody anything, so that there is nothing to lock. Refusals `session.no-officers`, `cms.*`,
 * `certificate.*`, `statement.*`, `nonce.*`, `session.other-browser`, `session.card-unknown`.
 */
export async function logIn(
  desk: SessionDesk,
  cms: Uint8Array,
  { logins, client }: LoginBrowser,
): Promise<Result<LoggedIn>> {
  const { primitives: p, issuers, clock } = desk;
  const officers = await desk.officers();
  if (!officers.ok) return officers;
  const now = clock();
  const signed = checkSignedCms(p, cms, { issuers, revocations: await desk.revocations(), at: now });
  if (!signed.ok) return signed;
  const statement = verifyLogin({ role: 'registry', origin: desk.origin() }, signed.value.content);
  if (!statement.ok) return statement;
  const { nonce, issuedAt, expiresAt } = statement.value;
  const begun = loginOf(desk, { nonce: fromBase64url(nonce), issuedAt, expiresAt }, logins, now);
  if (!begun.ok) return begun;
  const { certificate } = signed.value;
  const hash = p.sha256(certificate.der);
  const officer = officerOf(officers.value, hash);
  if (officer === undefined) return refuse('session.card-unknown');
  if (!desk.spent.spend(nonce, expiresAt, now)) return refuse('nonce.expired');
  const { serial, notAfter } = certificate;
  const issuerKeyId = certificate.aki!;
  return accept({
    ...desk.sessions.begin({ hash, issuerKeyId, serial, notAfter }, client),
    officer,
    spent: begun.value,
  });
}

interface LoginNonce {
  readonly nonce: Uint8Array;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** In which of the browser's login cookies the nonce was given to it. */
function loginOf(
  { primitives: p, nonceKey }: SessionDesk,
  { nonce, ...term }: LoginNonce,
  logins: ReadonlyMap<string, string>,
  now: number,
): Result<string> {
  const check = (manifestHash: Uint8Array) =>
    checkNonce(p, nonceKey, { purpose: 'login', manifestHash, ...term }, nonce, now);
  const genuine = check(OF_NO_BROWSER);
  if (!genuine.ok && genuine.code === 'nonce.forged') return genuine;
  // By then the browser has let go of the cookie, and would be called another.
  if (now > term.expiresAt) return refuse('nonce.expired');
  const own = [...logins].find(([, value]) => check(bindingOf(p, value)).ok);
  return own === undefined ? refuse('session.other-browser') : accept(own[0]);
}
