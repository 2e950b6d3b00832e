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
export {
  encodeTrust,
  parseTrust,
  type RegistryKey,
  TRUST_FORMAT,
  type Trust,
  trustFromJson,
  trustToJson,
} from './trust.ts';
