import { taipeiDate } from '@lianshu/core/calendar';
import { PHASES } from '@lianshu/core/case';
import { refuse } from '@lianshu/core/errors';
import { makeRosterForm, marksOf, type Place, type RosterKind, renderUndertaking } from '@lianshu/core/letters';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { loadCase, type StoredCase } from '../cases/case-store.ts';
import { Refused, unwrap } from '../http/problem.ts';
import { guard, officeGuard, sessionIn } from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import { LetterFiles } from '../letters/letter-files.ts';
import { loadLetter } from '../letters/letter-store.ts';
import { composeIssued, isDemo } from '../letters/letter-text.ts';
import { IssuedLetter, issuedLetters, LetterView, letterViews } from '../letters/letter-views.ts';
import type { ServerParts } from '../parts.ts';
import { printRoster } from '../print/print-roster.ts';
import { printUndertaking } from '../print/print-undertaking.ts';
import { CaseNumber, CaseParams, exact, Hex32, Problems } from './schemas.ts';

/** `3.pdf` or `3.txt`: the third letter of the case. */
const LetterFile = Type.String({ pattern: '^[1-9][0-9]{0,3}\\.(pdf|txt)$' });
const FileParams = exact({ number: CaseNumber, file: LetterFile });
const RosterQuery = exact({
  kind: Type.Union([Type.Literal('proposer'), Type.Literal('signer')]),
  county: Type.Optional(Type.String({ maxLength: 10 })),
  township: Type.Optional(Type.String({ maxLength: 10 })),
});
const PRODUCES = ['application/pdf', 'text/plain'];

/** Letters and announcements: what is to go out, what has gone out, and the forms that are filled in by hand. */
export function letterRoutes(app: App, parts: ServerParts): void {
  const { db, clock } = parts;
  const config = { logged: true };
  const files = new LetterFiles();
  const officer = officeGuard(parts, 'read-cases');
  const lead = guard(parts, 'lead');

  const caseOf = async (number: string): Promise<StoredCase> => {
    const stored = await loadCase(db, number);
    if (stored.seq === 0) throw new Refused(refuse('case.unknown'));
    return stored;
  };

  /** The lead's own case while it goes on (regulation Art. 6(4)). */
  const ownCase = async (number: string): Promise<StoredCase> => {
    const stored = await caseOf(number);
    if (PHASES[stored.state.phase].endsLeadAccess)
      throw new Refused({ ...refuse('case.wrong-state'), article: 'regulation Art. 6(4)' });
    return stored;
  };

  const sendLetter = async (
    reply: FastifyReply,
    { state }: StoredCase,
    file: string,
    mayRead: (n: number) => boolean,
  ): Promise<FastifyReply> => {
    const [digits = '', kind] = file.split('.');
    const n = Number(digits);
    const letter = state.letters[n - 1];
    if (letter === undefined || !mayRead(n)) throw new Refused(refuse('letter.unknown'));
    const stored = letter.issued === null ? undefined : await loadLetter(db, state.number, n);
    if (letter.issued === null || stored === undefined) throw new Refused(refuse('letter.not-issued'));
    const name = `lianshu-${state.number}-${n}.${kind}`;
    if (kind === 'pdf') return sendPdf(reply, name, await files.pdf(stored, letter.issued.issuedOn));
    return reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `inline; filename="${name}"`)
      .serializer((text: unknown) => String(text))
      .send(stored.text);
  };

  const sendRoster = async (reply: FastifyReply, { state }: StoredCase, kind: RosterKind, place: Place) => {
    const form = unwrap(makeRosterForm(state, kind, place, marksOf(state, isDemo(parts))));
    return sendPdf(reply, `lianshu-${state.number}-${kind}-roster.pdf`, await printRoster(form, taipeiDate(clock())));
  };

  app.get(
    '/api/commission/cases/:number/letters',
    {
      config,
      onRequest: officer,
      schema: {
        summary: 'The letters of a case, what each needs to go out, and what its service begins',
        params: CaseParams,
        response: { 200: exact({ letters: Type.Array(LetterView) }), ...Problems },
      },
    },
    async ({ params }) => ({ letters: letterViews(await caseOf(params.number)) }),
  );

  app.post(
    '/api/commission/cases/:number/letters/:n/preview',
    {
      config,
      onRequest: officeGuard(parts, 'read-letters'),
      schema: {
        summary: 'A letter as it would go out today; nothing is stored',
        params: exact({ number: CaseNumber, n: Type.String({ pattern: '^[1-9][0-9]{0,3}$' }) }),
        body: exact({
          documentNumber: Type.String({ minLength: 1, maxLength: 60 }),
          details: Type.Record(Type.String({ pattern: '^[a-zA-Z]{1,40}$' }), Type.String({ maxLength: 20_000 }), {
            maxProperties: 40,
            additionalProperties: false,
          }),
        }),
        response: { 200: exact({ lines: Type.Array(Type.String()), sha256: Hex32 }), ...Problems },
      },
    },
    async ({ params, body }) => {
      const { events } = await caseOf(params.number);
      const issue = { letter: Number(params.n), ...body };
      const { lines, sha256 } = unwrap(composeIssued(parts, events, issue, taipeiDate(clock())));
      return { lines: [...lines], sha256 };
    },
  );

  app.get(
    '/api/commission/cases/:number/letters/:file',
    {
      config,
      onRequest: officer,
      schema: { summary: 'A letter that has gone out, as PDF or text', params: FileParams, produces: PRODUCES },
    },
    async ({ params }, reply) => sendLetter(reply, await caseOf(params.number), params.file, () => true),
  );

  app.get(
    '/api/commission/cases/:number/undertaking.pdf',
    {
      config,
      onRequest: officer,
      schema: { summary: 'The undertaking for the lead to sign by hand', params: CaseParams, produces: PRODUCES },
    },
    async ({ params }, reply) => {
      const { state } = await caseOf(params.number);
      const lines = renderUndertaking(state, marksOf(state, isDemo(parts)));
      return sendPdf(
        reply,
        `lianshu-${state.number}-undertaking.pdf`,
        await printUndertaking(lines, taipeiDate(clock())),
      );
    },
  );

  app.get(
    '/api/commission/cases/:number/roster.pdf',
    {
      config,
      onRequest: officer,
      schema: {
        summary: 'The paper form of a roster, pre-filled with the case and, where given, county and township',
        params: CaseParams,
        querystring: RosterQuery,
        produces: PRODUCES,
      },
    },
    async ({ params, query: { kind, ...place } }, reply) => sendRoster(reply, await caseOf(params.number), kind, place),
  );

  app.get(
    '/api/lead/letters',
    {
      config,
      onRequest: lead,
      schema: {
        summary: 'The letters to the lead that have gone out',
        response: { 200: exact({ letters: Type.Array(IssuedLetter) }), ...Problems },
      },
    },
    async (request) => ({ letters: issuedLetters((await ownCase(sessionIn(request).caseNumber!)).state, 'lead') }),
  );

  app.get(
    '/api/lead/letters/:file',
    {
      config,
      onRequest: lead,
      schema: {
        summary: 'A letter to the lead that has gone out, as PDF or text',
        params: exact({ file: LetterFile }),
        produces: PRODUCES,
      },
    },
    async (request, reply) => {
      const stored = await ownCase(sessionIn(request).caseNumber!);
      const mine = issuedLetters(stored.state, 'lead');
      return sendLetter(reply, stored, request.params.file, (n) => mine.some((letter) => letter.n === n));
    },
  );

  app.get(
    '/api/lead/roster.pdf',
    {
      config,
      onRequest: lead,
      schema: {
        summary: 'The paper form of a roster, for a lead who has collected it',
        querystring: RosterQuery,
        produces: PRODUCES,
      },
    },
    async (request, reply) => {
      const stored = await ownCase(sessionIn(request).caseNumber!);
      const { kind, ...place } = request.query;
      // The format of the signers' roster is collected from the commission first.
      if (kind === 'signer' && stored.state.collected?.paper !== true)
        throw new Refused({ ...refuse('case.wrong-state', { phase: stored.state.phase }), article: 'Act Art. 10(9)' });
      return sendRoster(reply, stored, kind, place);
    },
  );

  app.get(
    '/api/cases/:number/announcements',
    {
      schema: {
        summary: 'The announcements of a case',
        params: CaseParams,
        response: { 200: exact({ announcements: Type.Array(IssuedLetter) }), ...Problems },
      },
    },
    async ({ params }) => ({ announcements: issuedLetters((await caseOf(params.number)).state, 'public') }),
  );

  app.get(
    '/api/cases/:number/announcements/:file',
    { schema: { summary: 'An announcement, as PDF or text', params: FileParams, produces: PRODUCES } },
    async ({ params }, reply) => {
      const stored = await caseOf(params.number);
      const open = issuedLetters(stored.state, 'public');
      return sendLetter(reply, stored, params.file, (n) => open.some((letter) => letter.n === n));
    },
  );
}

function sendPdf(reply: FastifyReply, name: string, pdf: Uint8Array): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name}"`)
    .send(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length));
}
