/** The cookie of a lead's session at the commission (docs/specs/api.md). */
const SESSION = 'lianshu_lead';

/**
 * Cookies do not know ports: on one computer the tool, a demo of the commission's site and any other local program share
 * the jar of `localhost`. So the tool keeps the session under a name of its own port and lets no other cookie through.
 */
export function localCookieName(port: number): string {
  return `${SESSION}_tool_${port}`;
}

/** The Cookie header for the commission: the session alone, under its own name; undefined when there is none. */
export function upstreamCookie(header: string | undefined, port: number): string | undefined {
  const prefix = `${localCookieName(port)}=`;
  for (const part of (header ?? '').split(';')) {
    const pair = part.trim();
    if (pair.startsWith(prefix)) return `${SESSION}=${pair.slice(prefix.length)}`;
  }
  return undefined;
}

/**
 * The commission's Set-Cookie, re-scoped: only the session, host-only, HttpOnly, SameSite=Strict, whatever the commission
 * said. Max-Age and Expires are kept (a log-out deletes); Secure is dropped, since the tool is plain HTTP on loopback.
 */
export function localSetCookie(header: string, port: number): string | undefined {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  if (!pair.startsWith(`${SESSION}=`)) return undefined;
  const ages = attributes.filter((attribute) => /^(max-age|expires)=/i.test(attribute));
  return [
    `${localCookieName(port)}=${pair.slice(SESSION.length + 1)}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    ...ages,
  ].join('; ');
}
