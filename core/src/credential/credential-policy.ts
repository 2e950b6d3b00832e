import { CREDENTIAL_KINDS, CREDENTIALS, type CredentialKind } from './credential.ts';

/** Which credentials a log admits, and under what provision those that the regulation does not name. */
export interface CredentialPolicy {
  /** In the order of `CREDENTIAL_KINDS`, at least one, none twice. */
  readonly credentials: readonly CredentialKind[];
  /** The provision for each admitted kind that needs one, and for no other. */
  readonly credentialBasis: CredentialBasis;
}

export type CredentialBasis = { readonly [kind in CredentialKind]?: string };

/** What is wrong with a list of admitted kinds and their provisions: the name of the field, undefined when it holds. */
export function faultOfCredentialPolicy({ credentials, credentialBasis }: CredentialPolicy): string | undefined {
  const ordered = CREDENTIAL_KINDS.filter((kind) => credentials.includes(kind));
  if (ordered.length === 0 || ordered.length !== credentials.length) return 'credentials';
  if (ordered.some((kind, at) => kind !== credentials[at])) return 'credentials';
  if (ordered.some((kind) => CREDENTIALS[kind].standing === 'never')) return 'credentials';
  const needed = ordered.filter((kind) => CREDENTIALS[kind].standing === 'needs-basis');
  const given = Object.keys(credentialBasis);
  if (given.length !== needed.length) return 'credentialBasis';
  for (const kind of needed) if (!credentialBasis[kind]) return 'credentialBasis';
  return undefined;
}
