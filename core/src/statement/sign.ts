import { equalBytes, toHex, utf8 } from '../bytes/index.ts';
import { formatInstant, renderRocTime } from '../calendar/index.ts';
import { parseLogId, type Stage } from '../case/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import { maskIdTail } from '../identity/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { BlockReader } from './block-reader.ts';
import { matchStatement } from './match.ts';
import { assertOrigin } from './origin.ts';
import { renderStatement } from './template.ts';

/** What a sign statement says about its case: known to everyone from the manifest. */
export interface SignContext {
  readonly caseNumber: string;
  /** `9001.petition.1`; its stage chooses the words, its case number must be `caseNumber`. */
  readonly log: string;
  /** M, 32 bytes. */
  readonly manifestHash: Uint8Array;
  /** 主文, whole. */
  readonly mainText: string;
  /** SHA-256 of the UTF-8 of `mainText`. */
  readonly textSha256: Uint8Array;
  /** 提案人之領銜人. */
  readonly leadName: string;
  /** The only web origin where this statement may be signed. */
  readonly origin: string;
  /** A trial without legal effect, said in the text. */
  readonly pilot: boolean;
}

/** What the signer brings. `issuedAt`, `expiresAt`: ms, whole seconds. */
export interface SignBlock {
  /** 64 base64url characters. */
  readonly nonce: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly idCommit: Uint8Array;
  readonly receiptCommit: Uint8Array;
  /** The last four of the ID number and nothing else of it. */
  readonly idTail: string;
}

export interface SignFields extends SignContext, SignBlock {}

const HUMAN: Readonly<Record<Stage, readonly string[]>> = {
  petition: [
    '【全國性公民投票案連署同意書】（電子簽章文件）',
    '本人同意連署下列全國性公民投票案，並同意提案人之領銜人依公民投票法第十二條規定，將本人之連署資料提出於中央選舉委員會。',
    '公民投票案編號：第{caseNumber}號',
    '主文：{mainText}',
    '提案人之領銜人：{leadName}',
    '連署人國民身分證統一編號：{maskedId}（僅列末四碼；全碼另行加密封存）',
    '連署時間：{time}（臺北時間）',
    '連署網站：{origin}',
    '本簽章僅供連署上開全國性公民投票案之用，不得作為登入、申辦、同意或其他任何目的之用。',
    '瀏覽器網址列所示如非上開連署網站，請立即停止操作，並勿輸入憑證密碼。',
    '{pilot}',
  ],
  proposal: [
    '【全國性公民投票案提案同意書】（電子簽章文件）',
    '本人同意擔任下列全國性公民投票案之提案人，並同意領銜人依公民投票法第九條規定，將本人之提案資料提出於中央選舉委員會。',
    '公民投票案編號：第{caseNumber}號',
    '主文：{mainText}',
    '提案人之領銜人：{leadName}',
    '提案人國民身分證統一編號：{maskedId}（僅列末四碼；全碼另行加密封存）',
    '提案時間：{time}（臺北時間）',
    '提案網站：{origin}',
    '本簽章僅供擔任上開全國性公民投票案提案人之用，不得作為登入、申辦、同意或其他任何目的之用。',
    '瀏覽器網址列所示如非上開提案網站，請立即停止操作，並勿輸入憑證密碼。',
    '{pilot}',
  ],
};

const PILOT: Readonly<Record<Stage, string>> = {
  petition: '【試辦無法律效力】本案僅供系統試辦，本人之連署不生公民投票法所定之效力。',
  proposal: '【試辦無法律效力】本案僅供系統試辦，本人之提案不生公民投票法所定之效力。',
};

const KEYS = [
  'case',
  'log',
  'manifest',
  'text-sha256',
  'origin',
  'nonce',
  'issued',
  'expires',
  'id-commit',
  'receipt-commit',
  'id-tail',
] as const;

/**
 * The statement of joining a case, as the card signs it: a text in Chinese that a person can read, then the machine block.
 * Equal fields give equal bytes everywhere. Throws ParseError when a field could not stand in it (`text.…`,
 * `origin.malformed`, `log-id.malformed`, `statement.malformed`), RangeError when a number or length is wrong.
 */
export function renderSign(fields: SignFields): Uint8Array {
  const { stage, caseNumber } = parseLogId(fields.log);
  if (caseNumber !== fields.caseNumber) throw new ParseError('log-id.malformed', 'case');
  assertOrigin(fields.origin);
  if (!NONCE.test(fields.nonce)) throw new ParseError('statement.malformed', 'nonce');
  for (const hash of [fields.manifestHash, fields.textSha256, fields.idCommit, fields.receiptCommit])
    if (hash.length !== 32) throw new RangeError('renderSign expects 32-byte hashes');
  const values: Readonly<Record<(typeof KEYS)[number], string>> = {
    case: fields.caseNumber,
    log: fields.log,
    manifest: toHex(fields.manifestHash),
    'text-sha256': toHex(fields.textSha256),
    origin: fields.origin,
    nonce: fields.nonce,
    issued: formatInstant(fields.issuedAt),
    expires: formatInstant(fields.expiresAt),
    'id-commit': toHex(fields.idCommit),
    'receipt-commit': toHex(fields.receiptCommit),
    'id-tail': fields.idTail,
  };
  return renderStatement(
    'sign',
    HUMAN[stage],
    {
      caseNumber: fields.caseNumber,
      mainText: fields.mainText,
      leadName: fields.leadName,
      maskedId: maskIdTail(fields.idTail),
      time: renderRocTime(fields.issuedAt),
      origin: fields.origin,
      pilot: fields.pilot ? PILOT[stage] : undefined,
    },
    KEYS.map((key) => [key, values[key]]),
  );
}

const NONCE = /^[A-Za-z0-9_-]{64}$/;

/** The machine block of a sign statement; what it says of the case stays to be compared. */
export interface SignReading extends SignBlock {
  readonly caseNumber: string;
  readonly log: string;
  readonly manifestHash: Uint8Array;
  readonly textSha256: Uint8Array;
  readonly origin: string;
}

/**
 * Reads the machine block and trusts nothing else. Throws ParseError. Never enough by itself: the human part is compared
 * only by `verifySign`.
 */
export function readSign(bytes: Uint8Array): SignReading {
  const block = new BlockReader(bytes, 'sign');
  const reading = {
    caseNumber: block.text('case', /./),
    log: block.text('log', /./),
    manifestHash: block.hash('manifest'),
    textSha256: block.hash('text-sha256'),
    origin: block.text('origin', /./),
    nonce: block.text('nonce', NONCE),
    issuedAt: block.instant('issued'),
    expiresAt: block.instant('expires'),
    idCommit: block.hash('id-commit'),
    receiptCommit: block.hash('receipt-commit'),
    idTail: block.text('id-tail', /^[0-9]{4}$/),
  };
  block.end();
  return reading;
}

/**
 * The fields of a sign statement whose every byte is what this case's own template gives for them. Refusals:
 * `statement.wrong-purpose`, `statement.wrong-case` (another case, log or manifest), `statement.mismatch`. All of `bytes`
 * is the attacker's; nonce, times, commitments and tail are returned unjudged.
 */
export function verifySign(context: SignContext, bytes: Uint8Array): Result<SignFields> {
  return matchStatement(bytes, 'sign', () => {
    const block = readSign(bytes);
    if (
      block.caseNumber !== context.caseNumber ||
      block.log !== context.log ||
      !equalBytes(block.manifestHash, context.manifestHash)
    )
      return refuse('statement.wrong-case');
    const { nonce, issuedAt, expiresAt, idCommit, receiptCommit, idTail } = block;
    const fields = { ...context, nonce, issuedAt, expiresAt, idCommit, receiptCommit, idTail };
    return accept({ fields, rendered: renderSign(fields) });
  });
}

/** The text behind `statementTemplateSha256`: both stages, the pilot lines and the keys of the block. */
export function signTemplateText(): string {
  return [
    ...HUMAN.petition,
    PILOT.petition,
    ...HUMAN.proposal,
    PILOT.proposal,
    'purpose: sign',
    ...KEYS.map((key) => `${key}: {${key}}`),
    '',
  ].join('\n');
}

/** Names the exact words of the sign statement; the manifest carries it, so that they cannot change under a case. */
export function statementTemplateSha256(p: Primitives): Uint8Array {
  return p.sha256(utf8(signTemplateText()));
}
