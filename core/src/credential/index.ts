export { CARD_VERIFIER, CREDENTIAL_VERIFIERS, withKind } from './card-verifier.ts';
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
export {
  type CredentialContext,
  type CredentialSignature,
  type CredentialVerifier,
  type PresentedSignature,
  unverifiedKinds,
} from './credential-verifier.ts';
export { kindOfGeneration, recognizeCredential } from './recognize-credential.ts';
