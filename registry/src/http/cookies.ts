const SESSION = 'lianshu_registry';
/** What a browser holds between asking for a challenge and logging in; several, since a page may be open twice. */
const LOGINS = ['lianshu_registry_login_0', 'lianshu_registry_login_1', 'lianshu_registry_login_2'] as const;

/**
 * The cookies of the registry's program: over https ones that only this host and no page without TLS can set. On loopback there
 * is no TLS, and a browser sends them to every port of this computer. Scripts cannot read them, other sites cannot make them
 * be sent.
 */
export class Cookies {
  readonly #prefix: string;
  readonly #attributes: string;

  constructor(origin: string) {
    const isHttps = origin.startsWith('https:');
    this.#prefix = isHttps ? '__Host-' : '';
    this.#attributes = `HttpOnly; SameSite=Strict${isHttps ? '; Secure' : ''}`;
  }

  readSession(header: string | undefined): string | undefined {
    return readCookie(header, this.#prefix + SESSION);
  }

  /** A Set-Cookie for the session; an empty value ends it. */
  session(value: string, maxAgeMs: number): string {
    return this.#set(SESSION, value, maxAgeMs);
  }

  /** The values that challenges have left in this browser, by the name of their cookie. */
  readLogins(header: string | undefined): ReadonlyMap<string, string> {
    const values = LOGINS.map((name) => [name, readCookie(header, this.#prefix + name)] as const);
    return new Map(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
  }

  /** A Set-Cookie for the value of a new challenge, in a place that no other open page uses. */
  newLogin(header: string | undefined, value: string, maxAgeMs: number): string {
    const taken = this.readLogins(header);
    return this.#set(LOGINS.find((free) => !taken.has(free)) ?? LOGINS[0], value, maxAgeMs);
  }

  /** A Set-Cookie that takes away what a login has used up. */
  endLogin(name: string): string {
    return this.#set(name, '', 0);
  }

  #set(name: string, value: string, maxAgeMs: number): string {
    const age = value === '' ? 0 : Math.floor(maxAgeMs / 1000);
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
