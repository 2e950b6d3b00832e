import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { toHex } from '@lianshu/core/bytes';
import { refuse } from '@lianshu/core/errors';
import type { Random } from '@lianshu/core/primitives';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyTypeProviderDefault,
  type RawServerDefault,
} from 'fastify';
import type { Logger } from 'pino';
import { limitConnections } from '../limits/connections.ts';
import { readJsonBodies } from './json-body.ts';
import { isSilent, logRequests, OwnLinesOnly } from './log-lines.ts';
import { ProblemSchema, problemOf, problemOfError, sendProblem } from './problem.ts';
import { rememberRoutes } from './routes-known.ts';
import { sendSecurityHeaders } from './security-headers.ts';

/** The app that routes are added to: schemas give its handlers their types. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Larger than any message of the API; routes that need less say so. */
export const MAX_BODY_BYTES = 128 * 1024;

/** Connections at once: with a body in each they hold half a gigabyte at most. More are cut off as they come. */
const MAX_CONNECTIONS = 4000;

/** The answer to bytes that are no request, and to a request that never ends. */
const NOT_HTTP = (() => {
  const body = JSON.stringify(problemOf(refuse('request.malformed')));
  const head = [
    'HTTP/1.1 400 Bad Request',
    'connection: close',
    'cache-control: no-store',
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${body.length}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
})();

export interface ShellOptions {
  readonly log: Logger;
  readonly random: Random;
  readonly isHttps: boolean;
  /** Proxies of ours in front (`ServerConfig.proxies`). */
  readonly proxies: number;
}

/** Fastify with everything that every route shares and no route yet. */
export function createShell({ log, random, isHttps, proxies }: ShellOptions): App {
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new OwnLinesOnly(),
    bodyLimit: MAX_BODY_BYTES,
    // A request that trickles in is cut off; nothing here is large or slow.
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 20_000,
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5000 },
    routerOptions: { maxParamLength: 200 },
    genReqId: () => toHex(random(8)),
    requestIdHeader: false,
    trustProxy: (_address: string, hop: number) => hop < proxies,
    // Queries have no schema of more than one short string; bodies are validated as they are, never mended.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: false } },
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply, problemOfError(error));
    },
    clientErrorHandler: (_error, socket) => {
      if (socket.writable) socket.end(NOT_HTTP);
    },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as App;
  app.server.maxConnections = MAX_CONNECTIONS;
  if (proxies === 0) limitConnections(app.server);
  const plain = app as unknown as FastifyInstance;
  const methodsOf = rememberRoutes(plain);
  app.addSchema(ProblemSchema);
  sendSecurityHeaders(plain, isHttps);
  readJsonBodies(plain);
  logRequests(plain);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    const methods = methodsOf(path);
    // A route that has this method and still comes here found nothing under its path (static files).
    if (methods.length === 0 || methods.includes(request.method))
      return sendProblem(reply, problemOf(refuse('request.not-found')));
    reply.header('allow', [...new Set(methods)].sort().join(', '));
    return sendProblem(reply, problemOf(refuse('request.method')));
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOfError(error);
    if (problem.code === 'server.internal' && !isSilent(request))
      request.log.error({ route: request.routeOptions.url, error }, 'fault');
    return sendProblem(reply, problem);
  });
  return app;
}

export type { FastifyTypeProviderDefault };
