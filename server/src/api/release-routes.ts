import { Type } from 'typebox';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';
import { clientReleases } from '../releases/client-releases.ts';
import { Count, exact, Hex32, orNull, Problems } from './schemas.ts';

/** Which clients were served, for whoever holds the pages of this site against them. */
export function releaseRoutes(app: App, { db, client }: ServerParts): void {
  const Release = exact({ sha256: Hex32, version: Type.String(), since: Type.Integer(), index: Count });
  app.get(
    '/api/client-releases',
    {
      schema: {
        summary: 'The clients that were served, by their entries in the acts log (docs/specs/client-release.md)',
        response: { 200: exact({ serving: orNull(Hex32), releases: Type.Array(Release) }), ...Problems },
      },
    },
    async () => ({
      serving: client?.sha256 ?? null,
      releases: (await clientReleases(db)).map((release) => ({ ...release })),
    }),
  );
}
