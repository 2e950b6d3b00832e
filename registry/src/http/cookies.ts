/**
 * The name of the session's cookie: over https one that only this host and no page without TLS can set. On loopback there is no
 * TLS, and a browser sends it to every port of this computer.
 */
export function sessionCookieName(origin: string): string {
  return origin.startsWith('https:') ? '__Host-lianshu_registry' : 'lianshu_registry';
}

/** The value of a cookie in a Cookie header; undefined when it is not there or there twice. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}

/** A Set-Cookie for the session; an empty value ends it. Scripts cannot read it, other sites cannot make it be sent. */
export function sessionCookie(origin: string, value: string, maxAgeMs: number): string {
  const age = value === '' ? 0 : Math.floor(maxAgeMs / 1000);
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${sessionCookieName(origin)}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure}`;
}
