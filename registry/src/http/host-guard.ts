import { refuse } from '@lianshu/core/errors';
import { PAGE_HEADERS } from '@lianshu/platform';
import type { FastifyInstance } from 'fastify';
import { Refused } from './problem.ts';

const SAFE = new Set(['GET', 'HEAD']);
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?$/;

/**
 * A page elsewhere that names this computer (DNS rebinding) comes with a foreign Host, one that posts here with a foreign
 * Origin or a cross-site Sec-Fetch-Site; browsers set all three. Of the API nothing is even read by another's page, since some
 * readings are written down: another port of this computer is the same site, and gets the cookie sent. `origin` is the address that the operator named; without one
 * the program is reached under the names of this computer alone.
 */
export function guardHost(app: FastifyInstance, origin: string | undefined): void {
  const named = origin === undefined ? undefined : new URL(origin);
  const isOurs = (host: string) => (named === undefined ? LOOPBACK.test(host) : host === named.host);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(PAGE_HEADERS);
    const { host = '', origin: from } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (!isOurs(host) || (from !== undefined && from !== `${named?.protocol ?? 'http:'}//${host}`))
      throw new Refused(refuse('session.csrf'));
    const isPage = SAFE.has(request.method) && !request.routeOptions.url?.startsWith('/api/');
    if (!isPage && site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new Refused(refuse('session.csrf'));
  });
}
