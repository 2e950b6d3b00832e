import { readFile } from 'node:fs/promises';
import { OFFICER_ROLES } from '@lianshu/core/case';
import { parseOfficersFile } from '@lianshu/platform';
import type { ServerParts } from '../parts.ts';
import { changeOfficers, type ListedOfficer } from './officers.ts';

const FORMAT = 'lianshu/officers/v1';

/**
 * The list of officers as the operator keeps it (docs/guides/officers.md): JSON, a card named by the SHA-256 of its signing
 * certificate. Throws ParseError; no role, a role that is none, a card twice and an unknown field are faults. Who watches the
 * acts enters none: an auditor has no office beside.
 */
export function parseOfficers(bytes: Uint8Array): readonly ListedOfficer[] {
  return parseOfficersFile(bytes, FORMAT, (given) => {
    const roles = given.flatMap((role) => OFFICER_ROLES.filter((known) => known === role));
    const isAlone = roles.length === 1 || !roles.includes('auditor');
    return roles.length === 0 || roles.length !== given.length || !isAlone ? undefined : roles;
  });
}

/**
 * Makes the list of officers what the file says: who is not in it any more is out at once, sessions included. Without a file
 * nothing changes. Throws for a file that does not parse, and then nothing has changed either.
 */
export async function syncOfficers(parts: Pick<ServerParts, 'db' | 'acts'>, file: string): Promise<void> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const officers = parseOfficers(bytes);
  await changeOfficers(parts, () => officers);
}
