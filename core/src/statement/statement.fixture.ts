import { toBase64url, utf8 } from '../bytes/index.ts';
import { purePrimitives } from '../primitives/index.ts';
import type {
  ActFields,
  CardUsedFields,
  LoginFields,
  ManifestConsentFields,
  SignFields,
  SubmissionFields,
} from './index.ts';

const MAIN_TEXT = '您是否同意政府應於學校周邊設置行人專用通道，以保障學童通行安全？';
const bytes = (length: number, first: number) => Uint8Array.from({ length }, (_, i) => (first + i) & 0xff);
const NONCE = toBase64url(bytes(48, 200));
const AT = Date.UTC(2026, 10, 23, 2, 15, 0);

/** Synthetic statements with every field different from every other. */
export const SIGN: SignFields = {
  caseNumber: '9001',
  log: '9001.petition.1',
  manifestHash: bytes(32, 0),
  mainText: MAIN_TEXT,
  textSha256: purePrimitives.sha256(utf8(MAIN_TEXT)),
  leadName: '陳示範',
  origin: 'https://joint.example.tw',
  pilot: false,
  nonce: NONCE,
  issuedAt: AT,
  expiresAt: AT + 300_000,
  idCommit: bytes(32, 64),
  receiptCommit: bytes(32, 128),
  idTail: '6789',
};

export const LOGIN: LoginFields = {
  role: 'lead',
  caseNumber: '9001',
  origin: SIGN.origin,
  nonce: NONCE,
  issuedAt: AT,
  expiresAt: AT + 300_000,
};

export const REGISTRY_LOGIN: LoginFields = {
  role: 'registry',
  origin: 'http://localhost:8093',
  nonce: NONCE,
  issuedAt: AT,
  expiresAt: AT + 300_000,
};

export const CARD_USED: CardUsedFields = {
  caseNumber: '9001',
  log: SIGN.log,
  manifestHash: SIGN.manifestHash,
  origin: SIGN.origin,
  nonce: NONCE,
  issuedAt: AT,
  expiresAt: AT + 300_000,
};

export const CONSENT: ManifestConsentFields = {
  caseNumber: '9001',
  log: SIGN.log,
  manifestHash: SIGN.manifestHash,
  origin: SIGN.origin,
  signedAt: AT,
};

export const SUBMISSION: SubmissionFields = {
  caseNumber: '9001',
  log: SIGN.log,
  manifestHash: SIGN.manifestHash,
  size: 301_234,
  root: bytes(32, 32),
  realCount: 293_500,
  paperCount: 12,
  submittedAt: AT,
  origin: SIGN.origin,
};

export const ACT: ActFields = {
  office: 'commission',
  caseNumber: '9001',
  act: 'order-correction',
  dataSha256: bytes(32, 96),
  origin: SIGN.origin,
  nonce: NONCE,
  issuedAt: AT,
  expiresAt: AT + 300_000,
};

export const LOG_ACT: ActFields = { ...ACT, office: 'intake', log: SIGN.log, act: 'open-log' };

export const REGISTRY_ACT: ActFields = { ...LOG_ACT, office: 'registry-head', act: 'registry-return' };
