import { CASE_KINDS, type CommandName } from '@lianshu/core/case';
import { type TSchema, Type } from 'typebox';
import { Check } from 'typebox/value';

const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const only = { additionalProperties: false } as const;
const nothing = Type.Object({}, only);

/** The shape of every command's data as it may come from a request. What the figures mean is judged by core's guards. */
export const COMMAND_SCHEMAS = {
  draft: Type.Object(
    {
      number: Type.String({ pattern: '^[1-9][0-9]{0,7}$' }),
      kind: Type.Union(CASE_KINDS.map((kind) => Type.Literal(kind))),
      mainText: Type.String({ maxLength: 4000 }),
      reason: Type.String({ maxLength: 20_000 }),
      leadName: Type.String({ maxLength: 100 }),
    },
    only,
  ),
  'file-proposal': Type.Object({ electorate: count, proposersFiled: count }, only),
  'accept-proposal': nothing,
  'begin-proposer-check': nothing,
  'record-proposer-check': Type.Object({ valid: count, struckOut: count }, only),
  'notify-to-collect': Type.Object({ servedOn: day }, only),
  'record-collection': Type.Object(
    { electronic: Type.Boolean(), paper: Type.Boolean(), undertaking: Type.Boolean() },
    only,
  ),
  'file-petition': Type.Object(
    {
      log: Type.String({ maxLength: 32 }),
      size: count,
      root: Type.String({ maxLength: 64 }),
      realCount: count,
      paperCount: count,
    },
    only,
  ),
  'begin-household-check': nothing,
  'record-household-check': Type.Object(
    {
      entries: count,
      accepted: count,
      struckOut: count,
      decoys: count,
      malformed: count,
      other: count,
      paperAccepted: count,
      paperStruckOut: count,
    },
    only,
  ),
  establish: Type.Object({ officialNumber: Type.String({ minLength: 1, maxLength: 40 }) }, only),
  'not-establish': nothing,
  lapse: nothing,
} as const satisfies Record<CommandName, TSchema>;

/** Whether `data` has the shape that the command asks for, and nothing more. */
export function hasCommandShape(name: CommandName, data: unknown): boolean {
  return Check(COMMAND_SCHEMAS[name], data);
}

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMAND_SCHEMAS, name);
}
