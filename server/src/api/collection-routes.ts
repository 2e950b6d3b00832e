import { fromBase64url } from '@lianshu/core/bytes';
import { Type } from 'typebox';
import { beginTrial } from '../collection/begin-trial.ts';
import { counterView } from '../collection/counter-view.ts';
import { finishTrial } from '../collection/finish-trial.ts';
import { unwrap } from '../http/problem.ts';
import { officeGuard } from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { base64url, CaseParams, exact, Problems } from './schemas.ts';

const LONGEST_CERTIFICATE = 8192;
const LONGEST_PLAINTEXT = 512;

/** The counter at which the lead collects in person: her card decrypts before the clock starts (regulation Art. 4). */
export function collectionRoutes(app: App, parts: ServerParts): void {
  const onRequest = officeGuard(parts, 'try-card');
  const config = { logged: true };

  app.get(
    '/api/commission/cases/:number/counter',
    {
      config,
      onRequest,
      schema: {
        summary: 'What the lead may collect now, and the undertaking that she signs',
        params: CaseParams,
        response: {
          200: exact({
            acts: Type.Array(Type.String()),
            collected: exact({ electronic: Type.Boolean(), paper: Type.Boolean() }),
            neededUntil: Type.String(),
            undertaking: Type.Array(Type.String()),
          }),
          ...Problems,
        },
      },
    },
    async ({ params }) => {
      const { acts, undertaking, ...view } = unwrap(await counterView(parts, params.number));
      return { ...view, acts: [...acts], undertaking: [...undertaking] };
    },
  );

  app.post(
    '/api/commission/cases/:number/trial',
    {
      config,
      onRequest,
      schema: {
        summary: "Checks the two certificates of the lead's card and gives it something to decrypt",
        params: CaseParams,
        body: exact({ certificate: base64url(LONGEST_CERTIFICATE), signing: base64url(LONGEST_CERTIFICATE) }),
        response: {
          200: exact({
            ciphertext: Type.String(),
            challenge: Type.String(),
            expiresOn: Type.String(),
            neededUntil: Type.String(),
            expiresAt: Type.Integer(),
          }),
          ...Problems,
        },
      },
    },
    async ({ params, body }) => {
      const card = { encryption: fromBase64url(body.certificate), signing: fromBase64url(body.signing) };
      return unwrap(await beginTrial(parts, params.number, card));
    },
  );

  app.post(
    '/api/commission/cases/:number/trial/answer',
    {
      config,
      onRequest,
      schema: {
        summary: 'What the card decrypted, for a token that one act at the counter carries',
        params: CaseParams,
        body: exact({ challenge: Type.String({ maxLength: 1024 }), plaintext: base64url(LONGEST_PLAINTEXT) }),
        response: { 200: exact({ token: Type.String(), expiresAt: Type.Integer() }), ...Problems },
      },
    },
    async ({ params, body: { challenge, plaintext } }) =>
      unwrap(await finishTrial(parts, params.number, challenge, fromBase64url(plaintext))),
  );
}
