import type { CardCertificateFields } from '../pki/card-certificate.ts';
import { OID } from '../pki/oids.ts';

/** A point in which a card differs from a good one. Everything it does not name is as on a good card. */
export interface CardKindSpec {
  /** What is special, for the simulator's page. */
  readonly says: string;
  /** First and last moment of validity where they are not the usual five years. */
  readonly validity?: readonly [notBefore: string, notAfter: string];
  /** `rogue`: another CA of the same name. `forged`: that CA, claiming the true issuer's key identifier. */
  readonly issuer?: 'rogue' | 'forged';
  readonly revokedAt?: string;
  /** Changes to the certificates; the encryption certificate keeps its own key usage. */
  readonly signing?: Partial<Pick<CardCertificateFields, 'usage' | 'hash' | 'policy' | 'subjectType' | 'cardGrade'>>;
  readonly withoutTail?: true;
  /** The holder has not switched the encryption function on. */
  readonly withoutEncryption?: true;
}

/** Every kind of card devkit can issue. Dates are fixed so that the same seed gives the same bytes. */
export const CARD_KINDS = {
  good: { says: '一般有效憑證' },
  expired: { says: '憑證已過期', validity: ['2019-03-04T01:00:00Z', '2024-03-04T01:00:00Z'] },
  'not-yet-valid': { says: '憑證尚未生效', validity: ['2038-01-04T01:00:00Z', '2043-01-04T01:00:00Z'] },
  revoked: { says: '憑證已廢止', revokedAt: '2026-08-03T02:30:00Z' },
  'foreign-issuer': { says: '同名但非內政部的憑證機構簽發', issuer: 'rogue' },
  'forged-issuer': { says: '冒用內政部憑證管理中心金鑰識別碼', issuer: 'forged' },
  mobile: { says: '行動自然人憑證', signing: { cardGrade: 'mobile' } },
  'not-natural-person': { says: '非自然人憑證（工商）', signing: { subjectType: OID.business } },
  'wrong-key-usage': { says: '簽章憑證的金鑰用途不符', signing: { usage: 'nonRepudiation' } },
  'weak-signature': { says: '憑證以 SHA-1 簽發', signing: { hash: 'sha1' } },
  'wrong-policy': { says: '測試等級的憑證政策', signing: { policy: OID.assuranceTest } },
  'no-tail': { says: '憑證未載身分證字號後四碼', withoutTail: true },
  'no-encryption': { says: '未啟用加解密功能', withoutEncryption: true },
} as const satisfies Record<string, CardKindSpec>;

export type CardKind = keyof typeof CARD_KINDS;
