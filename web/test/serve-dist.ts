import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { PAGE_HEADERS } from '@lianshu/platform';
import { pageAt } from '../src/paths.ts';

const DIST = join(import.meta.dirname, '..', 'dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Answers what the build does not: the stub of an API. Returns false when the path is not its own. */
export type StubHandler = (
  request: IncomingMessage & { readonly path: string; readonly body: Uint8Array },
  response: ServerResponse,
) => boolean | Promise<boolean>;

export interface ServedDist {
  readonly origin: string;
  close(): Promise<void>;
}

function fileOf(path: string): string | undefined {
  const page = pageAt(path);
  const file = join(DIST, normalize(page === undefined ? path : `/${page.html}`));
  return file.startsWith(DIST) && existsSync(file) ? file : undefined;
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** The built client on a free port under its own policy, as every real server must send it. */
export async function serveDist(stub?: StubHandler): Promise<ServedDist> {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('web/dist is missing: run "npm run build:web" first');
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0]!);
    const body = await bodyOf(request);
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
    if (stub !== undefined && (await stub(Object.assign(request, { path, body }), response))) return;
    const file = fileOf(path);
    if (file === undefined) return void response.writeHead(404).end();
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A JSON answer of a stub. */
export function answerJson(response: ServerResponse, value: unknown, status = 200): true {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(value));
  return true;
}
