import { format, Problems } from '../api/schemas.ts';
import type { App } from '../http/shell.ts';
import type { ServerParts } from '../parts.ts';

/** The directory of official cases, for everyone: `docs/specs/directory.md`. */
export function directoryRoutes(app: App, { directory }: Pick<ServerParts, 'directory'>): void {
  app.get(
    '/cases.json',
    {
      schema: {
        summary: 'The signed directory of official cases',
        response: { 200: format('docs/specs/directory.md'), ...Problems },
      },
    },
    async (_request, reply) => {
      const text = await directory.text();
      // As it was signed, byte for byte.
      reply
        .type('application/json; charset=utf-8')
        .header('cache-control', 'public, max-age=60')
        .serializer(() => text);
      return {};
    },
  );
}
