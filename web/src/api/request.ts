import type { JsonValue } from '@lianshu/core/json';
import { type Answer, failed, good, problemOf } from './answer.ts';

/** Nothing that is asked for takes longer; a signing post waits for one batch. */
const TIMEOUT_MS = 60_000;

export interface RequestOptions {
  readonly csrf?: string | undefined;
  readonly timeoutMs?: number | undefined;
}

type Method = 'GET' | 'POST' | 'DELETE';

async function call<T>(
  method: Method,
  path: string,
  body: JsonValue | undefined,
  { csrf, timeoutMs }: RequestOptions,
  read: (response: Response) => Promise<T>,
): Promise<Answer<T>> {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (csrf !== undefined) headers['x-lianshu-csrf'] = csrf;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs ?? TIMEOUT_MS),
    });
    if (!response.ok)
      return { ok: false, problem: problemOf(response.status, await response.json().catch(() => null)) };
  } catch {
    return failed('network');
  }
  try {
    return good(await read(response));
  } catch (error) {
    // A body that breaks off is the network's fault, one that does not parse is the server's.
    return failed(error instanceof SyntaxError ? 'unexpected' : 'network', { status: response.status });
  }
}

async function json(response: Response): Promise<JsonValue> {
  return response.status === 204 ? null : ((await response.json()) as JsonValue);
}

/** All calls go to the page's own origin and never reject. */
export function getJson(path: string, options: RequestOptions = {}): Promise<Answer<JsonValue>> {
  return call('GET', path, undefined, options, json);
}

export function getBytes(path: string, options: RequestOptions = {}): Promise<Answer<Uint8Array>> {
  return call('GET', path, undefined, options, async (response) => new Uint8Array(await response.arrayBuffer()));
}

export function postJson(path: string, body: JsonValue, options: RequestOptions = {}): Promise<Answer<JsonValue>> {
  return call('POST', path, body, options, json);
}

export function deleteJson(path: string, options: RequestOptions = {}): Promise<Answer<JsonValue>> {
  return call('DELETE', path, undefined, options, json);
}
