export {
  type AssuranceLabel,
  CREDENTIAL_KINDS,
  CREDENTIALS,
  type CredentialKind,
  type CredentialReason,
  type CredentialRow,
  type CredentialStanding,
  DEFAULT_CREDENTIALS,
} from './credential.ts';
export { type CredentialBasis, type CredentialPolicy, faultOfCredentialPolicy } from './credential-policy.ts';
