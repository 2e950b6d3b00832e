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
export { KNOWN_ISSUERS, type KnownIssuer, knownIssuer } from './known-issuers.ts';
export {
  type ClaimForm,
  encodeSignedClaim,
  parseSignedClaim,
  type SignedClaim,
  signClaim,
  verifyClaim,
} from './signed-claim.ts';
export {
  DEMO_AUTHORITY_KEYS,
  DEMO_ISSUER_KEYS,
  isSyntheticIssuer,
  type TrustFault,
  trustFaults,
} from './synthetic.ts';
export {
  encodeTrust,
  GENERATIONS,
  type Generation,
  issuerFingerprint,
  parseTrust,
  parseTrustDraft,
  type RegistryKey,
  TRUST_FORMAT,
  type Trust,
  trustFromJson,
  trustToJson,
} from './trust.ts';
