import { readFile } from 'node:fs/promises';
import { equalBytes, fromUtf8 } from '@lianshu/core/bytes';
import { REGISTRY_ROLES, type RegistryRole } from '@lianshu/core/case';
import { accept, ParseError, type Result, refuse } from '@lianshu/core/errors';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { assertPlainText } from '@lianshu/core/statement';

export const REGISTRY_OFFICERS_FORMAT = 'lianshu/registry-officers/v1';

/** An officer of the household authority: `card` is the SHA-256 of her signing certificate. */
export interface RegistryOfficer {
  readonly card: Uint8Array;
  readonly name: string;
  readonly roles: readonly RegistryRole[];
}

/**
 * The list of officers as the operator keeps it (docs/guides/registry.md). Throws ParseError; no role, a role that is none, a
 * role or card twice and an unknown field are faults.
 */
export function parseRegistryOfficers(bytes: Uint8Array): readonly RegistryOfficer[] {
  const fields = new Fields(parseJson(bytes), 'officers file');
  fields.oneOf('format', [REGISTRY_OFFICERS_FORMAT]);
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

function readOfficer(item: JsonValue, path: string): RegistryOfficer {
  const fields = new Fields(item, path);
  const card = fields.hash('card');
  const name = fields.string('name', 100);
  assertPlainText(name, `${path}.name`);
  const given = fields.array('roles');
  fields.end();
  const roles = REGISTRY_ROLES.filter((role) => given.includes(role));
  if (roles.length === 0 || roles.length !== given.length) throw new ParseError('json.shape', `${path}.roles`);
  return { card, name, roles };
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
