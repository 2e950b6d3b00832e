import type { IncomingMessage } from 'node:http';

/** Why a request is not served; the words go to the page as a problem document. */
export type Objection = 'foreign-host' | 'foreign-origin';

/**
 * The tool answers only under its own loopback names. A page of another site that points its own name at 127.0.0.1 (DNS
 * rebinding) arrives with a foreign Host; a page of another site that posts here arrives with a foreign Origin or a
 * cross-site Sec-Fetch-Site. The attacker controls every header except these three, which the browser sets.
 */
export function objectionTo(request: IncomingMessage, port: number): Objection | undefined {
  if (!ownHosts(port).includes(request.headers.host ?? '')) return 'foreign-host';
  const origin = request.headers.origin;
  if (origin !== undefined && !ownOrigins(port).includes(origin)) return 'foreign-origin';
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  // Another site (or another port of this computer) may link to the page, and do nothing else.
  const followsLink =
    request.method === 'GET' &&
    request.headers['sec-fetch-mode'] === 'navigate' &&
    request.headers['sec-fetch-dest'] === 'document';
  return followsLink ? undefined : 'foreign-origin';
}

function ownHosts(port: number): readonly string[] {
  return [`localhost:${port}`, `127.0.0.1:${port}`];
}

function ownOrigins(port: number): readonly string[] {
  return ownHosts(port).map((host) => `http://${host}`);
}
