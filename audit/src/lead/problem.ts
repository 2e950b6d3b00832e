import type { ServerResponse } from 'node:http';
import { PAGE_HEADERS } from '@lianshu/platform';

/** An RFC 9457 problem of the tool itself; `urn:lianshu:tool:…` keeps it apart from the commission's refusals. */
export function sendProblem(response: ServerResponse, status: number, code: string, title: string): void {
  const body = JSON.stringify({ type: `urn:lianshu:tool:${code}`, title, status, code });
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  response.end(body);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
