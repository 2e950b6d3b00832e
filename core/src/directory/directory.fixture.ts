import { utf8 } from '../bytes/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import { type AuthoritySecret, authorityKey } from '../trust/index.ts';
import { DIRECTORY_LIFETIME_MS, type Directory, type ListedCase } from './index.ts';

export const ORIGIN = 'https://joint.example.tw';
export const ISSUED_AT = Date.UTC(2026, 10, 22, 16);

/** Nobody's: made for these files alone. */
export const SECRET: AuthoritySecret = {
  ed25519Seed: new Uint8Array(32).fill(0x51),
  mldsa44Seed: new Uint8Array(32).fill(0x52),
};
export const COMMISSION = authorityKey(p, '示範中央選舉委員會', SECRET);

const bytes = (first: number) => Uint8Array.from({ length: 32 }, (_, i) => (first + i) & 0xff);

export const PETITION: ListedCase = {
  number: '9001',
  stage: 'petition',
  round: 1,
  textSha256: p.sha256(utf8('您是否同意政府應於學校周邊設置行人專用通道，以保障學童通行安全？')),
  manifestSha256: bytes(0),
  window: { firstDay: '2026-11-24', lastDay: '2027-05-23' },
  origin: ORIGIN,
  state: 'collecting',
  namesLink: false,
};

export const DIRECTORY: Directory = {
  sequence: 20831,
  issuedAt: ISSUED_AT,
  validUntil: ISSUED_AT + DIRECTORY_LIFETIME_MS,
  origin: ORIGIN,
  cases: [
    { ...PETITION, stage: 'proposal', manifestSha256: bytes(64), state: 'over' },
    PETITION,
    { ...PETITION, number: '9002', manifestSha256: bytes(128), namesLink: true },
    { ...PETITION, number: 'T1', manifestSha256: bytes(192) },
  ],
};
