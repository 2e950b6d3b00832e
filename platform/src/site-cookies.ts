/**
 * The cookies of one of our sites. With TLS their names have the prefix `__Host-` (RFC 6265bis §4.1.3.2): a browser takes such a
 * cookie from this very host alone, over TLS, so that no neighbouring host can plant one. On loopback there is no TLS, and a browser
 * sends them to every port of this computer. Scripts cannot read any of them, and other sites cannot make them be sent.
 */
export class SiteCookies {
  readonly #prefix: string;
  readonly #attributes: string;
  readonly #logins: readonly [string, ...string[]];

  /** `logins`: what a browser holds between asking for a challenge and logging in; several, since a page may be open twice. */
  constructor(isHttps: boolean, logins: readonly [string, ...string[]]) {
    this.#prefix = isHttps ? '__Host-' : '';
    this.#attributes = `HttpOnly; SameSite=Strict${isHttps ? '; Secure' : ''}`;
    this.#logins = logins;
  }

  /** The value of this name in a Cookie header; undefined when it is not there or there twice. */
  read(header: string | undefined, name: string): string | undefined {
    return readCookie(header, this.#prefix + name);
  }

  /** A Set-Cookie; an empty value ends it. */
  set(name: string, value: string, maxAgeMs: number): string {
    const age = value === '' ? 0 : Math.max(0, Math.floor(maxAgeMs / 1000));
    return `${this.#prefix}${name}=${value}; Path=/; Max-Age=${age}; ${this.#attributes}`;
  }

  /** The values that challenges have left in this browser, by the name of their cookie. */
  readLogins(header: string | undefined): ReadonlyMap<string, string> {
    const values = this.#logins.map((name) => [name, this.read(header, name)] as const);
    return new Map(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
  }

  /** A Set-Cookie for the value of a new challenge, in a place that no other open page uses. */
  newLogin(header: string | undefined, value: string, maxAgeMs: number): string {
    const taken = this.readLogins(header);
    return this.set(this.#logins.find((free) => !taken.has(free)) ?? this.#logins[0], value, maxAgeMs);
  }

  /** A Set-Cookie that takes away what a login has used up. */
  endLogin(name: string): string {
    return this.set(name, '', 0);
  }
}

function readCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}
