import { accept, type Result, refuse } from '@lianshu/core/errors';
import type { LogHead } from '../ledger/ledger.ts';
import type { ServerParts } from '../parts.ts';

/** A hold lasts half an hour at most (design §7). */
export const HOLD_MS = 30 * 60_000;

/** Stops a log so that the lead can count and file it; it goes on by itself when she does not. */
export async function holdLog({ ledger, gate, clock }: ServerParts, log: string): Promise<Result<LogHead>> {
  const head = await ledger.hold(log, clock() + HOLD_MS);
  await gate.refresh();
  if (head !== undefined) return accept(head);
  return (await ledger.head(log)) === undefined ? refuse('log.not-open') : refuse('case.already-filed');
}

/** Lets a held log go on. */
export async function resumeLog({ ledger, gate }: ServerParts, log: string): Promise<Result<{ readonly open: true }>> {
  await ledger.resume(log);
  await gate.refresh();
  const head = await ledger.head(log);
  if (head === undefined) return refuse('log.not-open');
  return head.phase === 'open' ? accept({ open: true }) : refuse('case.already-filed');
}
