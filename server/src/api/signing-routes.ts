import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { type Result, refuse } from '@lianshu/core/errors';
import { receiptToJson, refusalToJson } from '@lianshu/core/receipt';
import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { SigningAnswer } from '../gate/gate.ts';
import { Refused, unwrap } from '../http/problem.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { isPilotLog } from '../pilot/is-pilot-log.ts';
import type { PilotMeter } from '../pilot/pilot-meter.ts';
import { Bytes32, base64url, Challenge, exact, LogParams, Nothing, orNull, Problems, Receipt } from './schemas.ts';

/** Larger than the largest record body and CMS in base64url. */
const MAX_POST_BYTES = 120_000;

const SigningPost = exact({ cms: base64url(16_384), body: base64url(66_000), seed: Bytes32 });

const CardUsed = exact({ signed: Type.Boolean(), firstSignedOn: orNull(Type.String()) });

/** The longer of the two answers has 46. */
const CARD_USED_BYTES = 64;

/** The calls of a signer, and of who asks whether a card was used. Nothing is written about them, whatever comes of them. */
export function signingRoutes(app: App, { gate, limits, pilotMeter }: ServerParts): void {
  const onRequest = async (request: FastifyRequest) => limits.address(request);

  app.post(
    '/api/logs/:log/challenge',
    {
      config: { silent: true },
      onRequest,
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
    '/api/logs/:log/card-used/challenge',
    {
      config: { silent: true },
      onRequest,
      bodyLimit: 1024,
      schema: {
        summary: 'A nonce for one question whether a card was used, good for five minutes',
        params: LogParams,
        body: Nothing,
        response: { 200: Challenge, ...Problems },
      },
    },
    async ({ params }) => {
      const { nonce, issuedAt, expiresAt } = unwrap(gate.cardUsedChallenge(params.log));
      return { nonce: toBase64url(nonce), issuedAt, expiresAt };
    },
  );

  app.post(
    '/api/logs/:log/card-used',
    {
      config: { silent: true },
      onRequest,
      bodyLimit: 24_000,
      schema: {
        summary: 'Whether the card that signs the question was used in this log. Nothing of it is stored',
        params: LogParams,
        body: exact({ cms: base64url(16_384) }),
        response: { 200: CardUsed, ...Problems },
      },
    },
    async ({ params, body }, reply) => {
      const answer = unwrap(await gate.cardUsed(params.log, fromBase64url(body.cms)));
      // Yes and no have one length on the wire.
      reply
        .type('application/json; charset=utf-8')
        .serializer((value: unknown) => JSON.stringify(value).padEnd(CARD_USED_BYTES));
      return answer;
    },
  );

  app.post(
    '/api/logs/:log/signatures',
    {
      config: { silent: true },
      onRequest,
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
