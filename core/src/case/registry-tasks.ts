/** What the card of an officer of the household authority (戶政機關) may be listed for. */
export const REGISTRY_ROLES = ['clerk', 'reviewer', 'head'] as const;
export type RegistryRole = (typeof REGISTRY_ROLES)[number];

/** Work at the household authority: who may do it, whether the card signs it afresh, and the provision. */
export interface RegistryTask {
  readonly roles: readonly RegistryRole[];
  readonly needsCard?: true;
  readonly cite: string;
}

/**
 * The only place that says so; the routes of the registry's program, its pages and docs/guides/registry.md read it. Nobody
 * keys, reviews and sends off alone unless one card is listed for all three.
 */
export const REGISTRY_TASKS = {
  'read-inbox': { roles: REGISTRY_ROLES, cite: 'regulation Art. 8(2)' },
  'key-paper': { roles: ['clerk'], cite: 'regulation Art. 8(2)' },
  'check-filing': { roles: ['clerk'], cite: 'regulation Art. 8(2)' },
  'read-review': { roles: ['reviewer'], cite: 'regulation Art. 8(2)' },
  'registry-countersign': { roles: ['head'], needsCard: true, cite: 'regulation Art. 8(2)' },
  'registry-return': { roles: ['head'], needsCard: true, cite: 'regulation Art. 8(2)' },
  'registry-destroy': { roles: ['head'], needsCard: true, cite: 'regulation Art. 12(2)' },
} as const satisfies Readonly<Record<string, RegistryTask>>;

export type RegistryTaskName = keyof typeof REGISTRY_TASKS;

export const REGISTRY_TASK_NAMES = Object.keys(REGISTRY_TASKS) as readonly RegistryTaskName[];

export function registryTaskOf(name: RegistryTaskName): RegistryTask {
  return REGISTRY_TASKS[name];
}

/** Whether a card listed for `roles` may do the task. */
export function mayAtRegistry(name: RegistryTaskName, roles: readonly string[]): boolean {
  return registryTaskOf(name).roles.some((role) => roles.includes(role));
}
