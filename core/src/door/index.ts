export { type CheckedQuestion, checkCardUsed, MAX_CARD_USED_CMS } from './check-card-used.ts';
export { type CheckedSigning, checkSigning, type DoorContext } from './check-signing.ts';
export { clientOf } from './client-of.ts';
export { type CollectingTime, collectingTime, isWithin } from './collecting-time.ts';
export { checkLoginNonce, type GivenNonce, issueLoginNonce, type LoginNonceParts } from './login-nonce.ts';
export {
  checkNonce,
  freshNonce,
  isNonceTerm,
  issueNonce,
  NONCE_LENGTH,
  NONCE_LIFETIME_MS,
  type NonceClaims,
} from './nonce.ts';
export { checkOrigin, type OriginFinding } from './origin.ts';
