import type { IncomingMessage, ServerResponse } from 'node:http';
import { PAGE_HEADERS } from '@lianshu/platform';
import { isLocalFileName, type LocalFiles, MAX_LOCAL_FILE_BYTES } from './local-files.ts';
import { sendJson, sendProblem } from './problem.ts';

/** What the pages may know about the program that serves them. */
export interface ToolFacts {
  readonly commissionOrigin: string;
  readonly releaseSha256: string;
  readonly folder: string;
}

/**
 * `GET /local/tool` facts of the tool · `GET /local/files` the names · `GET /local/files/:name` the bytes ·
 * `POST /local/files/:name` keeps the body under that name: 201 new, 200 the same bytes were there, 409 others were.
 */
export async function serveLocal(
  facts: ToolFacts,
  files: LocalFiles,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0]!;
  if (path === '/local/tool' && request.method === 'GET') return sendJson(response, 200, facts);
  if (path === '/local/files' && request.method === 'GET') {
    return sendJson(response, 200, { folder: files.folder, files: await files.list() });
  }
  const name = path.startsWith('/local/files/') ? path.slice('/local/files/'.length) : '';
  if (!isLocalFileName(name)) return sendProblem(response, 404, 'request.not-found', 'There is no such file.');
  if (request.method === 'GET') return await sendFile(files, name, response);
  if (request.method === 'POST') return await keepFile(files, name, request, response);
  sendProblem(response, 405, 'request.method', 'Only GET and POST are answered here.');
}

async function sendFile(files: LocalFiles, name: string, response: ServerResponse): Promise<void> {
  const bytes = await files.read(name);
  if (bytes === undefined) return sendProblem(response, 404, 'request.not-found', 'There is no such file.');
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'content-type': 'application/octet-stream',
    'content-length': bytes.length,
    'content-disposition': `attachment; filename="${name}"`,
  });
  response.end(bytes);
}

async function keepFile(
  files: LocalFiles,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A form of another page cannot send this media type without asking first, and nobody answers that question.
  if (request.headers['content-type'] !== 'application/octet-stream') {
    return sendProblem(response, 415, 'request.media-type', 'Send application/octet-stream.');
  }
  const bytes = await readBody(request, MAX_LOCAL_FILE_BYTES);
  if (bytes === undefined) return sendProblem(response, 413, 'request.too-large', 'The file is too large.');
  const kept = await files.keep(name, bytes);
  if (kept === 'different') {
    return sendProblem(response, 409, 'file.exists', 'Another file of this name is already in the folder.');
  }
  sendJson(response, kept === 'created' ? 201 : 200, { folder: files.folder, name, bytes: bytes.length });
}

/** The whole body, or undefined when it is longer than `limit` (the rest is not read). */
async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
