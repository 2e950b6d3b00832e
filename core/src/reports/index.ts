export { defanged, type FakeSite, findFakeSite, type SitePlace } from './fake-sites.ts';
export { readableHost } from './punycode.ts';
export {
  holdsAddress,
  holdsIdNumber,
  MAX_REPORT_WORDS,
  MAX_REPORTED_ADDRESS,
  MAX_WARNING,
  MAX_WARNINGS_EVER,
  MAX_WARNINGS_STANDING,
  REPORT_BANDS,
  type ReportBand,
  reportBand,
  SEEN_IN,
  type SeenIn,
  SITE_STATES,
  SITE_VERDICTS,
  type SiteState,
  type SiteVerdict,
} from './report.ts';
