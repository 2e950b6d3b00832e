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
export { type FiledHead, openFiledRelease } from './release.ts';
export { FILING_CLOCK_MS, type FilingContext, submissionFieldsOf, verifyFiling } from './verify-filing.ts';
