export { formatLogId, isCaseNumber, type LogId, parseLogId, type Round, type Stage } from './log-id.ts';
