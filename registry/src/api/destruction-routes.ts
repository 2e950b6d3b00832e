import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isCaseNumber } from '@lianshu/core/case';
import { refuse } from '@lianshu/core/errors';
import { type Static, Type } from 'typebox';
import { type DestroyDeps, destroyRecords, readOrder } from '../destruction/destroy-records.ts';
import { Refused, unwrap } from '../http/problem.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import type { PapersOfActs } from '../sessions/prepare-act.ts';
import { SignedAct } from './schemas.ts';
import { signedAct } from './signed-act.ts';

const Params = Type.Object({ number: Type.String({ maxLength: 16 }) });

const DestructionView = Type.Object({
  caseNumber: Type.String(),
  /** `refused`: a file that is no order of the commission's. */
  state: Type.Union([Type.Literal('waiting'), Type.Literal('done'), Type.Literal('refused')]),
  logs: Type.Array(Type.String()),
  /** When the commission had destroyed its own, ms. */
  orderedAt: Type.Union([Type.Integer(), Type.Null()]),
});

export interface DestructionRouteOptions {
  readonly deps: DestroyDeps;
  readonly desk: SessionDesk;
  readonly papers: PapersOfActs;
}

/** The head's part in the destruction of a case's records. */
export const destructionRoutes: FastifyPluginAsyncTypebox<DestructionRouteOptions> = async (app, options) => {
  const { deps, desk, papers } = options;

  async function viewOf(caseNumber: string): Promise<Static<typeof DestructionView>> {
    const order = await readOrder(deps, caseNumber);
    if (!order.ok) return { caseNumber, state: 'refused', logs: [], orderedAt: null };
    const logs = order.value.logs.map(({ log }) => log);
    const state = (await deps.folder.isAnswered(caseNumber)) ? 'done' : 'waiting';
    return { caseNumber, state, logs, orderedAt: order.value.destroyedAt };
  }

  app.get(
    '/registry/destructions',
    {
      config: { access: 'read-inbox' },
      schema: { response: { 200: Type.Object({ destructions: Type.Array(DestructionView) }) } },
    },
    async () => ({ destructions: await Promise.all((await deps.folder.cases()).map(viewOf)) }),
  );

  app.post(
    '/registry/destructions/:number/destroy',
    {
      config: { access: 'registry-destroy' },
      schema: { params: Params, body: SignedAct, response: { 200: DestructionView } },
    },
    async (request, reply) => {
      const { number } = request.params;
      if (!isCaseNumber(number)) throw new Refused(refuse('case.unknown'));
      // Read once: what the card has signed is what is carried out.
      const order = await deps.folder.readOrder(number);
      const as = { readOrder: async () => order };
      const cms = request.body.card?.cms;
      const call = { request, reply, kind: 'registry-destroy', about: number, cms } as const;
      const enter = await signedAct(desk, { ...papers, ...as }, call);
      unwrap(await destroyRecords({ ...deps, folder: { ...deps.folder, ...as } }, number, enter));
      return await viewOf(number);
    },
  );
};
