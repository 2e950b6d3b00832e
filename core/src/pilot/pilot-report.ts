import { Fields, type JsonObject, type JsonValue } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import {
  type AuthorityKey,
  type AuthoritySecret,
  type AuthoritySignature,
  type ClaimedLog,
  type ClaimForm,
  claimedLogFromFields,
  claimedLogToJson,
  encodeSignedClaim,
  parseSignedClaim,
  signClaim,
  verifyClaim,
} from '../trust/index.ts';

export const PILOT_REPORT_FORMAT = 'lianshu/pilot-report/v1';

/**
 * Within how long `percent` of the receipts were answered, by the steps of the gate; null: later than the last step. Never how many:
 * that is the lead's to tell, also when a pilot is over.
 */
export interface ReceiptStep {
  readonly percent: number;
  readonly underMs: number | null;
}

/** What the gate measured, known to nobody before the log had closed. */
export interface PilotFigures {
  /** ms; the gate remembers in memory alone, so that a restart forgets what was before it. */
  readonly measuredFrom: number;
  readonly receipts: readonly ReceiptStep[];
  /** How often each refusal was given at the door, by its code. */
  readonly refusals: Readonly<Record<string, number>>;
}

export interface PilotUptime {
  readonly from: number;
  readonly to: number;
  readonly upMs: number;
  readonly interruptions: number;
}

/** The count by the progress key that the lead released after the end; every decoy rebuilt from its seed. */
export interface PilotCount {
  readonly entries: number;
  readonly real: number;
  readonly repeats: number;
  readonly decoys: number;
  readonly unexplained: number;
}

/** 試辦報告, before it is signed. What was not measured is null. */
export interface PilotReportClaim {
  readonly case: string;
  readonly mainText: string;
  readonly window: { readonly firstDay: string; readonly lastDay: string };
  readonly endedOn: string;
  readonly reportedAt: number;
  /** Null where no log was ever opened. */
  readonly log: ClaimedLog | null;
  /** As it stood in the pilot's draft, so in its manifest, before anyone signed. */
  readonly conditionsSet: string;
  readonly conditions: string;
  readonly failures: string;
  readonly feedback: string;
  readonly uptime: PilotUptime | null;
  readonly figures: PilotFigures | null;
  readonly count: PilotCount | null;
}

export interface PilotReport extends PilotReportClaim {
  readonly signature: AuthoritySignature;
}

const TEXT = 20_000;
const COUNT_KEYS = ['entries', 'real', 'repeats', 'decoys', 'unexplained'] as const;

function claimToJson(claim: PilotReportClaim): JsonObject {
  const { log, uptime, figures, count } = claim;
  return {
    format: PILOT_REPORT_FORMAT,
    case: claim.case,
    mainText: claim.mainText,
    window: { ...claim.window },
    endedOn: claim.endedOn,
    reportedAt: claim.reportedAt,
    log: log === null ? null : claimedLogToJson(log),
    conditionsSet: claim.conditionsSet,
    conditions: claim.conditions,
    failures: claim.failures,
    feedback: claim.feedback,
    uptime: uptime === null ? null : { ...uptime },
    figures: figures === null ? null : pilotFiguresToJson(figures),
    count: count === null ? null : { ...count },
  };
}

export function pilotFiguresToJson({ measuredFrom, receipts, refusals }: PilotFigures): JsonObject {
  return { measuredFrom, receipts: receipts.map((step) => ({ ...step })), refusals: { ...refusals } };
}

/** Throws ParseError. */
export function pilotFiguresFromJson(value: JsonValue): PilotFigures {
  const fields = new Fields(value, 'figures');
  const given = fields.json('refusals');
  const refusals = new Fields(given, 'figures.refusals');
  const figures = {
    measuredFrom: fields.integer('measuredFrom'),
    receipts: fields.array('receipts').map((step, i) => {
      const read = new Fields(step, `figures.receipts.${i}`);
      const percent = read.integer('percent', 1, 100);
      const underMs = read.isNull('underMs') ? null : read.integer('underMs', 1);
      read.end();
      return { percent, underMs };
    }),
    refusals: Object.fromEntries(Object.keys(given as JsonObject).map((code) => [code, refusals.integer(code, 1)])),
  };
  fields.end();
  return figures;
}

function readWindow(fields: Fields): PilotReportClaim['window'] {
  const window = { firstDay: fields.string('firstDay', 10), lastDay: fields.string('lastDay', 10) };
  fields.end();
  return window;
}

function claimFromJson(value: JsonValue): PilotReportClaim {
  const fields = new Fields(value, 'pilot-report');
  fields.oneOf('format', [PILOT_REPORT_FORMAT]);
  const claim: PilotReportClaim = {
    case: fields.string('case', 16),
    mainText: fields.string('mainText'),
    window: readWindow(fields.object('window')),
    endedOn: fields.string('endedOn', 10),
    reportedAt: fields.integer('reportedAt'),
    log: fields.isNull('log') ? null : claimedLogFromFields(fields.object('log')),
    conditionsSet: fields.string('conditionsSet', TEXT),
    conditions: fields.string('conditions', TEXT),
    failures: fields.string('failures', TEXT),
    feedback: fields.string('feedback', TEXT),
    uptime: fields.isNull('uptime') ? null : fields.integers('uptime', ['from', 'to', 'upMs', 'interruptions']),
    figures: fields.isNull('figures') ? null : pilotFiguresFromJson(fields.json('figures')),
    count: fields.isNull('count') ? null : fields.integers('count', COUNT_KEYS),
  };
  fields.end();
  return claim;
}

const FORM: ClaimForm<PilotReportClaim> = {
  purpose: 'pilot report',
  toJson: claimToJson,
  fromJson: claimFromJson,
  file: null,
};

export function signPilotReport(p: Primitives, secret: AuthoritySecret, claim: PilotReportClaim): PilotReport {
  return { ...claim, signature: signClaim(p, secret, FORM, claim) };
}

/** Whether the commission of the trust file reported this. */
export function verifyPilotReport(
  p: Primitives,
  commission: Pick<AuthorityKey, 'ed25519' | 'mldsa44'>,
  { signature, ...claim }: PilotReport,
): boolean {
  return verifyClaim(p, commission, FORM, { claim, signature });
}

/** The file, canonical. */
export function encodePilotReport({ signature, ...claim }: PilotReport): Uint8Array {
  return encodeSignedClaim(FORM, { claim, signature });
}

/** Throws ParseError. Verifies nothing. */
export function parsePilotReport(bytes: Uint8Array): PilotReport {
  const { claim, signature } = parseSignedClaim(FORM, bytes);
  return { ...claim, signature };
}
