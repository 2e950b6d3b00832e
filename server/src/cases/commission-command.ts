import { type CommandData, type CommandName, thresholdsOfCase } from '@lianshu/core/case';
import { type Result, refuse } from '@lianshu/core/errors';
import { ensureCountCheck } from '../filing/count-check.ts';
import { loadFiling } from '../filing/file-log.ts';
import type { ServerParts } from '../parts.ts';
import { loadCase } from './case-store.ts';
import { type CommandDone, runCommand } from './run-command.ts';

/**
 * An act of the commission. Before it hands a filed roster to the household check it counts itself (清查, Act Art. 13(1)):
 * its own count of the log, not the lead's figure, has to reach the threshold.
 */
export async function commissionCommand(
  parts: ServerParts,
  number: string,
  name: CommandName,
  data: object,
  now: number,
): Promise<Result<CommandDone>> {
  if (name === 'begin-household-check') {
    const short = await whyTooFew(parts, number);
    if (short !== undefined) return short;
  }
  return runCommand(parts, number, { name, by: 'commission', data: data as CommandData[typeof name] }, now);
}

async function whyTooFew(parts: ServerParts, number: string) {
  const { state } = await loadCase(parts.db, number);
  if (state.phase !== 'filed' || state.filing === null) return undefined;
  const filed = await loadFiling(parts, state.filing.log);
  if (filed === undefined) return undefined;
  const { real } = await ensureCountCheck(parts, filed);
  const needed = thresholdsOfCase(state)?.signers ?? 0;
  const found = real + state.filing.paperCount;
  if (found >= needed) return undefined;
  return { ...refuse('case.guard-failed', { guard: 'count-check', needed, found }), article: 'Act Art. 13(1)' };
}
