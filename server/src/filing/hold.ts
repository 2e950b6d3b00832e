import { parseLogId } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import type { LogHead } from '../ledger/ledger.ts';
import type { ServerParts } from '../parts.ts';
import { refusePilot } from '../pilot/is-pilot-log.ts';

/** A hold lasts half an hour at most (design §7). */
export const HOLD_MS = 30 * 60_000;

/** Stops a log so that the lead can count and file it; it goes on by itself when she does not. */
export async function holdLog({ acts, ledger, gate, clock }: ServerParts, log: string): Promise<Result<LogHead>> {
  const pilot = refusePilot(log);
  if (pilot !== undefined) return pilot;
  const until = clock() + HOLD_MS;
  const { caseNumber } = parseLogId(log);
  const act = { kind: 'log-held', actor: 'lead', case: caseNumber, detail: { log, until } } as const;
  const head = await acts.during((enter) => ledger.hold(log, until, (tx) => enter(tx, [act])));
  await gate.refresh();
  if (head !== undefined) return accept(head);
  return (await ledger.head(log)) === undefined ? refuse('log.not-open') : refuse('case.already-filed');
}

/** Lets a held log go on. */
export async function resumeLog(
  { acts, ledger, gate }: ServerParts,
  log: string,
): Promise<Result<{ readonly open: true }>> {
  const { caseNumber } = parseLogId(log);
  const act = { kind: 'log-resumed', actor: 'lead', case: caseNumber, detail: { log } } as const;
  await acts.during((enter) => ledger.resume(log, (tx) => enter(tx, [act])));
  await gate.refresh();
  const head = await ledger.head(log);
  if (head === undefined) return refuse('log.not-open');
  return head.phase === 'open' ? accept({ open: true }) : refuse('case.already-filed');
}
