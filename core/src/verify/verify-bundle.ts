import type { Primitives } from '../primitives/index.ts';
import type { Trust } from '../trust/index.ts';
import type { Check, CheckId, GivenFile, ReceiptOutcome } from './check.ts';
import { CHECKS } from './checks/index.ts';
import { Evidence, EvidenceError, type EvidenceReader, parseAt } from './evidence.ts';
import { COMMON_FINDINGS, FINDINGS, type ReasonCode } from './finding-codes.ts';
import type { CheckReport, Finding, FindingCode, Report } from './report.ts';

/** A report stays readable when a hundred thousand entries are wrong. */
const MAX_LISTED = 100;

export interface VerifyOptions {
  /** Receipt files; each is checked against the bundle by V13. */
  readonly receipts?: readonly GivenFile[];
  /** Signed refusal files; each is checked by V14. */
  readonly refusals?: readonly GivenFile[];
  /** Statements of destruction; each is checked by V15. */
  readonly destructions?: readonly GivenFile[];
  /** Called now and then by checks that take long. */
  readonly progress?: (check: CheckId, done: number, total: number) => void;
}

type Find = (code: FindingCode, where: string, says: string) => void;

/** What any exception of a check becomes: never a crash, never a pass. */
function findThrown(id: CheckId, error: unknown, find: Find): void {
  const thrown = asEvidenceError(error);
  if (thrown !== undefined) find(`${id}.${thrown.kind}`, thrown.where, COMMON_FINDINGS[thrown.kind]);
  else find(`${id}.could-not-run`, error instanceof Error ? error.name : 'exception', COMMON_FINDINGS['could-not-run']);
}

function asEvidenceError(error: unknown): EvidenceError | undefined {
  if (error instanceof EvidenceError) return error;
  try {
    // A ParseError outside any file: the place it names is the best there is.
    parseAt('bundle', () => {
      throw error;
    });
  } catch (wrapped) {
    if (wrapped instanceof EvidenceError) return wrapped;
  }
  return undefined;
}

/**
 * Runs every check on a bundle and reports them all: none stops at its first finding, and none stops another. Never throws
 * for anything in the bundle, the receipts or the refusals. `trust` is pinned by the caller and never comes from the bundle.
 * Time: per checkpoint two signatures, per decoy one rebuilding, per entry a few hashes; memory: the verdict log and one file.
 */
export function verifyBundle(p: Primitives, reader: EvidenceReader, trust: Trust, options: VerifyOptions = {}): Report {
  const evidence = new Evidence(p, reader);
  const receipts: ReceiptOutcome[] = [];

  function run(check: Check): CheckReport {
    const findings: Finding[] = [];
    let more = 0;
    const find: Find = (code, where, says) => {
      if (findings.length < MAX_LISTED) findings.push({ code, where, says });
      else more++;
    };
    const attempt = (part: () => void): void => {
      try {
        part();
      } catch (error) {
        findThrown(check.id, error, find);
      }
    };
    let reason: ReasonCode | undefined;
    attempt(() => {
      reason = check.run({
        p,
        trust,
        evidence,
        receipts: options.receipts ?? [],
        refusals: options.refusals ?? [],
        destructions: options.destructions ?? [],
        attempt,
        find: (code, where) => find(code, where, FINDINGS[code]),
        progress: (done, total) => options.progress?.(check.id, done, total),
        tell: (outcome) => receipts.push(outcome),
      });
    });
    const { id, says, cite } = check;
    const outcome = findings.length > 0 ? 'fail' : reason === undefined ? 'pass' : 'not-applicable';
    const base = { id, says, cite, outcome, findings, more } as const;
    return outcome === 'not-applicable' ? { ...base, reason: reason! } : base;
  }

  const checks = CHECKS.map(run);
  const count = (outcome: CheckReport['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  return {
    bundle: { log: orNull(() => evidence.manifest.log), size: orNull(() => evidence.head.size) },
    trustKind: trust.kind,
    checks,
    receipts,
    pass: count('pass'),
    fail: count('fail'),
    notApplicable: count('not-applicable'),
  };
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
