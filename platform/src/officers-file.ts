import { equalBytes, fromUtf8 } from '@lianshu/core/bytes';
import { ParseError } from '@lianshu/core/errors';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { assertPlainText } from '@lianshu/core/statement';

/** An officer on a list that an operator keeps: `card` is the SHA-256 of her signing certificate. */
export interface OfficerOnFile<Role> {
  readonly card: Uint8Array;
  readonly name: string;
  readonly roles: readonly Role[];
}

/**
 * A list of officers as an operator keeps it: JSON, not necessarily canonical. `rolesOf` gives the roles that `given` names,
 * undefined where it is at fault. Throws ParseError, also for a card that is listed twice and an unknown field.
 */
export function parseOfficersFile<Role>(
  bytes: Uint8Array,
  format: string,
  rolesOf: (given: readonly JsonValue[]) => readonly Role[] | undefined,
): readonly OfficerOnFile<Role>[] {
  const fields = new Fields(parseJson(bytes), 'officers file');
  fields.oneOf('format', [format]);
  const officers = fields.array('officers').map((item, i) => readOfficer(item, `officers[${i}]`, rolesOf));
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

function readOfficer<Role>(
  item: JsonValue,
  path: string,
  rolesOf: (given: readonly JsonValue[]) => readonly Role[] | undefined,
): OfficerOnFile<Role> {
  const fields = new Fields(item, path);
  const card = fields.hash('card');
  const name = fields.string('name', 100);
  const given = fields.array('roles');
  fields.end();
  assertPlainText(name, `${path}.name`);
  const roles = rolesOf(given);
  if (roles === undefined) throw new ParseError('json.shape', `${path}.roles`);
  return { card, name, roles };
}
