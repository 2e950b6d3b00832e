import { COMMAND_NAMES, papersNeeded } from '@lianshu/core/case';
import type { App } from '../http/shell.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Uint8Array;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly json: any;
}

function withPapers(body: unknown): unknown {
  const { command, data } = body as { readonly command?: unknown; readonly data?: unknown };
  const name = COMMAND_NAMES.find((known) => known === command);
  if (name === undefined || Object.hasOwn(body as object, 'papers')) return body;
  const papers = papersNeeded(name, typeof data === 'object' && data !== null ? data : {});
  return { ...(body as object), papers };
}

/** In which browser a body was made, so that it is posted from there: a login is bound to the browser that asked for it. */
const MADE_IN = new WeakMap<object, Visitor>();

export function madeIn<T extends object>(browser: Visitor, body: T): T {
  MADE_IN.set(body, browser);
  return body;
}

export function browserOf(body: object): Visitor | undefined {
  return MADE_IN.get(body);
}

/** A visitor of the app with a cookie jar for the session and for logins that have begun, over `inject`. */
export class Visitor {
  readonly #app: App;
  readonly #logins = new Map<string, string>();
  cookie: string | undefined;
  csrf: string | undefined;
  /** What `post` adds to a body before it is sent: an officer's fresh signature. `call` sends what it is given. */
  completes: ((url: string, body: unknown) => Promise<unknown>) | undefined;

  constructor(app: App) {
    this.#app = app;
  }

  async call(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const cookies = [...(this.cookie === undefined ? [] : [this.cookie]), ...this.#logins.values()];
    const sent = await this.#app.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
        ...(this.csrf === undefined ? {} : { 'x-lianshu-csrf': this.csrf }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    for (const line of [sent.headers['set-cookie'] ?? []].flat()) this.#keep(line);
    const isJson = /[/+]json/.test(String(sent.headers['content-type']));
    return {
      status: sent.statusCode,
      headers: sent.headers,
      bytes: new Uint8Array(sent.rawPayload),
      json: isJson ? JSON.parse(sent.payload) : undefined,
    };
  }

  #keep(line: string): void {
    const pair = line.split(';', 1)[0]!;
    const name = pair.slice(0, pair.indexOf('='));
    if (!name.includes('lianshu_login_')) this.cookie = pair;
    else if (/; Max-Age=0/.test(line)) this.#logins.delete(name);
    else this.#logins.set(name, pair);
  }

  /** As if this were the browser in which `other` began its logins. */
  takeLoginsOf(other: Visitor | undefined): void {
    if (other === undefined) return;
    for (const [name, pair] of other.#logins) this.#logins.set(name, pair);
  }

  get(url: string): Promise<Reply> {
    return this.call('GET', url);
  }

  /** An act of the life cycle carries the documents that it needs, as an officer ticks them, unless `papers` says otherwise. */
  async post(url: string, given: unknown = {}): Promise<Reply> {
    if (typeof given === 'object' && given !== null) this.takeLoginsOf(browserOf(given));
    const body = url.endsWith('/commands') ? withPapers(given) : given;
    return this.call('POST', url, this.completes === undefined ? body : await this.completes(url, body));
  }

  /** The answer of a call that has to succeed. */
  async must(reply: Promise<Reply>): Promise<Reply> {
    const answer = await reply;
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.json)}`);
    return answer;
  }
}
