import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { objectionTo } from './host-check.ts';
import { openLocalFiles } from './local-files.ts';
import { sendProblem } from './problem.ts';
import { isProxied, proxyToCommission } from './proxy.ts';
import { loadRelease, pinsDemoKeys } from './release.ts';
import { serveLocal } from './serve-local.ts';
import { serveRelease } from './serve-release.ts';

const PAGE = 'ceremony.html';

export interface LeadToolOptions {
  /** The commission's site, `https://…`; plain HTTP only on this computer (demo). */
  readonly commissionOrigin: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where the lead's file copies go. */
  readonly folder: string;
  /** A web build (`web/dist`). */
  readonly webRoot: string;
}

export interface LeadTool {
  /** `http://localhost:PORT`. */
  readonly origin: string;
  /** Lower-case hex over what is served; see `releaseSha256`. */
  readonly releaseSha256: string;
  close(): Promise<void>;
}

/**
 * The lead proposer's (領銜人) own tool: key ceremony, rehearsal and filing from pages that the commission does not
 * serve, on the loopback interface of her own computer. It holds no key and reads no record: it serves a fixed release,
 * passes `/api` and `/log` to the one commission origin and keeps file copies in one folder.
 */
export async function startLeadTool(options: LeadToolOptions): Promise<LeadTool> {
  const commissionOrigin = checkedOrigin(options.commissionOrigin);
  const release = await loadRelease(options.webRoot, PAGE);
  if (process.env.NODE_ENV === 'production' && pinsDemoKeys(release))
    throw new Error(
      'This release pins keys of the demonstration, which anyone can make. Use the released production pages.',
    );
  const files = await openLocalFiles(options.folder);
  const facts = { commissionOrigin, releaseSha256: release.sha256, folder: files.folder };
  let port = options.port;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const objection = objectionTo(request, port);
    if (objection !== undefined) {
      request.resume();
      sendProblem(response, 403, `request.${objection}`, 'This program answers only to its own page.');
      return;
    }
    const path = request.url ?? '/';
    if (isProxied(path)) proxyToCommission(commissionOrigin, port, request, response);
    else if (path.startsWith('/local/')) await serveLocal(facts, files, request, response);
    else serveRelease(release, request, response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else sendProblem(response, 500, 'internal', 'The program could not do this.');
    });
  });
  server.requestTimeout = 120_000;
  port = await listen(server, options.port);
  return { origin: `http://localhost:${port}`, releaseSha256: release.sha256, close: () => close(server) };
}

/** A bare origin; plain HTTP only toward this computer. Throws with a sentence for the terminal. */
export function checkedOrigin(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Error(
      `"${text}" is not an address. Give the commission's site, for example https://joint.example.gov.tw`,
    );
  }
  const loopback = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname.endsWith('.localhost');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new Error(`The commission's site must be https; ${text} is not.`);
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw new Error(`Give only the origin of the commission's site, ${url.origin}, without a path.`);
  }
  return url.origin;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Choose another with --port.`) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
