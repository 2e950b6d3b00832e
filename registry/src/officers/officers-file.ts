import { readFile } from 'node:fs/promises';
import { equalBytes } from '@lianshu/core/bytes';
import { REGISTRY_ROLES, type RegistryRole } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { type OfficerOnFile, parseOfficersFile } from '@lianshu/platform';

export const REGISTRY_OFFICERS_FORMAT = 'lianshu/registry-officers/v1';

/** An officer of the household authority. */
export type RegistryOfficer = OfficerOnFile<RegistryRole>;

/**
 * The list of officers as the operator keeps it (docs/guides/registry.md). Throws ParseError; no role, a role that is none, a
 * role or card twice and an unknown field are faults.
 */
export function parseRegistryOfficers(bytes: Uint8Array): readonly RegistryOfficer[] {
  return parseOfficersFile(bytes, REGISTRY_OFFICERS_FORMAT, (given) => {
    const roles = REGISTRY_ROLES.filter((role) => given.includes(role));
    return roles.length === 0 || roles.length !== given.length ? undefined : roles;
  });
}

/** Asked at every use, so that who is off the list is out at once. */
export type OfficersList = () => Promise<Result<readonly RegistryOfficer[]>>;

/**
 * The list in `file` as it is now. Refusal `session.no-officers` where there is none, or one that is at fault or names nobody:
 * nobody is an officer then. `onFault` is told what is wrong with it.
 */
export function officersIn(file: string, onFault: (error: unknown) => void = () => {}): OfficersList {
  return async () => {
    try {
      const officers = parseRegistryOfficers(new Uint8Array(await readFile(file)));
      return officers.length === 0 ? refuse('session.no-officers', { why: 'empty' }) : accept(officers);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return refuse('session.no-officers', { why: 'absent' });
      onFault(error);
      return refuse('session.no-officers', { why: 'faulty' });
    }
  };
}

export function officerOf(officers: readonly RegistryOfficer[], card: Uint8Array): RegistryOfficer | undefined {
  return officers.find((officer) => equalBytes(officer.card, card));
}
