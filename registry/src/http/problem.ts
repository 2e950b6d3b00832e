import { ParseError, type Refusal, type RefusalCode, type Result, refuse } from '@lianshu/core/errors';
import type { FastifyError, FastifyReply } from 'fastify';

/** Statuses other than 422, which every refusal of content has. */
const STATUS: Readonly<Partial<Record<RefusalCode, number>>> = {
  'log.unknown': 404,
  'log.busy': 503,
  'session.csrf': 403,
  'session.required': 401,
  'session.no-officers': 503,
  'session.card-unknown': 403,
  'session.other-browser': 403,
  'session.unknown': 404,
  'session.wrong-office': 403,
  'session.card-needed': 403,
  'session.other-card': 403,
  'certificate.revocation-unknown': 503,
  'case.unknown': 404,
  'case.wrong-state': 409,
  'request.malformed': 400,
  'request.not-found': 404,
  'request.method': 405,
  'request.too-large': 413,
  'request.media-type': 415,
  'server.internal': 500,
};

const FASTIFY_CODES: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.media-type',
};

/** Ends a request with a refusal. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** The refusal that an error of a request amounts to; everything unforeseen is `server.internal` and says nothing. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof ParseError) return refuse('request.malformed', { fault: error.code });
  const { code, statusCode } = error as FastifyError;
  const known = FASTIFY_CODES[code];
  if (known !== undefined) return refuse(known);
  return refuse(statusCode !== undefined && statusCode < 500 ? 'request.malformed' : 'server.internal');
}

/** The value, or the end of the request. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result);
  return result.value;
}

/** RFC 9457. */
export function sendProblem(reply: FastifyReply, { code, article, detail }: Refusal): FastifyReply {
  const status = STATUS[code] ?? 422;
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send({ type: `urn:lianshu:refusal:${code}`, title: code, status, code, article, ...(detail ? { detail } : {}) });
}
