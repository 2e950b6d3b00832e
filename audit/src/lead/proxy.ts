import {
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as plainRequest,
  type ServerResponse,
} from 'node:http';
import { request as tlsRequest } from 'node:https';
import { PAGE_HEADERS } from '@lianshu/platform';
import { localSetCookie, upstreamCookie } from './cookies.ts';
import { sendProblem } from './problem.ts';

/** What a request may carry to the commission. Everything else (referer, origin of this computer, proxies) stays here. */
const REQUEST_HEADERS = [
  'accept',
  'accept-language',
  'content-type',
  'content-length',
  'if-none-match',
  'x-lianshu-csrf',
];
/** What an answer may carry back. The tool's own security headers are set over it. */
const RESPONSE_HEADERS = ['content-type', 'content-length', 'etag', 'retry-after', 'content-disposition'];
const UPSTREAM_TIMEOUT_MS = 60_000;
const MAX_REQUEST_BYTES = 1024 * 1024;

/** The two path prefixes that exist at the commission for the tool. */
export function isProxied(path: string): boolean {
  return path.startsWith('/api/') || path.startsWith('/log/');
}

/**
 * Hands one request to the commission's origin and its answer back. The target is always `commissionOrigin` followed by
 * the path that was asked for; redirects are refused, so that no answer can send the lead's session elsewhere.
 */
export function proxyToCommission(
  commissionOrigin: string,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (Number(request.headers['content-length'] ?? 0) > MAX_REQUEST_BYTES) {
    sendProblem(response, 413, 'request.too-large', 'The request is too large.');
    return;
  }
  const target = new URL(commissionOrigin);
  const send = target.protocol === 'https:' ? tlsRequest : plainRequest;
  const upstream = send(
    {
      hostname: target.hostname.replace(/^\[|\]$/g, ''),
      port: target.port || undefined,
      path: request.url,
      method: request.method,
      headers: upstreamHeaders(request, target, port),
      timeout: UPSTREAM_TIMEOUT_MS,
    },
    (answer) => {
      const status = answer.statusCode ?? 502;
      if (status >= 300 && status < 400 && status !== 304) {
        answer.resume();
        sendProblem(response, 502, 'commission.redirect', 'The commission answered with a redirect.');
        return;
      }
      response.writeHead(status, localHeaders(answer, port));
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    },
  );
  const giveUp = (): void => {
    if (response.headersSent) response.destroy();
    else sendProblem(response, 502, 'commission.unreachable', "The commission's server did not answer.");
  };
  upstream.on('timeout', () => upstream.destroy(new Error('timeout')));
  upstream.on('error', giveUp);
  response.on('close', () => upstream.destroy());
  let received = 0;
  request.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > MAX_REQUEST_BYTES) upstream.destroy(new Error('too large'));
  });
  request.pipe(upstream);
}

function upstreamHeaders(request: IncomingMessage, target: URL, port: number): OutgoingHttpHeaders {
  // By its name the lead knows the tool again among her sessions.
  const headers: OutgoingHttpHeaders = { host: target.host, 'user-agent': 'lianshu-lead' };
  for (const name of REQUEST_HEADERS) if (request.headers[name] !== undefined) headers[name] = request.headers[name];
  // The commission sees its own origin: to it, the tool is one of its pages.
  if (request.headers.origin !== undefined) headers.origin = target.origin;
  const cookie = upstreamCookie(request.headers.cookie, port, target.protocol === 'https:');
  if (cookie !== undefined) headers.cookie = cookie;
  return headers;
}

function localHeaders(answer: IncomingMessage, port: number): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  for (const name of RESPONSE_HEADERS) if (answer.headers[name] !== undefined) headers[name] = answer.headers[name];
  const cookies = (answer.headers['set-cookie'] ?? []).flatMap((header) => localSetCookie(header, port) ?? []);
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  return { ...headers, ...PAGE_HEADERS };
}
