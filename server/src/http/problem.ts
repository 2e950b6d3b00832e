import { ParseError, type Refusal, type RefusalCode, refuse } from '@lianshu/core/errors';
import type { FastifyError, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { OfficerNotListed } from '../acts/demand-listed.ts';
import { HTTP_STATUS } from './http-status.ts';

/** RFC 9457. `title` is the code: words for people come from the client's catalogue, which is keyed by the code. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    article: Type.String(),
    detail: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
    refusal: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })),
  },
  { $id: 'Problem' },
);

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: RefusalCode;
  readonly article: string;
  readonly detail?: Readonly<Record<string, string | number>>;
  /** The signed refusal, where there is one. */
  readonly refusal?: object;
}

export function problemOf(refusal: Refusal, signed?: object): Problem {
  const { code, article, detail } = refusal;
  return {
    type: `urn:lianshu:refusal:${code}`,
    title: code,
    status: HTTP_STATUS[code],
    code,
    article,
    ...(detail === undefined ? {} : { detail }),
    ...(signed === undefined ? {} : { refusal: signed }),
  };
}

/** Thrown by a use case's caller to end a request with a refusal. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(refusal: Refusal, signed?: object) {
    super(refusal.code);
    this.name = 'Refused';
    this.problem = problemOf(refusal, signed);
  }
}

/** The value of an accepted result; a refusal becomes the answer of the request. */
export function unwrap<T>(result: { readonly ok: true; readonly value: T } | Refusal): T {
  if (result.ok) return result.value;
  throw new Refused(result);
}

const FASTIFY_CODES: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_BAD_URL: 'request.malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'request.malformed',
  FST_ERR_VALIDATION: 'request.malformed',
  FST_ERR_NOT_FOUND: 'request.not-found',
};

/** The problem that an error of a request amounts to. Everything unforeseen is `server.internal` and says nothing. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof OfficerNotListed)
    return problemOf(refuse('session.wrong-office', error.office === null ? {} : { offices: error.office }));
  if (error instanceof ParseError) {
    const { code, at } = error;
    return problemOf(refuse('request.malformed', at === undefined ? { fault: code } : { fault: code, at }));
  }
  const { code, statusCode, validation } = error as FastifyError;
  if (validation !== undefined) {
    const at = validation[0]?.instancePath || '/';
    return problemOf(refuse('request.malformed', { at }));
  }
  const known = FASTIFY_CODES[code ?? ''];
  if (known !== undefined) return problemOf(refuse(known));
  // A folder or a hidden file among the static ones: as if it were not there.
  if (statusCode === 403 || statusCode === 404) return problemOf(refuse('request.not-found'));
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return problemOf(refuse('request.malformed'));
  return problemOf(refuse('server.internal'));
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const seconds = problem.detail?.seconds ?? (problem.status === 503 ? 2 : undefined);
  if (seconds !== undefined) reply.header('retry-after', String(seconds));
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem);
}
