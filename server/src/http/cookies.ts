import type { SessionRole } from '../sessions/session.ts';

/**
 * A cookie for each kind of session, so that a lead and an officer can be signed in at once in one browser and neither
 * session ever stands in for the other.
 */
export const SESSION_COOKIES: Readonly<Record<SessionRole, string>> = {
  lead: 'lianshu_lead',
  commission: 'lianshu_officer',
};

/** The value of a cookie in a Cookie header; undefined when it is not there or there twice. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}

/** A Set-Cookie for a session; an empty value ends it. Scripts cannot read it, other sites cannot make it be sent. */
export function sessionCookie(role: SessionRole, value: string, maxAgeMs: number, isHttps: boolean): string {
  const age = value === '' ? 0 : Math.floor(maxAgeMs / 1000);
  const secure = isHttps ? '; Secure' : '';
  return `${SESSION_COOKIES[role]}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure}`;
}
