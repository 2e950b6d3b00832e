import type { SessionRole } from '../sessions/session.ts';

/**
 * A cookie for each kind of session, so that a lead and an officer can be signed in at once in one browser and neither
 * session ever stands in for the other.
 */
const SESSION_COOKIES: Readonly<Record<SessionRole, string>> = {
  lead: 'lianshu_lead',
  commission: 'lianshu_officer',
};

/** What a browser holds between asking for a challenge and logging in; several, since a page may be open twice. */
const LOGIN_COOKIES = ['lianshu_login_0', 'lianshu_login_1', 'lianshu_login_2', 'lianshu_login_3'] as const;

/**
 * The names and attributes of our cookies. With TLS they have the prefix `__Host-` (RFC 6265bis §4.1.3.2): a browser takes
 * such a cookie from this very host alone, over TLS, so that no neighbouring host can plant one. Scripts cannot read any of
 * them, and other sites cannot make them be sent.
 */
export class Cookies {
  readonly #prefix: string;
  readonly #attributes: string;

  constructor(isHttps: boolean) {
    this.#prefix = isHttps ? '__Host-' : '';
    this.#attributes = `HttpOnly; SameSite=Strict${isHttps ? '; Secure' : ''}`;
  }

  /** The session value of this role in a Cookie header; undefined when it is not there or there twice. */
  readSession(header: string | undefined, role: SessionRole): string | undefined {
    return readCookie(header, this.#prefix + SESSION_COOKIES[role]);
  }

  /** Set-Cookie for a session; an empty value ends it. */
  session(role: SessionRole, value: string, maxAgeMs: number): string {
    return this.#set(SESSION_COOKIES[role], value, maxAgeMs);
  }

  /** The values that challenges have left in this browser, by the name of their cookie. */
  readLogins(header: string | undefined): ReadonlyMap<string, string> {
    const values = LOGIN_COOKIES.map((name) => [name, readCookie(header, this.#prefix + name)] as const);
    return new Map(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
  }

  /** Set-Cookie for the value of a new challenge, in a place that no other open page uses. */
  newLogin(header: string | undefined, value: string, maxAgeMs: number): string {
    const taken = this.readLogins(header);
    const name = LOGIN_COOKIES.find((free) => !taken.has(free)) ?? LOGIN_COOKIES[0];
    return this.#set(name, value, maxAgeMs);
  }

  /** Set-Cookie that takes away what a login has used up. */
  endLogin(name: string): string {
    return this.#set(name, '', 0);
  }

  #set(name: string, value: string, maxAgeMs: number): string {
    const age = value === '' ? 0 : Math.max(0, Math.floor(maxAgeMs / 1000));
    return `${this.#prefix}${name}=${value}; Path=/; Max-Age=${age}; ${this.#attributes}`;
  }
}

/** The value of a cookie in a Cookie header; undefined when it is not there or there twice. */
function readCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}
