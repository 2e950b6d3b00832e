import { concat, fromBase64url, utf8 } from '@lianshu/core/bytes';
import { checkLoginNonce, issueLoginNonce, type LoginNonceParts } from '@lianshu/core/door';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { checkSignedCms } from '@lianshu/core/pki';
import { verifyLogin } from '@lianshu/core/statement';
import { officerOf, type RegistryOfficer } from '../officers/officers-file.ts';
import type { SessionDesk } from './desk.ts';
import type { RegistrySession } from './session-store.ts';

const LABEL = utf8('lianshu/v1 registry login');

/** A login at the registry's program, begun in the browser that holds a value. */
function loginAt({ primitives, nonceKey }: SessionDesk): LoginNonceParts {
  return { primitives, nonceKey, bindingOf: (value) => primitives.sha256(concat(LABEL, utf8(value))) };
}

/** As `issueLoginNonce`. */
export function loginChallenge(desk: SessionDesk) {
  return issueLoginNonce(loginAt(desk), desk.random, desk.clock());
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
  const begun = checkLoginNonce(loginAt(desk), { nonce: fromBase64url(nonce), issuedAt, expiresAt }, logins, now);
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
