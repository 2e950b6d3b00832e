import { type CommandName, dueCommands } from '@lianshu/core/case';
import { logFiledBy } from '../filing/round-acts.ts';
import type { Db } from '../store/database.ts';
import { listCases, loadCase } from './case-store.ts';
import { type CaseParts, runCommand } from './run-command.ts';

/** A filing that was in time when it arrived is through by then: nothing that it waits for takes so long. */
export const GRACE_MS = 10 * 60_000;

/** What would pass over a filing that was in time and whose event is still to come. */
const LETS_FILING_PASS: readonly CommandName[] = ['lapse', 'lapse-proposer-supplement', 'lapse-signer-supplement'];

/**
 * Enters what time alone has caused in every case: terms let pass, opinions waived, the day of polling, the end of retention. Each once,
 * however late, with the dates of the terms and not of this call. A round whose log has been filed used its term, also
 * while its event is still to come (`completeFilings`). Run by the clock; doing it twice is harmless. Returns how many
 * acts were entered.
 */
export async function lapseCases(parts: CaseParts, now: number): Promise<number> {
  let entered = 0;
  for (const listed of await listCases(parts.db)) {
    let state = listed;
    for (;;) {
      const [due] = dueCommands(state, now - GRACE_MS);
      if (due === undefined) break;
      if (LETS_FILING_PASS.includes(due.name) && (await hasFilingToFollow(parts.db, state.number))) break;
      const done = await runCommand(parts, state.number, due, now);
      if (!done.ok) break;
      entered += 1;
      state = done.value.state;
    }
  }
  return entered;
}

/** Whether a log has been filed whose event the case does not have yet. */
async function hasFilingToFollow(db: Db, number: string): Promise<boolean> {
  const rows = await db
    .selectFrom('filing')
    .innerJoin('log', 'log.log', 'filing.log')
    .select('filing.log')
    .where('log.case_number', '=', number)
    .execute();
  const { events } = await loadCase(db, number);
  const followed = new Set(events.map(logFiledBy));
  return rows.some(({ log }) => !followed.has(log));
}
