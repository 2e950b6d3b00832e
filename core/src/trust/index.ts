export {
  type AuthorityKey,
  type AuthorityPurpose,
  type AuthoritySecret,
  type AuthoritySignature,
  authorityKey,
  authoritySignatureFromJson,
  authoritySignatureToJson,
  signAuthority,
  verifyAuthority,
} from './authority.ts';
export { type ClaimedLog, claimedLogFromFields, claimedLogToJson } from './claimed-log.ts';
export {
  type ClaimForm,
  encodeSignedClaim,
  parseSignedClaim,
  type SignedClaim,
  signClaim,
  verifyClaim,
} from './signed-claim.ts';
export {
  encodeTrust,
  parseTrust,
  type RegistryKey,
  TRUST_FORMAT,
  type Trust,
  trustFromJson,
  trustToJson,
} from './trust.ts';
