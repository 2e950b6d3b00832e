import type { Result } from '../errors/index.ts';
import type { PinnedIssuer, RevocationLookup } from '../pki/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { CredentialKind } from './credential.ts';

/** What a credential is judged against. */
export interface CredentialContext {
  /** The kinds that the manifest admits. */
  readonly admitted: readonly CredentialKind[];
  /** Every pinned generation of the card authority, admitted or not. */
  readonly issuers: readonly PinnedIssuer[];
  /** The moment that counts, ms. */
  readonly at: number;
  readonly revocations: RevocationLookup;
}

/** A signature that the holder of an admitted credential gave. Its words are not judged. */
export interface CredentialSignature {
  readonly kind: CredentialKind;
  readonly content: Uint8Array;
  /**
   * What the tag is made of: the issuer's name, DER, and the number under which it knows the holder's credential. A
   * second credential kind of one person has another pair; by ID number the check finds both.
   */
  readonly issuerDn: Uint8Array;
  readonly subjectSerial: string;
  readonly commonName: string;
  /** Last four digits of the ID number, as the issuer vouches for them. */
  readonly idTail: string;
  /** The origin that was signed beside the content, undefined when none was; throws ParseError when it is none. */
  readonly readOrigin: () => string | undefined;
}

/** A signed document that was read but not judged. */
export interface PresentedSignature {
  /** What it says was signed: a claim until `judge` accepts. */
  readonly content: Uint8Array;
  /** Refusals `cms.*`, `certificate.*`; the detail of a refused certificate names the `kind` that it seems to be of. */
  readonly judge: (p: Primitives, context: CredentialContext) => Result<CredentialSignature>;
}

/**
 * How signatures of some kinds of credential are read and judged. The door holds a list of these and names no kind: a new
 * kind is a new verifier, a row in `CREDENTIALS` and a manifest that admits it. Pure; the attacker controls every byte.
 */
export interface CredentialVerifier {
  readonly kinds: readonly CredentialKind[];
  /** Is it a document of this verifier's form? The first verifier that says so decides. */
  readonly takes: (bytes: Uint8Array) => boolean;
  /** Refusals `cms.*`, `certificate.malformed`; never throws for bytes. */
  readonly read: (bytes: Uint8Array) => Result<PresentedSignature>;
}

/** The admitted kinds that no verifier judges: a manifest that names one could be opened, but nobody could sign. */
export function unverifiedKinds(
  admitted: readonly CredentialKind[],
  verifiers: readonly CredentialVerifier[],
): readonly CredentialKind[] {
  return admitted.filter((kind) => !verifiers.some(({ kinds }) => kinds.includes(kind)));
}
