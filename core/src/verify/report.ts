import type { Trust } from '../trust/index.ts';
import type { CheckId, ReceiptOutcome } from './check.ts';
import type { CommonFinding, OwnFindingCode, ReasonCode } from './finding-codes.ts';

export type FindingCode = OwnFindingCode | `${CheckId}.${CommonFinding}`;

export interface Finding {
  readonly code: FindingCode;
  /** Path in the bundle (or name of a given file), with `#` and an entry or position where there is one. */
  readonly where: string;
  readonly says: string;
}

export type Outcome = 'pass' | 'fail' | 'not-applicable';

export interface CheckReport {
  readonly id: CheckId;
  readonly says: string;
  readonly cite: string;
  readonly outcome: Outcome;
  /** Only with `not-applicable`. */
  readonly reason?: ReasonCode;
  readonly findings: readonly Finding[];
  /** Findings beyond the first 100, which are counted but not listed. */
  readonly more: number;
}

/** What `verifyBundle` found. A bundle holds when `fail` is 0; what passed and what did not apply is said one by one. */
export interface Report {
  /** Log and size as the bundle's own files say; null where they do not read. */
  readonly bundle: { readonly log: string | null; readonly size: number | null };
  readonly trustKind: Trust['kind'];
  readonly checks: readonly CheckReport[];
  readonly receipts: readonly ReceiptOutcome[];
  readonly pass: number;
  readonly fail: number;
  readonly notApplicable: number;
}
