export {
  encodeFiling,
  FILING_FORMAT,
  type Filing,
  type FilingRequest,
  filingFromJson,
  filingRequestFromJson,
  filingRequestToJson,
  filingToJson,
  parseFiling,
} from './filing.ts';
export {
  barCheckedUntil,
  PROPOSER_BAR,
  PROPOSER_BAR_FORMAT,
  type ProposerBar,
  SAME_MATTER,
  SAME_MATTER_FORMAT,
  type SameMatter,
} from './proposer-bar.ts';
export { type FiledHead, openFiledRelease } from './release.ts';
export { FILING_CLOCK_MS, type FilingContext, submissionFieldsOf, verifyFiling } from './verify-filing.ts';
