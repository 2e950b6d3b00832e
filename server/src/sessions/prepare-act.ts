import { toHex } from '@lianshu/core/bytes';
import { OFFICES, type OfficeTaskName, taskOf, transitionOf } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import type { JsonObject } from '@lianshu/core/json';
import { loadCase } from '../cases/case-store.ts';
import { isCommandName } from '../cases/command-schemas.ts';
import { completeCommand } from '../cases/complete-command.ts';
import type { ServerParts } from '../parts.ts';
import type { ActToSign } from './act-challenge.ts';
import type { Duty } from './step-up.ts';

/** An act as a request names it: a command of the life cycle, or a task that the card signs. */
export interface AskedAct {
  readonly caseNumber: string;
  readonly log?: string;
  readonly act: string;
  readonly data?: object;
}

/** What will be signed and entered, and whose act it is. */
export interface PreparedAct {
  readonly duty: Duty;
  readonly act: ActToSign;
}

const LOG_TASKS = ['countersign', 'open-log'] as const satisfies readonly OfficeTaskName[];

/**
 * The act with its data as it will stand in the records. The same request gives the same bytes when it is asked for and
 * when it is entered, unless the case has moved between. Refusals `case.unknown`, `log.unknown`, `request.malformed`, and
 * those of `completeCommand`.
 */
export async function prepareAct(parts: ServerParts, asked: AskedAct): Promise<Result<PreparedAct>> {
  const { caseNumber, log, act, data = {} } = asked;
  const stored = await loadCase(parts.db, caseNumber);
  if (stored.seq === 0) return refuse('case.unknown');
  if (isCommandName(act)) {
    if (log !== undefined) return refuse('request.malformed', { at: '/log' });
    const completed = completeCommand(parts, stored, act, data, parts.clock());
    if (!completed.ok) return completed;
    const { office, needsCard = false } = transitionOf(act);
    return accept({
      duty: { offices: office, needsCard },
      act: { caseNumber, act, data: completed.value as JsonObject },
    });
  }
  if (act === 'publish' && log === undefined)
    return accept({ duty: dutyOf('publish'), act: { caseNumber, act, data: {} } });
  const task = LOG_TASKS.find((name) => name === act);
  if (task === undefined) return refuse('request.malformed', { at: '/act' });
  return log === undefined ? refuse('request.malformed', { at: '/log' }) : logAct(parts, caseNumber, log, task);
}

/** An act on a log's papers is signed over the manifest that stands there now. */
async function logAct(
  { db, primitives }: ServerParts,
  caseNumber: string,
  log: string,
  act: (typeof LOG_TASKS)[number],
): Promise<Result<PreparedAct>> {
  const row = await db.selectFrom('log').select(['case_number', 'manifest']).where('log', '=', log).executeTakeFirst();
  if (row === undefined || row.case_number !== caseNumber) return refuse('log.unknown');
  const data = { log, manifestSha256: toHex(primitives.sha256(row.manifest)) };
  return accept({ duty: dutyOf(act), act: { caseNumber, log, act, data } });
}

/** Whose task it is among the offices, and whether the card signs it. */
export function dutyOf(name: OfficeTaskName): Duty {
  const { roles, needsCard = false } = taskOf(name);
  return { offices: OFFICES.filter((office) => roles.includes(office)), needsCard };
}
