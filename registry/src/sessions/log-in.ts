import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { checkNonce, issueNonce, NONCE_LIFETIME_MS } from '@lianshu/core/door';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { checkSignedCms } from '@lianshu/core/pki';
import { verifyLogin } from '@lianshu/core/statement';
import { officerOf, type RegistryOfficer } from '../officers/officers-file.ts';
import type { SessionDesk } from './desk.ts';
import type { RegistrySession } from './session-store.ts';

/** A nonce for one login statement; stored nowhere until it has made a session. */
export function loginChallenge({ primitives: p, nonceKey, random, clock }: SessionDesk) {
  const issuedAt = Math.floor(clock() / 1000) * 1000;
  const expiresAt = issuedAt + NONCE_LIFETIME_MS;
  const claims = { purpose: 'login', manifestHash: null, issuedAt, expiresAt } as const;
  return { nonce: toBase64url(issueNonce(p, nonceKey, claims, random)), issuedAt, expiresAt };
}

export interface LoggedIn {
  readonly cookie: string;
  readonly session: RegistrySession;
  readonly officer: RegistryOfficer;
}

/**
 * A session for the holder of an accepted card that is on the list, for a statement of this site, once. `cms` is the
 * attacker's: a refusal costs nobody anything, so that there is nothing to lock. Refusals `session.no-officers`, `cms.*`,
 * `certificate.*`, `statement.*`, `nonce.*`, `session.card-unknown`.
 */
export async function logIn(desk: SessionDesk, cms: Uint8Array, client: string): Promise<Result<LoggedIn>> {
  const { primitives: p, issuers, nonceKey, clock } = desk;
  const officers = await desk.officers();
  if (!officers.ok) return officers;
  const now = clock();
  const signed = checkSignedCms(p, cms, { issuers, revocations: await desk.revocations(), at: now });
  if (!signed.ok) return signed;
  const statement = verifyLogin({ role: 'registry', origin: desk.origin() }, signed.value.content);
  if (!statement.ok) return statement;
  const { nonce, issuedAt, expiresAt } = statement.value;
  const claims = { purpose: 'login', manifestHash: null, issuedAt, expiresAt } as const;
  const fresh = checkNonce(p, nonceKey, claims, fromBase64url(nonce), now);
  if (!fresh.ok) return fresh;
  const { certificate } = signed.value;
  const hash = p.sha256(certificate.der);
  const officer = officerOf(officers.value, hash);
  if (officer === undefined) return refuse('session.card-unknown');
  if (!desk.spent.spend(nonce, expiresAt, now)) return refuse('nonce.expired');
  const { serial, notAfter } = certificate;
  const issuerKeyId = certificate.aki!;
  return accept({ ...desk.sessions.begin({ hash, issuerKeyId, serial, notAfter }, client), officer });
}
