import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type {} from '@fastify/swagger';
import { CLIENT_LIST } from '@lianshu/core/client';
import type { FastifyInstance } from 'fastify';
import { pagesOf } from '../../../web/src/paths.ts';

const YEAR_MS = 365 * 86_400_000;

/**
 * Serves the built pages of the commission's host: hashed assets for ever, pages asked for again each time. The key
 * ceremony is not among them.
 */
export async function serveWebPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    dotfiles: 'ignore',
    schemaHide: true,
    cacheControl: true,
    maxAge: YEAR_MS,
    immutable: true,
  });
  for (const { path, html } of pagesOf('commission')) {
    if (!existsSync(join(folder, html))) continue;
    app.get(path, { schema: { hide: true } }, (_request, reply) => {
      reply.header('cache-control', 'no-cache');
      return reply.sendFile(html, folder, { cacheControl: false });
    });
  }
  if (existsSync(join(folder, CLIENT_LIST)))
    app.get(`/${CLIENT_LIST}`, { schema: { hide: true } }, (_request, reply) => {
      reply.header('cache-control', 'no-cache');
      return reply.sendFile(CLIENT_LIST, folder, { cacheControl: false });
    });
  if (existsSync(join(folder, 'favicon.svg')))
    app.get('/favicon.svg', { schema: { hide: true } }, (_request, reply) => reply.sendFile('favicon.svg', folder));
}

/** Serves published bundles, file by file. What is in the folder is public: bundles appear there whole. */
export async function serveBundles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/bundles/',
    decorateReply: false,
    index: false,
    dotfiles: 'ignore',
    schemaHide: true,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('cache-control', 'public, max-age=3600');
    },
  });
}
