import { ParseError } from '../errors/index.ts';

/** 提案 (collecting proposers, Act Art. 9–10) or 連署 (collecting joint signers, Act Art. 12–13). */
export type Stage = 'proposal' | 'petition';

/** Round 2 is the one supplement that Act Art. 10(7) and 13(3) allow. */
export type Round = 1 | 2;

export interface LogId {
  readonly caseNumber: string;
  readonly stage: Stage;
  readonly round: Round;
}

/** Pilots (試辦) are numbered apart: `T1`, `T2`, …. */
const PILOT_NUMBER = 'T[1-9][0-9]{0,6}';
const CASE_NUMBER = `(?:[1-9][0-9]{0,7}|${PILOT_NUMBER})`;
const LOG_ID = new RegExp(`^(${CASE_NUMBER})\\.(proposal|petition)\\.([12])$`);
const CASE_NUMBER_ONLY = new RegExp(`^${CASE_NUMBER}$`);
const PILOT_NUMBER_ONLY = new RegExp(`^${PILOT_NUMBER}$`);

/** For schemas of other languages: what `isCaseNumber` accepts, and what `parseLogId` does. */
export const CASE_NUMBER_PATTERN = CASE_NUMBER_ONLY.source;
export const LOG_ID_PATTERN = LOG_ID.source;

export function isCaseNumber(text: string): boolean {
  return CASE_NUMBER_ONLY.test(text);
}

/** The number of a pilot, which no ordinary case has. */
export function isPilotNumber(text: string): boolean {
  return PILOT_NUMBER_ONLY.test(text);
}

/** `9001.petition.1`: one log per case, stage and round. */
export function formatLogId({ caseNumber, stage, round }: LogId): string {
  return `${caseNumber}.${stage}.${round}`;
}

/** Throws ParseError `log-id.malformed`. */
export function parseLogId(text: string): LogId {
  const parts = LOG_ID.exec(text);
  if (parts === null) throw new ParseError('log-id.malformed');
  return { caseNumber: parts[1]!, stage: parts[2] as Stage, round: Number(parts[3]) as Round };
}
