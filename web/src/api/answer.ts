import type { RefusalCode } from '@lianshu/core/errors';

/**
 * What the client itself finds: no answer at all, one that is not of the agreed shape, or times over which a signature
 * would be worth nothing.
 */
export type ClientCode = 'network' | 'unexpected' | 'challenge-times';

/** A refusal of a server (RFC 9457), or why it could not be asked. `refusal` is the signed refusal, unread, where there is one. */
export interface Problem {
  readonly status: number;
  readonly code: RefusalCode | ClientCode | (string & {});
  readonly article?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
  readonly refusal?: unknown;
}

/** Seconds after which a server that was asked too often may be asked again; undefined when it named none. */
export function secondsToWait({ detail }: Problem): number | undefined {
  const seconds = detail?.seconds;
  return typeof seconds === 'number' && seconds > 0 && seconds <= 86_400 ? Math.ceil(seconds) : undefined;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function good<T>(value: T): Answer<T> {
  return { ok: true, value };
}

/** A problem that the client itself found; `status` 0 unless a server answered, `detail` with figures that say more. */
export function failed(
  code: Problem['code'],
  { status = 0, detail }: Partial<Pick<Problem, 'status' | 'detail'>> = {},
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { status, code, ...(detail === undefined ? {} : { detail }) } };
}

function isDetail(value: unknown): value is Readonly<Record<string, string | number>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((item) => typeof item === 'string' || typeof item === 'number')
  );
}

/** Takes from a problem document only what has the agreed type: it comes from the network. */
export function problemOf(status: number, body: unknown): Problem {
  const fields = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  const { code, article, detail, refusal } = fields;
  return {
    status,
    code: typeof code === 'string' ? code : 'unexpected',
    ...(typeof article === 'string' ? { article } : {}),
    ...(isDetail(detail) ? { detail } : {}),
    ...(refusal === undefined ? {} : { refusal }),
  };
}
