import { PHASES, parseLogId, type Stage } from '@lianshu/core/case';
import type { LeadCase } from '../ceremony/flow/lead-case.ts';
import type { LogStatus } from '../session/log-status.ts';

/** Where the lead stands with her case, which decides what there is to do next. */
export type Standing = 'idle' | 'drafting' | 'posted' | 'ready' | 'open' | 'held' | 'filed' | 'ended';

/** The log that counts now: that of the round that is planned, once there is one; else the newest. */
export function currentLog({ logs, plan }: Pick<LeadCase, 'logs' | 'plan'>): LogStatus | undefined {
  return plan === null ? logs.at(-1) : logs.find(({ log }) => log === plan.log);
}

/** The stage that the lead's pages speak of. */
export function stageOf(leadCase: Pick<LeadCase, 'logs' | 'plan'>): Stage {
  const log = leadCase.plan?.log ?? leadCase.logs.at(-1)?.log;
  return log === undefined ? 'petition' : parseLogId(log).stage;
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
