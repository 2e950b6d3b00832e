import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { type Result, refuse } from '@lianshu/core/errors';
import { receiptToJson, refusalToJson } from '@lianshu/core/receipt';
import type { Static } from 'typebox';
import type { SigningAnswer } from '../gate/gate.ts';
import { Refused, unwrap } from '../http/problem.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { isPilotLog } from '../pilot/is-pilot-log.ts';
import type { PilotMeter } from '../pilot/pilot-meter.ts';
import { Bytes32, base64url, Challenge, exact, LogParams, Nothing, Problems, Receipt } from './schemas.ts';

/** Larger than the largest record body and CMS in base64url. */
const MAX_POST_BYTES = 120_000;

const SigningPost = exact({ cms: base64url(16_384), body: base64url(66_000), seed: Bytes32 });

/** The two calls of a signer. Nothing is written about them, whatever comes of them. */
export function signingRoutes(app: App, { gate, pilotMeter }: ServerParts): void {
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
      const begun = performance.now();
      const signed = await gate.sign(params.log, post);
      if (isPilotLog(params.log)) measure(pilotMeter, params.log, signed, performance.now() - begun);
      const answer = unwrap(signed);
      if (answer.kind === 'receipt') return receiptToJson(answer.receipt) as Static<typeof Receipt>;
      const { firstSignedOn } = answer.refusal;
      throw new Refused(refuse('signature.already-signed', { firstSignedOn }), refusalToJson(answer.refusal) as object);
    },
  );
}

/**
 * In memory, and of pilots alone: nothing is told of it before the log has closed. Who had signed already is not counted, also
 * afterwards: how often that was follows from who signed, and the log tells it to the lead alone.
 */
function measure(meter: PilotMeter, log: string, signed: Result<SigningAnswer>, ms: number): void {
  if (!signed.ok) meter.refusal(log, signed.code);
  else if (signed.value.kind === 'receipt') meter.receipt(log, ms);
}
