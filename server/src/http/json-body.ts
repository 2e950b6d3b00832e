import { fromUtf8 } from '@lianshu/core/bytes';
import { ParseError } from '@lianshu/core/errors';
import type { FastifyInstance } from 'fastify';

/**
 * JSON is the only thing that is read, and only as valid UTF-8: another media type is refused, invalid UTF-8 is refused
 * instead of being mended, and keys that reach into prototypes are refused. No body at all reads as `{}`.
 */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parseText = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    let text: string;
    try {
      text = fromUtf8(bytes as Buffer);
      if (text.startsWith('\ufeff')) throw new ParseError('json.malformed', 0);
    } catch (error) {
      done(error as Error);
      return;
    }
    parseText(request, text, done);
  });
  app.addHook('preValidation', async (request) => {
    if (request.method === 'POST' && request.body === undefined) request.body = {};
  });
}
