export { type CheckedSigning, checkSigning, type DoorContext } from './check-signing.ts';
export { checkNonce, issueNonce, NONCE_LENGTH, NONCE_LIFETIME_MS, type NonceClaims } from './nonce.ts';
