import type { OfficerRole } from './office.ts';

/** Work at the commission that is no command of the life cycle: who may do it, whether the card signs it afresh, and the provision. */
export interface OfficeTask {
  readonly roles: readonly OfficerRole[];
  readonly needsCard?: true;
  readonly cite: string;
}

const EVERYONE = ['intake', 'legal', 'commission', 'auditor'] as const;

/**
 * The only place that says so; the routes of the commission's server and docs/permissions.md both read it. A route of the
 * commission without a row here does not compile.
 */
export const OFFICE_TASKS = {
  'read-cases': { roles: EVERYONE, cite: 'Act Art. 3' },
  'try-card': { roles: ['intake'], cite: 'regulation Art. 4' },
  countersign: { roles: ['intake'], needsCard: true, cite: 'regulation Art. 4' },
  'open-log': { roles: ['intake'], needsCard: true, cite: 'regulation Art. 6(2)' },
  'export-filing': { roles: ['intake'], cite: 'regulation Art. 8(2)' },
  'import-verdict': { roles: ['intake'], cite: 'Act Art. 13(2)' },
  publish: { roles: ['commission'], needsCard: true, cite: 'Act Art. 13(3)' },
  'read-letters': { roles: ['intake', 'legal', 'commission'], cite: 'Act Art. 3' },
  'read-matters': { roles: EVERYONE, cite: 'Act Art. 32' },
  'enter-matters': { roles: ['intake', 'legal'], cite: 'Act Art. 12(4), 32' },
  'compare-matters': { roles: ['intake', 'legal'], cite: 'Act Art. 10(3), 32' },
  'read-reports': { roles: EVERYONE, cite: 'Act Art. 3' },
  'judge-reports': { roles: ['intake', 'legal'], cite: 'Act Art. 3' },
  'read-acts': { roles: ['auditor'], cite: 'Act Art. 3' },
} as const satisfies Readonly<Record<string, OfficeTask>>;

export type OfficeTaskName = keyof typeof OFFICE_TASKS;

export const OFFICE_TASK_NAMES = Object.keys(OFFICE_TASKS) as readonly OfficeTaskName[];

export function taskOf(name: OfficeTaskName): OfficeTask {
  return OFFICE_TASKS[name];
}
