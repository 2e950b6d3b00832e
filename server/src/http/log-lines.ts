import { describeError } from '@lianshu/platform';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Officers' and leads' routes leave a line per request; visitors' routes leave none. */
    readonly logged?: boolean;
    /** The routes of signing: nothing at all is written when they are used, faults included. */
    readonly silent?: boolean;
  }
}

/** The logger of the process: an allow-list. Requests, answers and unknown objects have no serializer that shows them. */
export function makeLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError, error: describeError, req: () => undefined, res: () => undefined },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Fastify's own lines: none per request, and none at all where nothing may be written. */
export class OwnLinesOnly extends LogController {
  constructor() {
    super({ disableRequestLogging: true, requestIdLogLabel: 'id' });
  }

  override writeHeadError(error: Error, request: FastifyRequest, reply: FastifyReply): void {
    if (!isSilent(request)) super.writeHeadError(error, request, reply);
  }

  override serializerError(
    error: Error,
    request: FastifyRequest,
    reply: FastifyReply,
    about: { statusCode: number },
  ): void {
    if (!isSilent(request)) super.serializerError(error, request, reply, about);
  }
}

/**
 * One line per request of an officer or a lead, with its id, method, route pattern and status: no address, query, body or
 * header. Visitors' requests leave none, since their number would tell how many sign.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.config?.logged !== true) return;
    request.log.info(lineOf(request, reply), 'request');
  });
}

export function isSilent(request: FastifyRequest): boolean {
  return request.routeOptions.config?.silent === true;
}

function lineOf(request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
  return {
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
  };
}
