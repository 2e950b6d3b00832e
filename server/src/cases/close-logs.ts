import { PHASES, type Phase } from '@lianshu/core/case';
import type { ServerParts } from '../parts.ts';

type ClosingParts = Pick<ServerParts, 'db' | 'ledger' | 'gate'>;

/**
 * Closes every log of a case that has ended without filing it: at the stop of Act Art. 19 signing ends at once (regulation
 * Art. 10). Run after an act that ends a case and by the clock; doing it twice is harmless.
 */
export async function closeEndedLogs({ db, ledger, gate }: ClosingParts): Promise<void> {
  const rows = await db
    .selectFrom('head')
    .innerJoin('log', 'log.log', 'head.log')
    .innerJoin('case_view', 'case_view.case_number', 'log.case_number')
    .select(['head.log', 'case_view.state'])
    .where('head.phase', '!=', 'filed')
    .execute();
  const ended = rows.filter(({ state }) => PHASES[state as Phase].endsLeadAccess);
  for (const { log } of ended) await ledger.close(log);
  if (ended.length > 0) await gate.refresh();
}
