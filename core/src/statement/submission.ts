import { equalBytes, toHex } from '../bytes/index.ts';
import { formatInstant, renderRocTime } from '../calendar/index.ts';
import { parseLogId, type Stage } from '../case/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import { BlockReader } from './block-reader.ts';
import { matchStatement } from './match.ts';
import { assertOrigin } from './origin.ts';
import { renderStatement } from './template.ts';

/** What the lead files once (一次提出). `size` counts leaf 0; `submittedAt`: ms, whole seconds. */
export interface SubmissionFields {
  readonly caseNumber: string;
  readonly log: string;
  readonly manifestHash: Uint8Array;
  readonly size: number;
  /** Root of the log at `size`, 32 bytes. */
  readonly root: Uint8Array;
  readonly realCount: number;
  readonly paperCount: number;
  readonly submittedAt: number;
  readonly origin: string;
}

const HUMAN: Readonly<Record<Stage, readonly string[]>> = {
  petition: [
    '【全國性公民投票案連署人名冊提出書】（電子簽章文件）',
    '本人為下列全國性公民投票案提案人之領銜人，茲依公民投票法第十二條第二項規定，一次提出連署人名冊及其電磁紀錄，並提供開啟該電磁紀錄所需之金鑰予戶政機關查對。',
    '公民投票案編號：第{caseNumber}號（第{round}次提出）',
    '電子連署人數：{realCount}人',
    '書面連署人數：{paperCount}人',
    '電磁紀錄總筆數（含遮蔽用之虛設紀錄）：{size}筆',
    '電磁紀錄根雜湊值（SHA-256）：{root}',
    '提出時間：{time}（臺北時間）',
    '系統網站：{origin}',
    '本人明瞭名冊提出後，系統即停止徵求連署，已提出之名冊不得撤回、更換或增補；經通知補提者，依其通知辦理。',
    '本簽章僅供提出上開連署人名冊之用，不得作為登入、連署、提案、申辦或其他任何目的之用。',
  ],
  proposal: [
    '【全國性公民投票案提案人名冊提出書】（電子簽章文件）',
    '本人為下列全國性公民投票案提案人之領銜人，茲依公民投票法第九條規定，提出提案人名冊及其電磁紀錄，並提供開啟該電磁紀錄所需之金鑰予戶政機關查對。',
    '公民投票案編號：第{caseNumber}號（第{round}次提出）',
    '電子提案人數：{realCount}人',
    '書面提案人數：{paperCount}人',
    '電磁紀錄總筆數（含遮蔽用之虛設紀錄）：{size}筆',
    '電磁紀錄根雜湊值（SHA-256）：{root}',
    '提出時間：{time}（臺北時間）',
    '系統網站：{origin}',
    '本人明瞭名冊提出後，系統即停止徵求提案，已提出之名冊不得撤回、更換或增補；經通知補提者，依其通知辦理。',
    '本簽章僅供提出上開提案人名冊之用，不得作為登入、連署、提案、申辦或其他任何目的之用。',
  ],
};

/** The filing statement, as the lead's card signs it. Throws as `renderSign` does. */
export function renderSubmission(fields: SubmissionFields): Uint8Array {
  const { caseNumber, stage, round } = parseLogId(fields.log);
  if (caseNumber !== fields.caseNumber) throw new ParseError('log-id.malformed', 'case');
  assertOrigin(fields.origin);
  if (fields.manifestHash.length !== 32 || fields.root.length !== 32)
    throw new RangeError('renderSubmission expects 32-byte hashes');
  for (const count of [fields.size, fields.realCount, fields.paperCount])
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('renderSubmission expects counts');
  const root = toHex(fields.root);
  return renderStatement(
    'submission',
    HUMAN[stage],
    {
      caseNumber,
      round: String(round),
      realCount: String(fields.realCount),
      paperCount: String(fields.paperCount),
      size: String(fields.size),
      root,
      time: renderRocTime(fields.submittedAt),
      origin: fields.origin,
    },
    [
      ['case', caseNumber],
      ['log', fields.log],
      ['manifest', toHex(fields.manifestHash)],
      ['size', String(fields.size)],
      ['root', root],
      ['real', String(fields.realCount)],
      ['paper', String(fields.paperCount)],
      ['submitted', formatInstant(fields.submittedAt)],
      ['origin', fields.origin],
    ],
  );
}

/** Reads the machine block only. Throws ParseError. */
export function readSubmission(bytes: Uint8Array): SubmissionFields {
  const block = new BlockReader(bytes, 'submission');
  const fields = {
    caseNumber: block.text('case', /./),
    log: block.text('log', /./),
    manifestHash: block.hash('manifest'),
    size: block.count('size'),
    root: block.hash('root'),
    realCount: block.count('real'),
    paperCount: block.count('paper'),
    submittedAt: block.instant('submitted'),
    origin: block.text('origin', /./),
  };
  block.end();
  return fields;
}

/** Accepts a filing statement only when it says exactly `fields`. Refusals as `verifySign`. */
export function verifySubmission(fields: SubmissionFields, bytes: Uint8Array): Result<SubmissionFields> {
  return matchStatement(bytes, 'submission', () => {
    const found = readSubmission(bytes);
    if (found.log !== fields.log || !equalBytes(found.manifestHash, fields.manifestHash))
      return refuse('statement.wrong-case');
    return accept({ fields, rendered: renderSubmission(fields) });
  });
}
