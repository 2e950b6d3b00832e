import {
  CASE_KINDS,
  CASE_NUMBER_PATTERN,
  type CommandName,
  GROUNDS,
  ORDERED_PHASES,
  POLICIES,
  POLICY_IDS,
} from '@lianshu/core/case';
import { type TSchema, Type } from 'typebox';
import { Check } from 'typebox/value';

const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const only = { additionalProperties: false } as const;
const nothing = Type.Object({}, only);
const flag = Type.Boolean();
const reasons = Type.String({ minLength: 1, maxLength: 4000 });
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const letter = Type.Integer({ minimum: 1, maximum: 10_000 });

function oneOf(values: readonly string[]) {
  return Type.Union(values.map((value) => Type.Literal(value)));
}

const text = {
  mainText: Type.String({ maxLength: 4000 }),
  reason: Type.String({ maxLength: 20_000 }),
  overrideReason: Type.Optional(reasons),
};
const trial = Type.Object({ certificateSha256: hash, expiresOn: day }, only);
const collection = Type.Object(
  {
    electronic: flag,
    paper: flag,
    undertaking: flag,
    trial: Type.Union([trial, Type.Null()]),
    acceptsExpiry: flag,
  },
  only,
);
const filing = Type.Object(
  {
    log: Type.Union([Type.String({ maxLength: 32 }), Type.Null()]),
    size: count,
    root: Type.Union([Type.String({ maxLength: 64 }), Type.Null()]),
    realCount: count,
    paperCount: count,
  },
  only,
);
const result = Type.Object(
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
);

const checked = Type.Object({ valid: count, struckOut: count, record: Type.Optional(result) }, only);

/** The shape of every command's data as it may come from a request. What the figures mean is judged by core's guards. */
export const COMMAND_SCHEMAS = {
  'extend-term': Type.Object({ closedOn: day, until: day, reasons }, only),
  'settle-policy': Type.Object(
    {
      policy: oneOf(POLICY_IDS),
      choice: oneOf([...new Set(POLICY_IDS.flatMap((id): readonly string[] => POLICIES[id].choices))]),
      reasons,
    },
    only,
  ),
  'suspend-signing': Type.Object({ reasons }, only),
  'resume-signing': nothing,
  'correct-clerical': Type.Object(text, only),
  withdraw: Type.Object({ consents: count }, only),
  stop: Type.Object({ noticeOn: day }, only),
  'request-opinion': Type.Object({ agency: Type.String({ minLength: 1, maxLength: 100 }) }, only),
  'record-opinion': Type.Object({ agency: Type.String({ minLength: 1, maxLength: 100 }), answeredOn: day }, only),
  'lapse-opinions': nothing,
  'issue-letter': Type.Object(
    {
      letter,
      documentNumber: Type.String({ minLength: 1, maxLength: 60 }),
      details: Type.Record(Type.String({ pattern: '^[a-zA-Z]{1,40}$' }), Type.String({ maxLength: 20_000 }), {
        maxProperties: 40,
        additionalProperties: false,
      }),
      textSha256: hash,
    },
    only,
  ),
  'record-service': Type.Object({ letter, servedOn: day }, only),
  'reissue-code': Type.Object({ trial, acceptsExpiry: flag }, only),
  draft: Type.Object(
    {
      number: Type.String({ pattern: CASE_NUMBER_PATTERN }),
      kind: Type.Union(CASE_KINDS.map((kind) => Type.Literal(kind))),
      ...text,
      leadName: Type.String({ maxLength: 100 }),
      isPilot: Type.Optional(flag),
    },
    only,
  ),
  'open-proposing': Type.Object(
    { electorate: count, lastDay: day, undertaking: flag, trial, acceptsExpiry: flag },
    only,
  ),
  'file-proposal': Type.Object({ electorate: count, proposersFiled: count, record: Type.Optional(filing) }, only),
  'not-accept': Type.Object({ ground: oneOf(GROUNDS['not-accept']), reasons }, only),
  'accept-proposal': Type.Object(
    { mattersConsulted: flag, sameMatterAs: Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Null()]) },
    only,
  ),
  'call-hearing': Type.Object({ hearingOn: day }, only),
  'record-hearing': Type.Object({ heldOn: day }, only),
  'order-correction': Type.Object({ ground: oneOf(GROUNDS['order-correction']), reasons }, only),
  'submit-correction': Type.Object(text, only),
  'lapse-correction': nothing,
  reject: Type.Object({ reasons }, only),
  'begin-proposer-check': nothing,
  'record-proposer-check': checked,
  'order-proposer-supplement': nothing,
  'supplement-proposers': Type.Object({ proposersFiled: count, record: Type.Optional(filing) }, only),
  'lapse-proposer-supplement': nothing,
  'record-proposer-recheck': checked,
  'notify-to-collect': nothing,
  'record-collection': collection,
  'add-collection': collection,
  'file-petition': filing,
  'not-accept-filing': Type.Object({ ground: oneOf(GROUNDS['not-accept-filing']), counted: count, reasons }, only),
  'begin-household-check': nothing,
  'record-household-check': result,
  'order-signer-supplement': nothing,
  'file-supplement': filing,
  'lapse-signer-supplement': nothing,
  'record-supplement-check': result,
  'not-establish': nothing,
  establish: Type.Object({ officialNumber: Type.String({ minLength: 1, maxLength: 40 }) }, only),
  lapse: nothing,
  'announce-poll': Type.Object({ pollOn: day }, only),
  'open-voting': nothing,
  'record-poll-result': Type.Object({ passed: flag }, only),
  'record-litigation': Type.Object({ filedOn: day }, only),
  'record-judgment': Type.Object({ finalOn: day }, only),
  reopen: Type.Object({ ordered: oneOf(ORDERED_PHASES), reasons }, only),
  'end-retention': nothing,
  'destroy-records': Type.Object({ destroyedOn: day }, only),
  'open-pilot': Type.Object({ firstDay: day, lastDay: day }, only),
  'end-pilot': Type.Object({ reasons }, only),
  'lapse-pilot': nothing,
  'report-pilot': Type.Object({ conditions: reasons, failures: reasons, feedback: reasons }, only),
} as const satisfies Record<CommandName, TSchema>;

/** Whether `data` has the shape that the command asks for, and nothing more. */
export function hasCommandShape(name: CommandName, data: unknown): boolean {
  return Check(COMMAND_SCHEMAS[name], data);
}

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMAND_SCHEMAS, name);
}
