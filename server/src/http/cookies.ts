import { SiteCookies } from '@lianshu/platform';
import type { SessionRole } from '../sessions/session.ts';

/**
 * A cookie for each kind of session, so that a lead and an officer can be signed in at once in one browser and neither
 * session ever stands in for the other.
 */
const SESSION_COOKIES: Readonly<Record<SessionRole, string>> = {
  lead: 'lianshu_lead',
  commission: 'lianshu_officer',
};

const LOGIN_COOKIES = ['lianshu_login_0', 'lianshu_login_1', 'lianshu_login_2', 'lianshu_login_3'] as const;

/** The cookies of the commission's site. */
export class Cookies extends SiteCookies {
  constructor(isHttps: boolean) {
    super(isHttps, LOGIN_COOKIES);
  }

  /** The session value of this role in a Cookie header; undefined when it is not there or there twice. */
  readSession(header: string | undefined, role: SessionRole): string | undefined {
    return this.read(header, SESSION_COOKIES[role]);
  }

  /** Set-Cookie for a session; an empty value ends it. */
  session(role: SessionRole, value: string, maxAgeMs: number): string {
    return this.set(SESSION_COOKIES[role], value, maxAgeMs);
  }
}
