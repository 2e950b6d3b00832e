import { CASE_NUMBER_PATTERN, LOG_ID_PATTERN } from '@lianshu/core/case';
import { type TObject, type TProperties, type TSchema, Type } from 'typebox';

/** An object that knows all its fields. */
export function exact<T extends TProperties>(properties: T): TObject<T> {
  return Type.Object(properties, { additionalProperties: false });
}

export function orNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** A format of core as it is, described in docs/specs and checked by core's own reader. */
export function format(description: string) {
  return Type.Unsafe<object>({ type: 'object', additionalProperties: true, description });
}

/** Unpadded base64url of at most `maxBytes` bytes. */
export function base64url(maxBytes: number) {
  return Type.String({ pattern: '^[A-Za-z0-9_-]*$', maxLength: Math.ceil((maxBytes * 4) / 3) });
}

/** Unpadded base64url of exactly 32 bytes. */
export const Bytes32 = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
export const Hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const Nothing = exact({});
export const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
export const CaseNumber = Type.String({ pattern: CASE_NUMBER_PATTERN });
export const LogId = Type.String({ pattern: LOG_ID_PATTERN });
export const LogParams = exact({ log: LogId });
export const CaseParams = exact({ number: CaseNumber });

export const Challenge = exact({
  nonce: Type.String({ description: '48 bytes in base64url' }),
  issuedAt: Type.Integer(),
  expiresAt: Type.Integer(),
});

/** Whose login or session is meant: one of each may live in one browser. */
export const Role = Type.Union([Type.Literal('lead'), Type.Literal('commission')]);
export const Whose = Type.Object({ role: Role }, { additionalProperties: false });

/** A fresh signature of the session's card over the statement of the very act (`POST /api/session/act-challenge`). */
export const CardSignature = exact({ cms: base64url(16_384) });

const day = orNull(Type.String());

export const CaseSummary = exact({
  number: Type.String(),
  state: Type.String(),
  title: Type.String(),
  leadName: Type.String(),
  lastDay: day,
  /** Of the term that runs now. */
  termLastDay: day,
  /** A term begins only with the service of a letter. */
  awaitsService: Type.Boolean(),
  officialNumber: orNull(Type.String()),
});

/** What the household authority found, paper counted apart. */
export const Figures = {
  entries: Count,
  accepted: Count,
  struckOut: Count,
  decoys: Count,
  malformed: Count,
  other: Count,
  paperAccepted: Count,
  paperStruckOut: Count,
};

const NextAct = { command: Type.String(), article: Type.String() };

/** What may come next, by the table of the life cycle: never by a count. */
const NextStepsView = exact({
  lead: Type.Array(exact({ ...NextAct, way: Type.String(), isFree: Type.Boolean() })),
  office: Type.Array(exact(NextAct)),
  term: orNull(
    exact({
      lastDay: Type.String(),
      cite: Type.String(),
      of: Type.String(),
      counter: orNull(Type.String()),
    }),
  ),
  awaits: orNull(exact({ length: Count, unit: Type.String(), cite: Type.String() })),
  missed: orNull(exact({ phase: Type.String(), article: Type.String() })),
});

/** An open point of the law as it is settled for a case. */
export const PolicyView = exact({
  policy: Type.String(),
  point: Type.String(),
  choice: Type.String(),
  article: Type.String(),
  matters: Type.Boolean(),
});

export const BundleView = exact({ log: Type.String(), index: Type.String() });

/** 暫停電子連署: since which day and why. */
export const Suspension = exact({ on: Type.String(), reasons: Type.String() });

/** Of when the revocation lists are, ms; `freshAt` null where one generation of cards has none. Nothing of any person. */
export const Freshness = exact({ freshAt: orNull(Type.Integer()), stale: Type.Boolean() });

export const CaseView = exact({
  number: Type.String(),
  state: Type.String(),
  title: Type.String(),
  kind: orNull(Type.String()),
  mainText: Type.String(),
  reason: Type.String(),
  leadName: Type.String(),
  electorate: orNull(Count),
  thresholds: orNull(exact({ proposers: Count, signers: Count })),
  officialNumber: orNull(Type.String()),
  dates: exact({
    proposedOn: day,
    notifiedOn: day,
    collectedOn: day,
    firstDay: day,
    lastDay: day,
    filedOn: day,
    decidedOn: day,
    pollOn: day,
    termLastDay: day,
    termArticle: orNull(Type.String()),
  }),
  timeline: Type.Array(
    exact({
      at: Type.Integer(),
      event: Type.String(),
      article: Type.String(),
      /** The letter that the event issued or served. */
      letter: orNull(Type.String()),
    }),
  ),
  logs: Type.Array(exact({ log: Type.String(), stage: Type.String(), round: Type.Integer(), open: Type.Boolean() })),
  /** The round in which signatures are collected now; `electronicLastDay` is earlier where the term was extended (ADR 7). */
  collecting: orNull(
    exact({
      stage: Type.String(),
      round: Type.Integer(),
      firstDay: Type.String(),
      lastDay: Type.String(),
      electronicLastDay: Type.String(),
    }),
  ),
  suspended: orNull(Suspension),
  revocation: Freshness,
  signingLink: orNull(Type.String({ description: '連署網址; only where policy public-signing-link is on' })),
  next: NextStepsView,
  policies: Type.Array(PolicyView),
  result: orNull(exact({ ...Figures, decision: Type.String() })),
  /** Signed statements beside the bundle: destroyed keys and records, a pilot's report. */
  statements: Type.Array(exact({ kind: Type.String(), href: Type.String() })),
  /** One for each log whose outcome is decided and published, in the order of the rounds. */
  bundles: Type.Array(BundleView),
});

/** The papers of a log as lead and commission see them: how far the ceremony is. Never a count. */
export const LogStatus = exact({
  log: Type.String(),
  stage: Type.String(),
  round: Type.Integer(),
  phase: Type.String(),
  heldUntil: orNull(Type.Integer()),
  /** Null where the signing address, which is made of it, is not to be known. */
  manifestSha256: orNull(Type.String()),
  commissionSigned: Type.Boolean(),
  registrySigned: Type.Boolean(),
  possessionPassed: Type.Boolean(),
});

export const Receipt = exact({
  format: Type.String(),
  log: Type.String(),
  manifestSha256: Type.String(),
  index: Type.Integer(),
  entry: exact({ body: Bytes32, prog: Bytes32, c: Bytes32, tag: Bytes32 }),
  proof: Type.String(),
  acceptedAt: Type.Integer(),
});

/** What every route may answer instead. */
export const Problems = {
  '4xx': Type.Unsafe<never>({ $ref: 'Problem#' }),
  '5xx': Type.Unsafe<never>({ $ref: 'Problem#' }),
} as const;
