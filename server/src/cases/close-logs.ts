import { PHASES, type Phase } from '@lianshu/core/case';
import type { ServerParts } from '../parts.ts';

type ClosingParts = Pick<ServerParts, 'db' | 'acts' | 'ledger' | 'gate'>;

/**
 * Closes every log of a case that has ended without filing it: at the stop of Act Art. 19 signing ends at once (regulation
 * Art. 10). Run after an act that ends a case and by the clock; doing it twice is harmless.
 */
export async function closeEndedLogs({ db, acts, ledger, gate }: ClosingParts): Promise<void> {
  const rows = await db
    .selectFrom('head')
    .innerJoin('log', 'log.log', 'head.log')
    .innerJoin('case_view', 'case_view.case_number', 'log.case_number')
    .select(['head.log', 'case_view.state', 'case_view.case_number'])
    .where('head.phase', '!=', 'filed')
    .execute();
  const ended = rows.filter(({ state }) => PHASES[state as Phase].endsLeadAccess);
  for (const { log, case_number: number } of ended) {
    const act = { kind: 'log-closed', actor: 'clock', case: number, detail: { log } } as const;
    await acts.during((enter) => ledger.close(log, (tx) => enter(tx, [act])));
  }
  if (ended.length > 0) await gate.refresh();
}
