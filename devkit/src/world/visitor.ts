import type { JsonValue } from '@lianshu/core/json';
import { type Answer, type Api, failed, good, problemOf } from '../../../web/src/api/index.ts';

const TIMEOUT_MS = 120_000;

/** The cookies of one visitor of one origin, as a browser profile keeps them. */
class CookieJar {
  readonly #cookies = new Map<string, string>();

  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  take(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/;\s*max-age=0/i.test(line)) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

/** The pages' API for a visitor of `origin` who is a program: real requests, cookies of her own. */
export function visitorApi(origin: string): Api {
  const jar = new CookieJar();
  let csrf: string | undefined;
  const call = async <T>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body: JsonValue | undefined,
    read: (response: Response) => Promise<T>,
  ): Promise<Answer<T>> => {
    const headers: Record<string, string> = {};
    if (jar.header !== '') headers.cookie = jar.header;
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method !== 'GET' && csrf !== undefined) headers['x-lianshu-csrf'] = csrf;
    try {
      const response = await fetch(new URL(path, origin), {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      jar.take(response.headers.getSetCookie());
      if (!response.ok) {
        return { ok: false, problem: problemOf(response.status, await response.json().catch(() => null)) };
      }
      return good(await read(response));
    } catch {
      return failed('network');
    }
  };
  const json = async (response: Response): Promise<JsonValue> =>
    response.status === 204 ? null : ((await response.json()) as JsonValue);
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
