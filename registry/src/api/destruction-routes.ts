import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isCaseNumber } from '@lianshu/core/case';
import { refuse } from '@lianshu/core/errors';
import { type Static, Type } from 'typebox';
import { type DestroyDeps, destroyRecords, readOrder } from '../destruction/destroy-records.ts';
import { Refused } from '../http/problem.ts';

const Params = Type.Object({ number: Type.String({ maxLength: 16 }) });

const DestructionView = Type.Object({
  caseNumber: Type.String(),
  /** `refused`: a file that is no order of the commission's. */
  state: Type.Union([Type.Literal('waiting'), Type.Literal('done'), Type.Literal('refused')]),
  logs: Type.Array(Type.String()),
  /** When the commission had destroyed its own, ms. */
  orderedAt: Type.Union([Type.Integer(), Type.Null()]),
});

/** The officer's part in the destruction of a case's records. */
export const destructionRoutes: FastifyPluginAsyncTypebox<{ readonly deps: DestroyDeps }> = async (app, { deps }) => {
  async function viewOf(caseNumber: string): Promise<Static<typeof DestructionView>> {
    const order = await readOrder(deps, caseNumber);
    if (!order.ok) return { caseNumber, state: 'refused', logs: [], orderedAt: null };
    const logs = order.value.logs.map(({ log }) => log);
    const state = (await deps.folder.isAnswered(caseNumber)) ? 'done' : 'waiting';
    return { caseNumber, state, logs, orderedAt: order.value.destroyedAt };
  }

  app.get(
    '/registry/destructions',
    { schema: { response: { 200: Type.Object({ destructions: Type.Array(DestructionView) }) } } },
    async () => ({ destructions: await Promise.all((await deps.folder.cases()).map(viewOf)) }),
  );

  app.post(
    '/registry/destructions/:number/destroy',
    { schema: { params: Params, response: { 200: DestructionView } } },
    async ({ params: { number } }) => {
      if (!isCaseNumber(number)) throw new Refused(refuse('case.unknown'));
      const done = await destroyRecords(deps, number);
      if (!done.ok) throw new Refused(done);
      return await viewOf(number);
    },
  );
};
