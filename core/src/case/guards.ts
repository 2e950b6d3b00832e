import { DATA_GUARDS } from './data-guards.ts';
import type { Guard } from './guard.ts';
import { STATE_GUARDS } from './state-guards.ts';

export type GuardName = keyof typeof STATE_GUARDS | keyof typeof DATA_GUARDS;

export const GUARDS: Readonly<Record<GuardName, Guard>> = { ...STATE_GUARDS, ...DATA_GUARDS };

/** Whether it judges the command's own data; the others already say whether an act is possible. */
export function judgesData(name: GuardName): boolean {
  return Object.hasOwn(DATA_GUARDS, name);
}
