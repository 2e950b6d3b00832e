import { toBase64url } from '@lianshu/core/bytes';
import { type CommandName, parseLogId, transitionOf } from '@lianshu/core/case';
import { encodeCanonical, type JsonObject } from '@lianshu/core/json';
import { type ActFields, renderAct } from '@lianshu/core/statement';
import { nodePrimitives as p } from '@lianshu/platform';
import type { Card } from '../../../devkit/src/card/index.ts';
import { isCommandName } from '../cases/command-schemas.ts';
import { ORIGIN } from './log-fixture.testing.ts';
import type { Reply, Visitor } from './visitor.testing.ts';

/** An act as it is asked for at `POST /api/session/act-challenge`. */
export interface Asked {
  readonly caseNumber: string;
  readonly log?: string;
  readonly act: string;
  readonly data?: object;
}

/** The CMS of `card` over the statement that a challenge's answer stands for, or over one that differs by `change`. */
export function signAct(card: Card, asked: Asked, reply: Reply, change: Partial<ActFields> = {}): string {
  const { office, data, nonce, issuedAt, expiresAt } = reply.json;
  const { caseNumber, log, act } = asked;
  const fields = {
    office,
    caseNumber,
    act,
    dataSha256: p.sha256(encodeCanonical(data as JsonObject)),
    origin: ORIGIN,
    nonce,
    issuedAt,
    expiresAt,
    ...(log === undefined ? {} : { log }),
    ...change,
  } as ActFields;
  return toBase64url(card.sign({ tbs: renderAct(fields), hash: 'SHA256', type: 'PKCS7' }));
}

/** What a post to `url` does that has to be signed; undefined when being logged in is enough. */
export function askedBy(url: string, body: unknown): Asked | undefined {
  const [, number, path] = /^\/api\/commission\/cases\/([^/]+)\/(commands|publish)$/.exec(url) ?? [];
  if (number !== undefined && path === 'publish') return { caseNumber: number, act: 'publish' };
  if (number !== undefined) {
    const { command = '', data = {} } = body as { readonly command?: string; readonly data?: object };
    const needsCard = isCommandName(command) && transitionOf(command as CommandName).needsCard === true;
    return needsCard ? { caseNumber: number, act: command, data } : undefined;
  }
  const [, log, task] = /^\/api\/commission\/logs\/([^/]+)\/(countersign|open)$/.exec(url) ?? [];
  if (log === undefined) return undefined;
  return { caseNumber: parseLogId(log).caseNumber, log, act: task === 'open' ? 'open-log' : 'countersign' };
}

/** From now on the visitor's posts carry her card's fresh signature where the act needs one, as the pages' do. */
export function signsWith(visitor: Visitor, card: Card): void {
  visitor.completes = async (url, body) => {
    const asked = askedBy(url, body);
    if (asked === undefined) return body;
    const challenge = await visitor.call('POST', '/api/session/act-challenge', asked);
    // What is refused here is refused there too: the test sees it in the act's own answer.
    return challenge.status === 200 ? { ...(body as object), card: { cms: signAct(card, asked, challenge) } } : body;
  };
}
