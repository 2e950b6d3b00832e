import { taipeiDate } from '@lianshu/core/calendar';
import { refuse } from '@lianshu/core/errors';
import type { BarredMatter } from '@lianshu/core/matters';
import { Type } from 'typebox';
import { Refused, unwrap } from '../http/problem.ts';
import { officeGuard, sessionIn } from '../http/session-guard.ts';
import type { App } from '../http/shell.ts';
import { compareMatter, consultFor } from '../matters/compare-matters.ts';
import { enterMatter, strikeMatter } from '../matters/enter-matter.ts';
import { loadRegister, publicBars } from '../matters/register.ts';
import type { ServerParts } from '../parts.ts';
import { dutyOf } from '../sessions/prepare-act.ts';
import { signedPlainly } from '../sessions/step-up.ts';
import { CaseParams, Count, exact, orNull, Problems } from './schemas.ts';

const Bound = Type.Union([Type.Literal('original-proposers'), Type.Literal('everyone')]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Reasons = Type.String({ minLength: 1, maxLength: 4000 });
const EntryNumber = Type.Integer({ minimum: 1, maximum: 1_000_000 });

const Bar = {
  id: Type.String(),
  matter: Type.String(),
  source: Type.String(),
  binds: Bound,
  article: Type.String(),
  since: Type.String(),
  until: Type.String(),
};
const Line = exact({
  ...Bar,
  entry: orNull(Count),
  enteredAt: orNull(Type.Integer()),
  corrects: orNull(Count),
  reasons: Type.String(),
  endedBy: orNull(exact({ entry: Count, isStruck: Type.Boolean(), reasons: Type.String() })),
  isRunning: Type.Boolean(),
});
const Consulted = exact({
  day: Type.String(),
  isOpen: Type.Boolean(),
  matters: Type.Array(
    exact({
      ...Bar,
      similarity: Count,
      comparison: orNull(exact({ isSame: Type.Boolean(), reasons: Type.String(), at: Type.Integer() })),
    }),
  ),
});
const Entered = exact({ entry: Count });

function shown({ id, matter, source, binds, article, since, until }: BarredMatter) {
  return { id, matter, source, binds, article, since, until };
}

/** The register of barred matters (同一事項): read by everyone as far as it binds everyone, kept by the commission. */
export function matterRoutes(app: App, parts: ServerParts): void {
  const { db, clock } = parts;
  const config = { logged: true };

  app.get(
    '/api/matters',
    {
      schema: {
        summary: 'The matters that no one may propose today',
        response: { 200: exact({ on: Type.String(), matters: Type.Array(exact(Bar)) }), ...Problems },
      },
    },
    async () => {
      const on = taipeiDate(clock());
      return { on, matters: (await publicBars(db, on)).map(shown) };
    },
  );

  app.get(
    '/api/commission/matters',
    {
      config,
      onRequest: officeGuard(parts, 'read-matters'),
      schema: {
        summary: 'Every line of the register of barred matters',
        response: { 200: exact({ lines: Type.Array(Line) }), ...Problems },
      },
    },
    async () => ({
      lines: (await loadRegister(db, taipeiDate(clock()))).map((line) => ({
        ...line,
        endedBy: line.endedBy === null ? null : { ...line.endedBy },
      })),
    }),
  );

  app.post(
    '/api/commission/matters',
    {
      config,
      onRequest: officeGuard(parts, 'enter-matters'),
      schema: {
        summary: 'Enters a barred matter, or corrects an entry by a new one',
        body: exact({
          matter: Type.String({ minLength: 1, maxLength: 1000 }),
          source: Type.String({ minLength: 1, maxLength: 200 }),
          binds: Bound,
          since: Day,
          corrects: orNull(EntryNumber),
          reasons: Type.String({ maxLength: 4000 }),
        }),
        response: { 200: Entered, ...Problems },
      },
    },
    async (request) => {
      const signed = unwrap(signedPlainly(sessionIn(request), dutyOf('enter-matters').offices));
      return { entry: unwrap(await enterMatter(parts, request.body, clock(), signed)).seq };
    },
  );

  app.post(
    '/api/commission/matters/:entry/strike',
    {
      config,
      onRequest: officeGuard(parts, 'enter-matters'),
      schema: {
        summary: 'Strikes out an entry that should not stand',
        params: exact({ entry: Type.String({ pattern: '^[1-9][0-9]{0,5}$' }) }),
        body: exact({ reasons: Reasons }),
        response: { 200: Entered, ...Problems },
      },
    },
    async (request) => {
      const { params, body } = request;
      const signed = unwrap(signedPlainly(sessionIn(request), dutyOf('enter-matters').offices));
      return { entry: unwrap(await strikeMatter(parts, Number(params.entry), body.reasons, clock(), signed)).seq };
    },
  );

  app.get(
    '/api/commission/cases/:number/matters',
    {
      config,
      onRequest: officeGuard(parts, 'read-matters'),
      schema: {
        summary: 'The register as it is consulted for a proposal, the nearest wording first',
        params: CaseParams,
        response: { 200: Consulted, ...Problems },
      },
    },
    async ({ params }) => {
      const found = await consultFor(db, params.number, clock());
      if (found === undefined) throw new Refused(refuse('case.unknown'));
      const matters = found.matters.map(({ similarity, comparison, ...bar }) => ({
        ...shown(bar),
        similarity,
        comparison: comparison === null ? null : { ...comparison },
      }));
      return { ...found, matters };
    },
  );

  app.post(
    '/api/commission/cases/:number/matters',
    {
      config,
      onRequest: officeGuard(parts, 'compare-matters'),
      schema: {
        summary: 'Records whether a proposal is of the same matter as a barred one',
        params: CaseParams,
        body: exact({ matter: Type.String({ maxLength: 60 }), isSame: Type.Boolean(), reasons: Reasons }),
        response: { 200: Entered, ...Problems },
      },
    },
    async (request) => {
      const { params, body } = request;
      const signed = unwrap(signedPlainly(sessionIn(request), dutyOf('compare-matters').offices));
      return { entry: unwrap(await compareMatter(parts, params.number, body, clock(), signed)).seq };
    },
  );
}
