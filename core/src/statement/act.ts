import { toHex } from '../bytes/index.ts';
import { formatInstant, renderRocTime } from '../calendar/index.ts';
import { isCaseNumber, parseLogId } from '../case/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import { ACT_WORDS, type ActOffice, isSignedAct, OFFICE_HOLDERS, OFFICE_TITLES, type SignedAct } from './act-words.ts';
import { BlockReader } from './block-reader.ts';
import { matchStatement } from './match.ts';
import { assertOrigin } from './origin.ts';
import { renderStatement } from './template.ts';

/**
 * One dangerous act of an officer of the commission or of the household authority, signed afresh. `dataSha256`: SHA-256 of the canonical JSON of the
 * act's data; `issuedAt`, `expiresAt`: ms, whole seconds; `nonce` 64 base64url characters, good for this act alone.
 */
export interface ActFields {
  /** In which office she acts. */
  readonly office: ActOffice;
  readonly caseNumber: string;
  /** Of an act on a log: which. */
  readonly log?: string;
  readonly act: SignedAct;
  readonly dataSha256: Uint8Array;
  readonly origin: string;
  readonly nonce: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

const HUMAN = [
  '【全國性公民投票案承辦行為簽署書】（電子簽章文件）',
  '本人為{holder}，就下列案件為下列行為，並以本簽章確認。',
  '公民投票案編號：第{caseNumber}號',
  '電子連署紀錄簿：{log}',
  '行為：{title}',
  '效果：{effect}',
  '依據：{basis}',
  '承辦單位：{office}',
  '所附資料雜湊值（SHA-256）：{data}',
  '簽署時間：{time}（臺北時間）',
  '系統網站：{origin}',
  '本簽章僅供就上開案件為上開行為一次之用，不得作為登入、連署、提案、申辦、同意或其他任何目的之用。',
  '瀏覽器網址列所示如非上開系統網站，請立即停止操作，並勿輸入憑證密碼。',
];

const NONCE = /^[A-Za-z0-9_-]{64}$/;

/** The statement of an act, as the officer's card signs it. Throws as `renderSign` does. */
export function renderAct(fields: ActFields): Uint8Array {
  const { office, caseNumber, log, act, origin, nonce, issuedAt, expiresAt } = fields;
  assertOrigin(origin);
  if (!NONCE.test(nonce)) throw new ParseError('statement.malformed', 'nonce');
  if (!isCaseNumber(caseNumber)) throw new ParseError('statement.malformed', 'case');
  if (log !== undefined && parseLogId(log).caseNumber !== caseNumber) throw new ParseError('log-id.malformed', 'case');
  if (fields.dataSha256.length !== 32) throw new RangeError('renderAct expects a 32-byte hash');
  const data = toHex(fields.dataSha256);
  const { title, effect, basis } = ACT_WORDS[act];
  return renderStatement(
    'act',
    HUMAN,
    {
      caseNumber,
      log,
      title,
      effect,
      basis,
      holder: OFFICE_HOLDERS[office],
      office: OFFICE_TITLES[office],
      data,
      time: renderRocTime(issuedAt),
      origin,
    },
    [
      ['office', office],
      ['case', caseNumber],
      ['log', log],
      ['act', act],
      ['data-sha256', data],
      ['origin', origin],
      ['nonce', nonce],
      ['issued', formatInstant(issuedAt)],
      ['expires', formatInstant(expiresAt)],
    ],
  );
}

/** Reads the machine block only. Throws ParseError. */
export function readAct(bytes: Uint8Array): ActFields {
  const block = new BlockReader(bytes, 'act');
  const office = block.text('office', /./);
  if (!Object.hasOwn(OFFICE_TITLES, office)) throw new ParseError('statement.malformed', 'office');
  const caseNumber = block.text('case', /./);
  const log = block.optional('log', /./);
  const act = block.text('act', /./);
  if (!isSignedAct(act)) throw new ParseError('statement.malformed', 'act');
  const fields = {
    office: office as ActOffice,
    caseNumber,
    act,
    dataSha256: block.hash('data-sha256'),
    origin: block.text('origin', /./),
    nonce: block.text('nonce', NONCE),
    issuedAt: block.instant('issued'),
    expiresAt: block.instant('expires'),
  };
  block.end();
  return log === undefined ? fields : { ...fields, log };
}

/** What the server expects of an act; the nonce's own validity is judged beside. */
export type ActContext = Omit<ActFields, 'nonce' | 'issuedAt' | 'expiresAt'>;

/** The statement of exactly this act; only nonce and times are taken from it. Refusals as `verifySign`. */
export function verifyAct(context: ActContext, bytes: Uint8Array): Result<ActFields> {
  return matchStatement(bytes, 'act', () => {
    const { caseNumber, log, nonce, issuedAt, expiresAt } = readAct(bytes);
    if (caseNumber !== context.caseNumber || log !== context.log) return refuse('statement.wrong-case');
    const fields = { ...context, nonce, issuedAt, expiresAt };
    return accept({ fields, rendered: renderAct(fields) });
  });
}

/** The words of every act, for their hash: `vectors/statement/act-template.sha256` names them. */
export function actTemplateText(): string {
  const acts = Object.entries(ACT_WORDS).map(
    ([name, { title, effect, basis }]) => `${name}\n${title}\n${effect}\n${basis}`,
  );
  const offices = Object.entries(OFFICE_TITLES).map(
    ([name, title]) => `${name} ${title} ${OFFICE_HOLDERS[name as ActOffice]}`,
  );
  const keys = ['purpose', 'office', 'case', 'log', 'act', 'data-sha256', 'origin', 'nonce', 'issued', 'expires'];
  return `${[...HUMAN, keys.join(' '), ...offices, ...acts].join('\n')}\n`;
}
