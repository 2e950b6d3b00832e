import { isRoundOver, type Phase, parseLogId } from '@lianshu/core/case';
import type { ServerParts } from '../parts.ts';

type ClosingParts = Pick<ServerParts, 'db' | 'acts' | 'ledger' | 'gate'>;

/**
 * Closes every log whose round is over without having been filed: at the stop of Act Art. 19 signing ends at once (regulation
 * Art. 10), and so it does where all is filed on paper. Run after an act of the commission and by the clock; doing it twice
 * is harmless.
 */
export async function closeEndedLogs({ db, acts, ledger, gate }: ClosingParts): Promise<void> {
  const rows = await db
    .selectFrom('head')
    .innerJoin('log', 'log.log', 'head.log')
    .innerJoin('case_view', 'case_view.case_number', 'log.case_number')
    .select(['head.log', 'case_view.state', 'case_view.case_number'])
    .where('head.phase', '!=', 'filed')
    .execute();
  const ended = rows.filter(({ log, state }) => isRoundOver(state as Phase, parseLogId(log)));
  for (const { log, case_number: number } of ended) {
    const act = { kind: 'log-closed', actor: 'clock', case: number, detail: { log } } as const;
    await acts.during((enter) => ledger.close(log, (tx) => enter(tx, [act])));
  }
  if (ended.length > 0) await gate.refresh();
}
