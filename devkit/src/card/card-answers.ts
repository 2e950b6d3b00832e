import type { RefusalCode } from '@lianshu/core/errors';
import type { CardKind } from './card-kind.ts';

/** What the check of a signing certificate must say to each kind of card, of either generation. */
export const CARD_ANSWERS: Readonly<Record<CardKind, RefusalCode | 'accepted'>> = {
  good: 'accepted',
  expired: 'certificate.expired',
  'not-yet-valid': 'certificate.not-yet-valid',
  revoked: 'certificate.revoked',
  'foreign-issuer': 'certificate.unknown-issuer',
  'forged-issuer': 'certificate.issuer-signature',
  mobile: 'certificate.mobile',
  'not-natural-person': 'certificate.not-natural-person',
  'wrong-key-usage': 'certificate.key-usage',
  'weak-signature': 'certificate.weak-signature',
  'wrong-policy': 'certificate.policy',
  'no-tail': 'certificate.profile',
  'no-encryption': 'accepted',
};
