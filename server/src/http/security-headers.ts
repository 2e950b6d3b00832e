import { PAGE_HEADERS } from '@lianshu/platform';
import type { FastifyInstance } from 'fastify';

/** On every answer, errors included. What is not told otherwise is not stored anywhere. */
export function sendSecurityHeaders(app: FastifyInstance, isHttps: boolean): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(PAGE_HEADERS);
    if (isHttps) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
}
