import { isPilotNumber } from '@lianshu/core/case';
import { type Refusal, refuse } from '@lianshu/core/errors';

/** By its name: pilots are numbered apart. */
export function isPilotLog(log: string): boolean {
  return isPilotNumber(log.split('.')[0]!);
}

/** A pilot has no effect in law: it cannot be held to be filed, and is never filed. */
export function refusePilot(log: string): Refusal | undefined {
  return isPilotLog(log) ? refuse('case.is-pilot') : undefined;
}
