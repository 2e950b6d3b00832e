import type { JsonValue } from '@lianshu/core/json';
import { type Answer, good, type Problem, problem } from './answer.ts';

/** The calls that the flows make, all below the page's own origin. None of them throws for what a server says. */
export interface Api {
  get(path: string): Promise<Answer<JsonValue>>;
  bytes(path: string): Promise<Answer<Uint8Array>>;
  post(path: string, body: JsonValue): Promise<Answer<JsonValue>>;
  remove(path: string): Promise<Answer<JsonValue>>;
  /** The session's token, sent with every call that changes something. */
  setCsrf(token: string | undefined): void;
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** The longest wait for an answer; a filing is small, a progress page 332 kB. */
const TIMEOUT_MS = 60_000;

/** `Api` over the browser's fetch. */
export function httpApi(fetch: Fetch): Api {
  let csrf: string | undefined;
  const call = async <T>(
    method: string,
    path: string,
    body: JsonValue | undefined,
    read: (response: Response) => Promise<T>,
  ): Promise<Answer<T>> => {
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method !== 'GET' && csrf !== undefined) headers['x-lianshu-csrf'] = csrf;
    try {
      const response = await fetch(path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) return { ok: false, problem: await problemOf(response) };
      return good(await read(response));
    } catch {
      return problem('network');
    }
  };
  return {
    get: (path) => call('GET', path, undefined, json),
    bytes: (path) => call('GET', path, undefined, async (response) => new Uint8Array(await response.arrayBuffer())),
    post: (path, body) => call('POST', path, body, json),
    remove: (path) => call('DELETE', path, undefined, json),
    setCsrf: (token) => {
      csrf = token;
    },
  };
}

async function json(response: Response): Promise<JsonValue> {
  return response.status === 204 ? null : ((await response.json()) as JsonValue);
}

/** Takes from a problem document only what has the agreed type: it comes from the network. */
async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => undefined)) as Record<string, unknown> | null | undefined;
  const code = typeof body?.code === 'string' ? body.code : 'unexpected';
  const article = typeof body?.article === 'string' ? body.article : undefined;
  const detail = isDetail(body?.detail) ? body.detail : undefined;
  return {
    status: response.status,
    code,
    ...(article === undefined ? {} : { article }),
    ...(detail === undefined ? {} : { detail }),
  };
}

function isDetail(value: unknown): value is Readonly<Record<string, string | number>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((item) => typeof item === 'string' || typeof item === 'number')
  );
}
