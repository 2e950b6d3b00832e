import type { JsonValue } from '@lianshu/core/json';
import type { Answer } from './answer.ts';
import { deleteJson, getBytes, getJson, postJson } from './request.ts';

/** The calls that the flows make, as a value that tests can replace. None of them rejects. */
export interface Api {
  get(path: string): Promise<Answer<JsonValue>>;
  bytes(path: string): Promise<Answer<Uint8Array>>;
  post(path: string, body: JsonValue): Promise<Answer<JsonValue>>;
  remove(path: string): Promise<Answer<JsonValue>>;
  /** The session's token, sent with every call that changes something. */
  setCsrf(token: string | undefined): void;
}

/** The server behind the page, with the session's token. */
export function httpApi(): Api {
  let csrf: string | undefined;
  return {
    get: (path) => getJson(path),
    bytes: (path) => getBytes(path),
    post: (path, body) => postJson(path, body, { csrf }),
    remove: (path) => deleteJson(path, { csrf }),
    setCsrf: (token) => {
      csrf = token;
    },
  };
}
