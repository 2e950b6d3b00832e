import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBase64url, toBase64url, toHex } from '@lianshu/core/bytes';
import { parseLogId, type RegistryRole } from '@lianshu/core/case';
import { encodeCanonical } from '@lianshu/core/json';
import { type ActFields, type LoginFields, renderAct, renderLogin } from '@lianshu/core/statement';
import type { Card } from '@lianshu/devkit/card';
import { nodePrimitives as p } from '@lianshu/platform';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { card, population } from '../check/filing.fixture.ts';
import { REGISTRY_OFFICERS_FORMAT } from '../officers/officers-file.ts';
import type { SignedTask } from './step-up.ts';

export const ORIGIN = 'http://localhost:8093';

/** One officer who is everything, one of each role, and one whose card is on no list. */
export const OFFICERS = {
  all: card(population.outsider(901_000)),
  clerk: card(population.outsider(901_001)),
  reviewer: card(population.outsider(901_002)),
  head: card(population.outsider(901_003)),
  stranger: card(population.outsider(901_004)),
} as const;

const LISTED: readonly (readonly [keyof typeof OFFICERS, readonly RegistryRole[]])[] = [
  ['all', ['clerk', 'reviewer', 'head']],
  ['clerk', ['clerk']],
  ['reviewer', ['reviewer']],
  ['head', ['head']],
];

export const cardHash = ({ signing }: Pick<Card, 'signing'>) => p.sha256(signing.certificate);

export function officersFile(listed = LISTED): string {
  const officers = listed.map(([who, roles]) => ({ card: toHex(cardHash(OFFICERS[who])), name: `${who}`, roles }));
  return JSON.stringify({ format: REGISTRY_OFFICERS_FORMAT, officers });
}

export function writeOfficers(stateDir: string, text = officersFile()): void {
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(join(stateDir, 'officers.json'), text);
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asserts.
  readonly json: any;
  readonly setCookie: readonly string[];
}

export const signCms = (by: Card, tbs: Uint8Array) => toBase64url(by.sign({ tbs, hash: 'SHA256', type: 'PKCS7' }));

/** A browser at the registry's program: keeps its cookie and token as the page does. */
export class Browser {
  readonly #app: FastifyInstance;
  readonly #origin: string;
  /** Of the session. */
  cookie = '';
  /** What challenges have left, by the name of the cookie. */
  logins = new Map<string, string>();
  csrf: string | undefined;

  constructor(app: FastifyInstance, origin = ORIGIN) {
    this.#app = app;
    this.#origin = origin;
  }

  /** As a script of the page would call; `headers` come on top. */
  async call({ headers = {}, ...options }: InjectOptions): Promise<Answer> {
    const own: Record<string, string> = { host: new URL(this.#origin).host };
    const cookies = [this.cookie, ...[...this.logins].map((pair) => pair.join('='))].filter((pair) => pair !== '');
    if (cookies.length > 0) own.cookie = cookies.join('; ');
    if (options.method !== undefined && this.csrf !== undefined) own['x-lianshu-csrf'] = this.csrf;
    const answer = await this.#app.inject({ ...options, headers: { ...own, ...headers } });
    const setCookie = [answer.headers['set-cookie'] ?? []].flat();
    for (const line of setCookie) this.#take(line);
    return {
      status: answer.statusCode,
      type: String(answer.headers['content-type']),
      json: answer.body === '' ? null : JSON.parse(answer.body),
      setCookie,
    };
  }

  #take(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    const isGone = /Max-Age=0/.test(line);
    if (!name.includes('_login_')) this.cookie = isGone ? '' : pair;
    else if (isGone) this.logins.delete(name);
    else this.logins.set(name, value);
  }

  /** Another browser into which this one's login cookies were carried. */
  twin(): Browser {
    const twin = new Browser(this.#app, this.#origin);
    twin.logins = new Map(this.logins);
    return twin;
  }

  async challenge(): Promise<Pick<LoginFields, 'nonce' | 'issuedAt' | 'expiresAt'>> {
    return (await this.call({ method: 'POST', url: '/api/session/challenge', payload: { role: 'registry' } })).json;
  }

  /** The login statement of `by`, with what is changed in it. */
  async statement(by: Card, changes: Partial<LoginFields> = {}): Promise<string> {
    const fields = { role: 'registry', origin: this.#origin, ...(await this.challenge()) } as const;
    return signCms(by, renderLogin({ ...fields, ...changes }));
  }

  async post(cms: string): Promise<Answer> {
    const answer = await this.call({ method: 'POST', url: '/api/session', payload: { role: 'registry', cms } });
    if (answer.status === 200) this.csrf = answer.json.csrf;
    return answer;
  }

  async logIn(by: Card): Promise<Answer> {
    return this.post(await this.statement(by));
  }

  /** What the card signs of an act, with what is changed in it. */
  async sign(by: Card, kind: SignedTask, about: string, changes: Partial<ActFields> = {}): Promise<Answer | string> {
    const ofCase = kind === 'registry-destroy';
    const asked = ofCase ? { caseNumber: about } : { caseNumber: parseLogId(about).caseNumber, log: about };
    const payload = { act: kind, ...asked };
    const answer = await this.call({ method: 'POST', url: '/api/session/act-challenge', payload });
    if (answer.status !== 200) return answer;
    const { nonce, issuedAt, expiresAt, office, data } = answer.json;
    const dataSha256 = p.sha256(encodeCanonical(data));
    const fields = { office, ...asked, act: kind, dataSha256, origin: this.#origin, nonce, issuedAt, expiresAt };
    return signCms(by, renderAct({ ...fields, ...changes }));
  }

  /** Does a dangerous act: asks, signs and posts. The answer that refused it, otherwise. */
  async act(by: Card, kind: SignedTask, about: string, changes: Partial<ActFields> = {}): Promise<Answer> {
    const cms = await this.sign(by, kind, about, changes);
    return typeof cms === 'string' ? this.postAct(kind, about, cms) : cms;
  }

  async postAct(kind: SignedTask, about: string, cms: string): Promise<Answer> {
    const paths = {
      'registry-countersign': `/api/registry/manifests/${about}/countersign`,
      'registry-return': `/api/registry/filings/${about}/return`,
      'registry-destroy': `/api/registry/destructions/${about}/destroy`,
    };
    return this.call({ method: 'POST', url: paths[kind], payload: { card: { cms } } });
  }
}

/** The bytes of a posted signature. */
export const bytesOf = (cms: string) => fromBase64url(cms);
