import { refuse } from '@lianshu/core/errors';
import { PAGE_HEADERS } from '@lianshu/platform';
import type { FastifyInstance } from 'fastify';
import { Refused } from './problem.ts';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?$/;

/**
 * The officer's page has no login yet: whoever sits at this computer is the officer, and no one else may reach it. A page
 * elsewhere that names this computer (DNS rebinding) comes with a foreign Host, one that posts here with a foreign Origin
 * or a cross-site Sec-Fetch-Site; browsers set all three.
 */
export function guardLoopback(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(PAGE_HEADERS);
    const { host = '', origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (!LOOPBACK.test(host) || (origin !== undefined && origin !== `http://${host}`))
      throw new Refused(refuse('session.csrf'));
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (changes && site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new Refused(refuse('session.csrf'));
  });
}
