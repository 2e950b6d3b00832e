import { allowedCommands } from '@lianshu/core/case';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';
import { listCases } from './case-store.ts';
import { runCommand } from './run-command.ts';

/** A filing that was in time when it arrived is through by then: nothing that it waits for takes so long. */
const GRACE_MS = 10 * 60_000;

/**
 * Deems abandoned every case whose term has passed unused (Act Art. 10(9), 12(2)); one whose log has been filed used it,
 * also while its event is still to come (`completeFilings`). Run by the clock; doing it twice is harmless.
 */
export async function lapseCases(
  parts: Pick<ServerParts, 'db' | 'primitives' | 'random'>,
  now: number,
): Promise<number> {
  let lapsed = 0;
  for (const state of await listCases(parts.db)) {
    if (!allowedCommands(state, 'clock', now - GRACE_MS).some(({ command }) => command === 'lapse')) continue;
    if (await hasFiled(parts.db, state.number)) continue;
    const done = await runCommand(parts, state.number, { name: 'lapse', by: 'clock', data: {} }, now);
    if (done.ok) lapsed += 1;
  }
  return lapsed;
}

async function hasFiled(db: Db, number: string): Promise<boolean> {
  const row = await db
    .selectFrom('filing')
    .innerJoin('log', 'log.log', 'filing.log')
    .select('filing.log')
    .where('log.case_number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}
