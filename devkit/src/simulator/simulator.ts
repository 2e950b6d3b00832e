import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Conditions, changeConditions } from './conditions.ts';
import { demoState } from './demo-state.ts';
import { decryptWithCard, describeReader, type OperationContext, signWithCard } from './operations.ts';
import { type Page, pageAt } from './pages.ts';
import { createReader, type ReaderCard, type ReaderState } from './reader.ts';
import type { Answer } from './return-codes.ts';

export interface SimulatorOptions {
  /** 61161 is the component's own port; 0 takes a free one. Rejects with `EADDRINUSE` when it is taken. */
  readonly port: number;
  readonly cards: readonly ReaderCard[];
  /** Loopback only. */
  readonly host?: 'localhost' | '127.0.0.1' | '::1';
  /** Hosts on the component's trusted list from the start. Default: localhost. */
  readonly trustedHosts?: readonly string[];
  /** The computer's clock, in ms. */
  readonly now?: () => number;
}

/** A running simulator. */
export interface Simulator {
  /** `http://localhost:61161` or wherever it listens; what the page under test is told to open. */
  readonly origin: string;
  readonly port: number;
  /** Puts further cards beside the reader. */
  add(...cards: readonly ReaderCard[]): void;
  /** Puts a card into the first reader or, counted from 0, another. */
  insert(cardId: string, reader?: 0 | 1): void;
  eject(): void;
  setConditions(changes: Partial<Conditions> | { readonly reset: true }): void;
  close(): Promise<void>;
}

export const MIDDLEWARE_PORT = 61161;
const BODY_LIMIT = 1_000_000;
const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * Plays the local card component (HiPKI LocalSignServer) with synthetic cards: the same paths, fields, numbers and popup,
 * and like it no CORS header anywhere. What is its own stands under `/` and `/demo/`. Listens on loopback only and answers
 * only requests that were addressed to loopback.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const reader = createReader(options.cards, options.trustedHosts);
  const now = options.now ?? Date.now;
  const server = createServer((request, response) => {
    respond(reader, now, request, response).catch((problem) => {
      console.error('card simulator:', problem);
      response.destroy();
    });
  });
  const host = options.host ?? 'localhost';
  await listen(server, options.port, host === 'localhost' ? '127.0.0.1' : host);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${host === '::1' ? '[::1]' : host}:${port}`,
    port,
    add: (...cards) => {
      for (const entry of cards) reader.cards.set(entry.card.id, entry);
    },
    insert: (cardId, place = 0) => insert(reader, cardId, place),
    eject: () => {
      reader.inserted = null;
      reader.second = null;
    },
    setConditions: (changes) => {
      const changed = changeConditions(reader.conditions, changes);
      if (!changed) throw new RangeError('no such condition');
      reader.conditions = changed;
    },
    close: () => closeServer(server),
  };
}

function insert(reader: ReaderState, cardId: string, place: 0 | 1): void {
  if (!reader.cards.has(cardId)) throw new RangeError('no such card');
  put(reader, cardId, place);
}

/** A card is in one reader at a time. */
function put(reader: ReaderState, cardId: string | null, place: 0 | 1): void {
  const other = place === 0 ? 'second' : 'inserted';
  if (cardId !== null && reader[other] === cardId) reader[other] = null;
  reader[place === 0 ? 'inserted' : 'second'] = cardId;
}

async function respond(
  reader: ReaderState,
  now: () => number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // a name that resolves to loopback must not lend its origin to a foreign page (DNS rebinding)
  if (!LOOPBACK_HOST.test(request.headers.host ?? '')) return send(response, 421, 'text/plain', 'loopback only');
  const url = new URL(request.url ?? '/', 'http://localhost');
  const own = url.pathname === '/' || /^\/(?:demo|pages|fonts)\//.test(url.pathname);
  if (!own && reader.conditions.notInstalled) {
    request.socket.destroy();
    return;
  }
  if (url.pathname.startsWith('/demo/')) return respondDemo(reader, url.pathname, request, response);
  const site = request.headers['x-popup-opener'];
  const context: OperationContext = { reader, site: typeof site === 'string' ? site : undefined, now: now() };
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /pkcs11info':
      return sendAnswer(reader, response, describeReader(context, url.searchParams.get('withcert') === 'true'));
    case 'POST /sign':
      return sendAnswer(reader, response, signWithCard(context, await readForm(request)));
    case 'POST /decrypt':
      return sendAnswer(reader, response, decryptWithCard(context, await readForm(request)));
    case 'GET /addDomain':
      reader.trustedHosts.add(url.searchParams.get('domain') ?? '');
      break;
  }
  const page = request.method === 'GET' ? await pageAt(url.pathname, reader.conditions) : undefined;
  return page ? sendPage(response, page) : send(response, 404, 'text/plain', 'not found');
}

/** The control API. JSON bodies only, so that no foreign page can reach it without a preflight that nobody answers. */
async function respondDemo(
  reader: ReaderState,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const sendState = () => send(response, 200, 'application/json', JSON.stringify(demoState(reader)));
  if (request.method === 'GET' && path === '/demo/cards') return sendState();
  if (request.method !== 'POST') return send(response, 404, 'text/plain', 'not found');
  const body = request.headers['content-type']?.startsWith('application/json') ? await readJson(request) : undefined;
  return controlReader(reader, path, body) ? sendState() : send(response, 400, 'text/plain', 'bad request');
}

function controlReader(reader: ReaderState, path: string, body: unknown): boolean {
  const { cardId, reader: place = 0 } = (body ?? {}) as { readonly cardId?: unknown; readonly reader?: unknown };
  switch (path) {
    case '/demo/reader':
      if (cardId !== null && !(typeof cardId === 'string' && reader.cards.has(cardId))) return false;
      if (place !== 0 && place !== 1) return false;
      put(reader, cardId, place);
      return true;
    case '/demo/restart':
      // the component looks for readers when it starts
      reader.conditions = { ...reader.conditions, readerLate: false };
      return typeof body === 'object';
    case '/demo/unlock': {
      const entry = typeof cardId === 'string' ? reader.cards.get(cardId) : undefined;
      entry?.card.unlock();
      return entry !== undefined;
    }
    case '/demo/conditions': {
      const changed = changeConditions(reader.conditions, body);
      if (changed) reader.conditions = changed;
      return changed !== undefined;
    }
    default:
      return false;
  }
}

async function sendAnswer(reader: ReaderState, response: ServerResponse, answer: Answer): Promise<void> {
  const { delayMs, garbledAnswer, otherFunc } = reader.conditions;
  if (delayMs > 0) await new Promise((done) => setTimeout(done, delayMs));
  const func = answer.func === 'decrypt' ? 'sign' : 'decrypt';
  const text = JSON.stringify(otherFunc ? { ...answer, func } : answer);
  send(response, 200, 'application/json', garbledAnswer ? text.slice(0, -9) : text);
}

function sendPage(response: ServerResponse, page: Page): void {
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'",
  );
  response.setHeader('cache-control', page.immutable ? 'max-age=86400' : 'no-store');
  response.writeHead(200, { 'content-type': page.type }).end(page.content);
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(text);
}

/** The one field of a form post; null when it is missing. */
async function readForm(request: IncomingMessage): Promise<string | null> {
  const text = await readBody(request);
  return text === undefined ? null : new URLSearchParams(text).get('tbsPackage');
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse((await readBody(request)) ?? '');
  } catch {
    return undefined;
  }
}

/** Undefined for a body over the limit. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= BODY_LIMIT) chunks.push(chunk);
  }
  return length <= BODY_LIMIT ? Buffer.concat(chunks).toString() : undefined;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
