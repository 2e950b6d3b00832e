import { allowedCommands } from '@lianshu/core/case';
import type { ServerParts } from '../parts.ts';
import { listCases } from './case-store.ts';
import { runCommand } from './run-command.ts';

/** Deems abandoned every case whose term has passed unused (Act Art. 10(9), 12(2)). Run by the clock; doing it twice is harmless. */
export async function lapseCases(
  parts: Pick<ServerParts, 'db' | 'primitives' | 'random'>,
  now: number,
): Promise<number> {
  let lapsed = 0;
  for (const state of await listCases(parts.db)) {
    if (!allowedCommands(state, 'clock', now).some(({ command }) => command === 'lapse')) continue;
    const done = await runCommand(parts, state.number, { name: 'lapse', by: 'clock', data: {} }, now);
    if (done.ok) lapsed += 1;
  }
  return lapsed;
}
