import type { IncomingMessage, ServerResponse } from 'node:http';
import { PAGE_HEADERS } from '@lianshu/platform';
import { pageAt } from '../../../web/src/paths.ts';
import { sendProblem } from './problem.ts';
import type { Release } from './release.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
};

/** Serves the lead's page at its paths, every other file at its own path; the map is all it can reach. */
export function serveRelease(release: Release, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendProblem(response, 405, 'request.method', 'Only GET is answered here.');
    return;
  }
  const path = pathOf(request);
  if (path === '') {
    response.writeHead(302, { ...PAGE_HEADERS, location: '/ceremony' }).end();
    return;
  }
  const file = path === undefined ? undefined : release.files.get(fileAt(path));
  if (file === undefined) {
    sendProblem(response, 404, 'request.not-found', 'There is nothing at this address.');
    return;
  }
  const extension = file.path.slice(file.path.lastIndexOf('.') + 1);
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'content-type': TYPES[extension] ?? 'application/octet-stream',
    'content-length': file.bytes.length,
    etag: `"${file.sha256}"`,
  });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}

function fileAt(path: string): string {
  const page = pageAt(`/${path}`);
  return page?.host === 'lead' ? page.html : path;
}

/** The decoded path without its leading slash, or undefined when it is not plain UTF-8. */
function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent((request.url ?? '/').split(/[?#]/, 1)[0]!).replace(/^\//, '');
  } catch {
    return undefined;
  }
}
