import { equalBytes, toHex } from '../bytes/index.ts';
import { formatInstant, renderRocTime } from '../calendar/index.ts';
import { parseLogId, type Stage } from '../case/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import { BlockReader } from './block-reader.ts';
import { matchStatement } from './match.ts';
import { assertOrigin } from './origin.ts';
import { renderStatement } from './template.ts';

/** Of which log the card's holder asks: known to everyone from the manifest. */
export interface CardUsedContext {
  readonly caseNumber: string;
  /** `9001.petition.1`; its stage chooses the words, its case number must be `caseNumber`. */
  readonly log: string;
  /** M, 32 bytes. */
  readonly manifestHash: Uint8Array;
  /** The only web origin where this statement may be signed. */
  readonly origin: string;
}

/** `issuedAt`, `expiresAt`: ms, whole seconds; `nonce` 64 base64url characters. */
export interface CardUsedFields extends CardUsedContext {
  readonly nonce: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

const HUMAN: Readonly<Record<Stage, readonly string[]>> = {
  petition: [
    '【全國性公民投票案本卡連署紀錄查詢書】（電子簽章文件）',
    '本人以自然人憑證查詢本卡是否曾用於連署下列全國性公民投票案。本人並非以此連署。',
    '公民投票案編號：第{caseNumber}號',
    '查詢時間：{time}（臺北時間）',
    '查詢網站：{origin}',
    '本簽章僅供查詢本卡於上開全國性公民投票案之連署紀錄，不生連署之效力，亦不得作為登入、申辦、同意或其他任何目的之用。',
    '瀏覽器網址列所示如非上開查詢網站，請立即停止操作，並勿輸入憑證密碼。',
  ],
  proposal: [
    '【全國性公民投票案本卡提案紀錄查詢書】（電子簽章文件）',
    '本人以自然人憑證查詢本卡是否曾用於擔任下列全國性公民投票案之提案人。本人並非以此提案。',
    '公民投票案編號：第{caseNumber}號',
    '查詢時間：{time}（臺北時間）',
    '查詢網站：{origin}',
    '本簽章僅供查詢本卡於上開全國性公民投票案之提案紀錄，不生提案之效力，亦不得作為登入、申辦、同意或其他任何目的之用。',
    '瀏覽器網址列所示如非上開查詢網站，請立即停止操作，並勿輸入憑證密碼。',
  ],
};

const KEYS = ['case', 'log', 'manifest', 'origin', 'nonce', 'issued', 'expires'] as const;

const NONCE = /^[A-Za-z0-9_-]{64}$/;

/**
 * 本卡連署紀錄查詢書: whether this card was used in one log. It joins nothing, and says so. Throws ParseError when a field could
 * not stand in it, RangeError for a hash of another length.
 */
export function renderCardUsed(fields: CardUsedFields): Uint8Array {
  const { stage, caseNumber } = parseLogId(fields.log);
  if (caseNumber !== fields.caseNumber) throw new ParseError('log-id.malformed', 'case');
  assertOrigin(fields.origin);
  if (!NONCE.test(fields.nonce)) throw new ParseError('statement.malformed', 'nonce');
  if (fields.manifestHash.length !== 32) throw new RangeError('renderCardUsed expects a 32-byte hash');
  const values: Readonly<Record<(typeof KEYS)[number], string>> = {
    case: fields.caseNumber,
    log: fields.log,
    manifest: toHex(fields.manifestHash),
    origin: fields.origin,
    nonce: fields.nonce,
    issued: formatInstant(fields.issuedAt),
    expires: formatInstant(fields.expiresAt),
  };
  return renderStatement(
    'card-used',
    HUMAN[stage],
    { caseNumber: fields.caseNumber, time: renderRocTime(fields.issuedAt), origin: fields.origin },
    KEYS.map((key) => [key, values[key]]),
  );
}

/** Reads the machine block and trusts nothing else. Throws ParseError. */
export function readCardUsed(bytes: Uint8Array): CardUsedFields {
  const block = new BlockReader(bytes, 'card-used');
  const fields = {
    caseNumber: block.text('case', /./),
    log: block.text('log', /./),
    manifestHash: block.hash('manifest'),
    origin: block.text('origin', /./),
    nonce: block.text('nonce', NONCE),
    issuedAt: block.instant('issued'),
    expiresAt: block.instant('expires'),
  };
  block.end();
  return fields;
}

/**
 * The fields of a question about exactly this log. Refusals `statement.wrong-purpose`, `statement.wrong-case`,
 * `statement.mismatch`; nonce and times are returned unjudged.
 */
export function verifyCardUsed(context: CardUsedContext, bytes: Uint8Array): Result<CardUsedFields> {
  return matchStatement(bytes, 'card-used', () => {
    const { caseNumber, log, manifestHash, nonce, issuedAt, expiresAt } = readCardUsed(bytes);
    if (caseNumber !== context.caseNumber || log !== context.log || !equalBytes(manifestHash, context.manifestHash))
      return refuse('statement.wrong-case');
    const fields = { ...context, nonce, issuedAt, expiresAt };
    return accept({ fields, rendered: renderCardUsed(fields) });
  });
}

/** The words of both stages and the keys of the block; `vectors/statement/card-used-template.sha256` is its hash. */
export function cardUsedTemplateText(): string {
  return [
    ...HUMAN.petition,
    ...HUMAN.proposal,
    'purpose: card-used',
    ...KEYS.map((key) => `${key}: {${key}}`),
    '',
  ].join('\n');
}
