import { Type } from 'typebox';

export const LogParams = Type.Object({ log: Type.String({ maxLength: 64 }) });

const Progress = Type.Object({
  step: Type.Union([
    Type.Literal('reading'),
    Type.Literal('opening'),
    Type.Literal('looking-up'),
    Type.Literal('sealing'),
  ]),
  done: Type.Integer(),
  total: Type.Integer(),
});

const Outcome = Type.Object({
  log: Type.String(),
  entries: Type.Integer(),
  opened: Type.Integer(),
  accepted: Type.Integer(),
  struckOut: Type.Integer(),
  struckOutBy: Type.Record(Type.String(), Type.Integer()),
  decoys: Type.Integer(),
  malformed: Type.Integer(),
  reviewCount: Type.Integer(),
  countDifferences: Type.Array(Type.Integer()),
  filedReal: Type.Integer(),
  rollsMissing: Type.Array(Type.String()),
});

/** A card's fresh signature over the statement of the act. */
export const SignedAct = Type.Object({
  card: Type.Optional(Type.Object({ cms: Type.String({ maxLength: 22_000, pattern: '^[A-Za-z0-9_-]*$' }) })),
});

export const FilingView = Type.Object({
  log: Type.String(),
  state: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('running'),
    Type.Literal('refused'),
    Type.Literal('failed'),
    Type.Literal('decided'),
    Type.Literal('done'),
  ]),
  progress: Type.Optional(Type.Union([Progress, Type.Null()])),
  code: Type.Optional(Type.String()),
  article: Type.Optional(Type.String()),
  summary: Type.Optional(Type.Union([Outcome, Type.Null()])),
});

export const ManifestView = Type.Object({
  log: Type.String(),
  /** `unreadable`: a file that is no manifest. */
  state: Type.Union([Type.Literal('waiting'), Type.Literal('countersigned'), Type.Literal('unreadable')]),
  caseNumber: Type.Optional(Type.String()),
  mainText: Type.Optional(Type.String()),
  leadName: Type.Optional(Type.String()),
  manifestSha256: Type.Optional(Type.String()),
  firstDay: Type.Optional(Type.String()),
  lastDay: Type.Optional(Type.String()),
});

export const InboxView = Type.Object({
  manifests: Type.Array(ManifestView),
  filings: Type.Array(FilingView),
});

export const ReviewView = Type.Object({
  review: Type.Array(
    Type.Object({
      index: Type.Integer(),
      idNumber: Type.String(),
      certificateName: Type.String(),
      registerName: Type.String(),
    }),
  ),
});

/** Paper signers that counted, as the household offices keyed them. `filedOn`: the day of the roster. */
export const PaperRoll = Type.Object(
  {
    filedOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    idNumbers: Type.Array(Type.String({ maxLength: 16 }), { maxItems: 4000 }),
  },
  { additionalProperties: false },
);

export const PaperRollKept = Type.Object({
  kept: Type.Integer(),
  /** Of those sent, who had counted before: their paper is struck (regulation Art. 9). */
  already: Type.Array(Type.String()),
});

export const ConfigView = Type.Object({
  origin: Type.String(),
  demo: Type.Boolean(),
  middlewareOrigin: Type.String(),
  trust: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
});
