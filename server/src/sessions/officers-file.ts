import { readFile } from 'node:fs/promises';
import { equalBytes, fromUtf8 } from '@lianshu/core/bytes';
import { OFFICER_ROLES, type OfficerRole } from '@lianshu/core/case';
import { ParseError } from '@lianshu/core/errors';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { assertPlainText } from '@lianshu/core/statement';
import type { ServerParts } from '../parts.ts';
import { changeOfficers, type ListedOfficer } from './officers.ts';

const FORMAT = 'lianshu/officers/v1';

/**
 * The list of officers as the operator keeps it (docs/guides/officers.md): JSON, a card named by the SHA-256 of its signing
 * certificate. Throws ParseError; no role, a role that is none, a card twice and an unknown field are faults.
 */
export function parseOfficers(bytes: Uint8Array): readonly ListedOfficer[] {
  const fields = new Fields(parseJson(bytes), 'officers file');
  fields.oneOf('format', [FORMAT]);
  const officers = fields.array('officers').map((item, i) => readOfficer(item, `officers[${i}]`));
  fields.end();
  officers.forEach(({ card }, i) => {
    if (officers.findIndex((other) => equalBytes(other.card, card)) !== i)
      throw new ParseError('json.shape', `officers[${i}].card`);
  });
  return officers;
}

function parseJson(bytes: Uint8Array): JsonValue {
  const text = fromUtf8(bytes);
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    throw new ParseError('json.malformed', 'officers file');
  }
}

function readOfficer(item: JsonValue, path: string): ListedOfficer {
  const fields = new Fields(item, path);
  const officer = {
    card: fields.hash('card'),
    name: fields.string('name', 100),
    roles: fields.array('roles').map((role) => {
      const known = OFFICER_ROLES.find((name) => name === role);
      if (known === undefined) throw new ParseError('json.shape', `${path}.roles`);
      return known;
    }),
  };
  fields.end();
  assertPlainText(officer.name, `${path}.name`);
  assertRoles(officer.roles, path);
  return officer;
}

/** Who watches the acts enters none: an auditor has no office beside. */
function assertRoles(roles: readonly OfficerRole[], path: string): void {
  const isAlone = roles.length === 1 || !roles.includes('auditor');
  if (roles.length === 0 || !isAlone) throw new ParseError('json.shape', `${path}.roles`);
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
