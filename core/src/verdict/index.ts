export {
  groundIn,
  REASON_NAMES,
  REASONS,
  type Reason,
  type ReasonName,
  reasonOf,
  type StrikeReason,
} from './reasons.ts';
export {
  encodeSignedStatistics,
  parseSignedStatistics,
  type SignedStatistics,
  STATISTICS_FORMAT,
  type Statistics,
  type StatisticsRow,
  signStatistics,
  sortRows,
  statisticsTotals,
  struckOutByReason,
  verifyStatistics,
} from './statistics.ts';
export {
  encodeStruckOutList,
  parseStruckOutList,
  STRUCK_OUT_FORMAT,
  type StruckOut,
  type StruckOutList,
} from './struck-out-list.ts';
export {
  decoyEntry,
  malformedEntry,
  type OwnVerdict,
  openOwnVerdict,
  otherEntry,
  parseVerdictEntry,
  sealVerdict,
  VERDICT_CLASS,
  VERDICT_ENTRY_LENGTH,
  type VerdictClass,
  type VerdictEntry,
  type VerdictPlace,
} from './verdict-entry.ts';
export {
  summarizeVerdictLog,
  VerdictLogReader,
  type VerdictLogSummary,
  type VerdictTotals,
  verdictEntryAt,
} from './verdict-log.ts';
export {
  encodeSignedVerdict,
  parseSignedVerdict,
  type SignedVerdictNote,
  signVerdictNote,
  VERDICT_FORMAT,
  type VerdictContext,
  type VerdictNote,
  verifyVerdictNote,
} from './verdict-note.ts';
