export {
  CHECK_IDS,
  type Check,
  type CheckContext,
  type CheckId,
  type GivenFile,
  type ReceiptOutcome,
} from './check.ts';
export { CHECKS } from './checks/index.ts';
export { Evidence, EvidenceError, type EvidenceReader } from './evidence.ts';
export {
  COMMON_FINDINGS,
  type CommonFinding,
  FINDINGS,
  type OwnFindingCode,
  REASONS,
  type ReasonCode,
} from './finding-codes.ts';
export type { CheckReport, Finding, FindingCode, Outcome, Report } from './report.ts';
export { type VerifyOptions, verifyBundle } from './verify-bundle.ts';
