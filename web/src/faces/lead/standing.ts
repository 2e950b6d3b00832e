import { PHASES } from '@lianshu/core/case';
import type { LeadCase } from '../ceremony/flow/lead-case.ts';
import type { LogStatus } from '../session/log-status.ts';

/** Where the lead stands with her case, which decides what there is to do next. */
export type Standing = 'idle' | 'drafting' | 'posted' | 'ready' | 'open' | 'held' | 'filed' | 'ended';

/** The log that counts now: the newest. */
export function currentLog({ logs }: Pick<LeadCase, 'logs'>): LogStatus | undefined {
  return logs.at(-1);
}

/** `now`: ms. A hold whose time is over is open again, whether or not the server has noticed. */
export function standingOf(leadCase: LeadCase, now: number): Standing {
  if (PHASES[leadCase.view.phase].endsLeadAccess) return 'ended';
  const log = currentLog(leadCase);
  if (log === undefined) return leadCase.plan === null ? 'idle' : 'drafting';
  if (log.phase === 'ceremony') return log.possessionPassed ? 'ready' : 'posted';
  if (log.phase === 'held') return (log.heldUntil ?? 0) > now ? 'held' : 'open';
  return log.phase;
}
