import { mkdir } from 'node:fs/promises';
import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Type } from 'typebox';
import { actsRoutes } from './acts/acts-routes.ts';
import { collectionRoutes } from './api/collection-routes.ts';
import { commissionRoutes } from './api/commission-routes.ts';
import { credentialRoutes } from './api/credential-routes.ts';
import { leadRoutes } from './api/lead-routes.ts';
import { letterRoutes } from './api/letter-routes.ts';
import { matterRoutes } from './api/matter-routes.ts';
import { publicRoutes } from './api/public-routes.ts';
import { releaseRoutes } from './api/release-routes.ts';
import { reportRoutes } from './api/report-routes.ts';
import { sessionRoutes } from './api/session-routes.ts';
import { signingRoutes } from './api/signing-routes.ts';
import { directoryRoutes } from './directory/directory-routes.ts';
import { type App, createShell } from './http/shell.ts';
import { serveBundles, serveWebPages } from './http/web-pages.ts';
import type { ServerParts } from './parts.ts';

/** The HTTP side of the server on its parts, ready to `inject` or `listen`. It reads no setting and starts no timer. */
export async function createApp(parts: ServerParts, log: Logger): Promise<App> {
  const { config, random, origin } = parts;
  const app = createShell({ log, random, isHttps: origin.startsWith('https:'), proxies: config.proxies });
  const plain = app as unknown as FastifyInstance;
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Lianshu: electronic petitions for national referendums', version: '1' },
      servers: [{ url: origin }],
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => String(json.$id ?? `def-${i}`) },
  });
  publicRoutes(app, parts);
  credentialRoutes(app);
  signingRoutes(app, parts);
  directoryRoutes(app, parts);
  sessionRoutes(app, parts);
  leadRoutes(app, parts);
  letterRoutes(app, parts);
  commissionRoutes(app, parts);
  actsRoutes(app, parts);
  collectionRoutes(app, parts);
  matterRoutes(app, parts);
  reportRoutes(app, parts);
  releaseRoutes(app, parts);
  app.get(
    '/api/openapi.json',
    {
      schema: {
        summary: 'This document',
        response: { 200: Type.Unsafe<object>({ type: 'object', additionalProperties: true }) },
      },
    },
    async () => app.swagger() as object,
  );
  await mkdir(config.bundlesFolder, { recursive: true });
  await serveBundles(plain, config.bundlesFolder);
  if (config.webFolder !== undefined) await serveWebPages(plain, config.webFolder);
  app.addHook('onClose', () => parts.gate.close());
  return app;
}
