/** The cookies of a lead's session and of logins that have begun, at the commission (docs/specs/sessions.md). */
const OURS = /^(?:__Host-)?(lianshu_lead|lianshu_login_[0-3])$/;

/**
 * Cookies do not know ports: on one computer the tool, a demo of the commission's site and any other local program share
 * the jar of `localhost`. So the tool keeps each under a name of its own port and lets no other cookie through.
 */
export function localCookieName(port: number, name = 'lianshu_lead'): string {
  return `${name}_tool_${port}`;
}

/**
 * The Cookie header for the commission: its own cookies alone, under their own names; undefined when there are none. Over
 * TLS the names begin with `__Host-`, which no plain loopback address may set.
 */
export function upstreamCookie(header: string | undefined, port: number, isHttps = false): string | undefined {
  const suffix = localCookieName(port, '');
  const pairs = (header ?? '').split(';').flatMap((part) => {
    const [name = '', ...value] = part.trim().split('=');
    const own = name.endsWith(suffix) ? name.slice(0, -suffix.length) : '';
    if (!OURS.test(own) || own.startsWith('__Host-')) return [];
    return [`${isHttps ? '__Host-' : ''}${own}=${value.join('=')}`];
  });
  return pairs.length === 0 ? undefined : pairs.join('; ');
}

/**
 * The commission's Set-Cookie, re-scoped: only its own, host-only, HttpOnly, SameSite=Strict, whatever the commission
 * said. Max-Age and Expires are kept (a log-out deletes); Secure is dropped, since the tool is plain HTTP on loopback.
 */
export function localSetCookie(header: string, port: number): string | undefined {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  const own = OURS.exec(pair.slice(0, Math.max(at, 0)))?.[1];
  if (own === undefined) return undefined;
  const ages = attributes.filter((attribute) => /^(max-age|expires)=/i.test(attribute));
  return [`${localCookieName(port, own)}=${pair.slice(at + 1)}`, 'Path=/', 'HttpOnly', 'SameSite=Strict', ...ages].join(
    '; ',
  );
}
