import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { refuse } from '@lianshu/core/errors';
import { receiptToJson, refusalToJson } from '@lianshu/core/receipt';
import type { Static } from 'typebox';
import { Refused, unwrap } from '../http/problem.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { Bytes32, base64url, Challenge, exact, LogParams, Nothing, Problems, Receipt } from './schemas.ts';

/** Larger than the largest record body and CMS in base64url. */
const MAX_POST_BYTES = 120_000;

const SigningPost = exact({ cms: base64url(16_384), body: base64url(66_000), seed: Bytes32 });

/** The two calls of a signer. Nothing is written about them, whatever comes of them. */
export function signingRoutes(app: App, { gate }: ServerParts): void {
  app.post(
    '/api/logs/:log/challenge',
    {
      config: { silent: true },
      bodyLimit: 1024,
      schema: {
        summary: 'A nonce for one statement, good for five minutes',
        params: LogParams,
        body: Nothing,
        response: { 200: Challenge, ...Problems },
      },
    },
    async ({ params }) => {
      const { nonce, issuedAt, expiresAt } = unwrap(gate.challenge(params.log));
      return { nonce: toBase64url(nonce), issuedAt, expiresAt };
    },
  );

  app.post(
    '/api/logs/:log/signatures',
    {
      config: { silent: true },
      bodyLimit: MAX_POST_BYTES,
      schema: {
        summary: 'Signs; answers with the receipt. The same bytes always get the same receipt',
        params: LogParams,
        body: SigningPost,
        response: { 200: Receipt, ...Problems },
      },
    },
    async ({ params, body }) => {
      const post = { cms: fromBase64url(body.cms), body: fromBase64url(body.body), seed: fromBase64url(body.seed) };
      const answer = unwrap(await gate.sign(params.log, post));
      if (answer.kind === 'receipt') return receiptToJson(answer.receipt) as Static<typeof Receipt>;
      const { firstSignedOn } = answer.refusal;
      throw new Refused(refuse('signature.already-signed', { firstSignedOn }), refusalToJson(answer.refusal) as object);
    },
  );
}
