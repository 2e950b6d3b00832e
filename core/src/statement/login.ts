import { formatInstant, renderRocTime } from '../calendar/index.ts';
import { isCaseNumber } from '../case/index.ts';
import { accept, ParseError, type Result } from '../errors/index.ts';
import { BlockReader } from './block-reader.ts';
import { matchStatement } from './match.ts';
import { assertOrigin } from './origin.ts';
import { renderStatement } from './template.ts';

export const LOGIN_ROLES = ['lead', 'commission', 'registry'] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];

/** `issuedAt`, `expiresAt`: ms, whole seconds; `nonce` 64 base64url characters. A lead logs in to one case. */
export interface LoginFields {
  readonly role: LoginRole;
  readonly caseNumber?: string;
  readonly origin: string;
  readonly nonce: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

const ROLE_NAMES: Readonly<Record<LoginRole, string>> = {
  lead: '提案人之領銜人',
  commission: '中央選舉委員會承辦人員',
  registry: '戶政機關查對人員',
};

const HUMAN = [
  '【全國性公民投票電子連署系統登入聲明】（電子簽章文件）',
  '本人以自然人憑證登入全國性公民投票電子連署系統。',
  '登入身分：{role}',
  '公民投票案編號：第{caseNumber}號',
  '登入時間：{time}（臺北時間）',
  '登入網站：{origin}',
  '本簽章僅供登入上開網站之用，不得作為連署、提案、申辦、同意或其他任何目的之用。',
  '瀏覽器網址列所示如非上開登入網站，請立即停止操作，並勿輸入憑證密碼。',
];

const NONCE = /^[A-Za-z0-9_-]{64}$/;

/** The login statement, as the card signs it. Throws as `renderSign` does. */
export function renderLogin(fields: LoginFields): Uint8Array {
  assertOrigin(fields.origin);
  if (!NONCE.test(fields.nonce)) throw new ParseError('statement.malformed', 'nonce');
  if (fields.caseNumber !== undefined && !isCaseNumber(fields.caseNumber))
    throw new ParseError('statement.malformed', 'case');
  return renderStatement(
    'login',
    HUMAN,
    {
      role: ROLE_NAMES[fields.role],
      caseNumber: fields.caseNumber,
      time: renderRocTime(fields.issuedAt),
      origin: fields.origin,
    },
    [
      ['role', fields.role],
      ['case', fields.caseNumber],
      ['origin', fields.origin],
      ['nonce', fields.nonce],
      ['issued', formatInstant(fields.issuedAt)],
      ['expires', formatInstant(fields.expiresAt)],
    ],
  );
}

/** Reads the machine block only. Throws ParseError. */
export function readLogin(bytes: Uint8Array): LoginFields {
  const block = new BlockReader(bytes, 'login');
  const role = LOGIN_ROLES.find((known) => known === block.text('role', /./));
  if (role === undefined) throw new ParseError('statement.malformed', 'role');
  const caseNumber = block.optional('case', /./);
  const fields = {
    role,
    origin: block.text('origin', /./),
    nonce: block.text('nonce', NONCE),
    issuedAt: block.instant('issued'),
    expiresAt: block.instant('expires'),
  };
  block.end();
  return caseNumber === undefined ? fields : { ...fields, caseNumber };
}

/** What the server expects of a login; the nonce's own validity is judged by the door. */
export type LoginContext = Pick<LoginFields, 'role' | 'caseNumber' | 'origin'>;

/** The fields of a login statement for exactly this role, case and origin. Refusals as in `matchStatement`. */
export function verifyLogin(context: LoginContext, bytes: Uint8Array): Result<LoginFields> {
  return matchStatement(bytes, 'login', () => {
    const { nonce, issuedAt, expiresAt } = readLogin(bytes);
    const fields = { ...context, nonce, issuedAt, expiresAt };
    return accept({ fields, rendered: renderLogin(fields) });
  });
}
