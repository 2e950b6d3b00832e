import { Readable } from 'node:stream';
import { ACTS_LOG, actToJson } from '@lianshu/core/acts';
import { toBase64url } from '@lianshu/core/bytes';
import { refuse } from '@lianshu/core/errors';
import { parseCheckpoint } from '@lianshu/core/tlog';
import { Type } from 'typebox';
import { tileOf } from '../api/public-routes.ts';
import { CaseNumber, Count, exact, format, orNull, Problems } from '../api/schemas.ts';
import { Refused } from '../http/problem.ts';
import { officeGuard } from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import { loadTileBytes } from '../ledger/stored-tiles.ts';
import type { ServerParts } from '../parts.ts';
import { actsCheckpoint, exportActs, readActs } from './export-acts.ts';

const PAGE = 100;

const Entry = exact({
  index: Count,
  act: format('docs/specs/acts.md'),
  event: orNull(format('docs/specs/acts.md')),
  paper: orNull(format('docs/specs/acts.md')),
  cms: orNull(Type.String()),
});

/**
 * The acts log: hashes and checkpoints for everyone, so that anyone can keep a head and hold a later one against it; what the
 * entries say, for the auditor alone.
 */
export function actsRoutes(app: App, parts: ServerParts): void {
  const { db } = parts;
  const config = { logged: true };
  const onRequest = officeGuard(parts, 'read-acts');

  app.get(
    `/log/${ACTS_LOG}/checkpoint`,
    {
      schema: {
        summary: 'The latest checkpoint of the acts log (C2SP tlog-checkpoint)',
        produces: ['text/plain'],
        response: { 200: Type.String(), ...Problems },
      },
    },
    async (_request, reply) => {
      reply.type('text/plain; charset=utf-8').serializer((text: unknown) => String(text));
      return actsCheckpoint(db);
    },
  );

  app.get(
    `/log/${ACTS_LOG}/tile/*`,
    {
      schema: {
        summary: 'A hash tile of the acts log (C2SP tlog-tiles)',
        params: Type.Object({ '*': Type.String({ maxLength: 60 }) }),
        produces: ['application/octet-stream'],
      },
    },
    async ({ params }, reply) => {
      const bytes = await loadTileBytes(db, ACTS_LOG, tileOf(`tile/${params['*']}`));
      if (bytes === undefined) throw new Refused(refuse('request.not-found'));
      reply.type('application/octet-stream').header('cache-control', 'public, max-age=31536000, immutable');
      return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    },
  );

  app.get(
    '/api/auditor/acts',
    {
      config,
      onRequest,
      schema: {
        summary: 'Entries of the acts log with the events and card signatures that they name, a hundred at a time',
        querystring: exact({
          from: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
          case: Type.Optional(CaseNumber),
        }),
        response: {
          200: exact({ checkpoint: Type.String(), size: Count, entries: Type.Array(Entry) }),
          ...Problems,
        },
      },
    },
    async ({ query }) => {
      const checkpoint = await actsCheckpoint(db);
      const { size } = parseCheckpoint(checkpoint).checkpoint;
      const entries = await readActs(db, Number(query.from ?? '0'), size, PAGE, query.case);
      return {
        checkpoint,
        size,
        entries: entries.map(({ index, act, event, paper, cms }) => ({
          index,
          act: actToJson(act) as object,
          event: event as object | null,
          paper: paper as object | null,
          cms: cms === null ? null : toBase64url(cms),
        })),
      };
    },
  );

  app.get(
    '/api/auditor/acts/export',
    {
      config,
      onRequest,
      schema: {
        summary: 'The whole acts log for `lianshu acts verify` (docs/specs/acts.md): one JSON object a line',
        produces: ['application/x-ndjson'],
      },
    },
    async (_request, reply) => {
      reply.type('application/x-ndjson').header('content-disposition', 'attachment; filename="acts.ndjson"');
      return reply.send(Readable.from(exportActs(db), { objectMode: false }));
    },
  );
}
