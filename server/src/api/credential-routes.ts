import { CREDENTIAL_KINDS, CREDENTIALS } from '@lianshu/core/credential';
import { Type } from 'typebox';
import type { App } from '../http/shell.ts';
import { exact, Problems } from './schemas.ts';

const CredentialView = exact({
  kind: Type.String(),
  standing: Type.Union([Type.Literal('on'), Type.Literal('needs-basis'), Type.Literal('never')]),
  basis: Type.String(),
  assurance: Type.String(),
  reason: Type.String(),
});

/** The credential policy for everyone: which means of signing will do, and why others will not (docs/specs/credentials.md). */
export function credentialRoutes(app: App): void {
  const credentials = CREDENTIAL_KINDS.map((kind) => ({ kind, ...CREDENTIALS[kind] }));
  app.get(
    '/api/credentials',
    {
      schema: {
        summary: 'Which means of signing will do; a manifest may leave some of them out',
        response: { 200: exact({ credentials: Type.Array(CredentialView) }), ...Problems },
      },
    },
    async () => ({ credentials }),
  );
}
