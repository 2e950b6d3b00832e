import type { CredentialKind, CredentialReason } from '@lianshu/core/credential';

/**
 * The part of the credential policy that words depend on, written out so that pages which only show a refusal do not carry the
 * code that reads certificates. A test holds it against the policy.
 */
export const REASON_OF: Readonly<Record<CredentialKind, CredentialReason>> = {
  'moica-g2': 'citizen-card',
  'moica-g3': 'citizen-card',
  'new-eid': 'not-introduced',
  mobile: 'being-studied',
  financial: 'not-adopted',
  'health-card': 'often-used-by-others',
  'health-professional': 'for-professional-acts',
  organization: 'not-a-person',
};

/** What will do where no manifest says otherwise. */
export const ADMITTED: readonly CredentialKind[] = ['moica-g2', 'moica-g3'];

export function isCredentialKind(kind: unknown): kind is CredentialKind {
  return typeof kind === 'string' && Object.hasOwn(REASON_OF, kind);
}

/** Is it a kind of which there is something to say: one that this page knows, and not the very means that will do? */
export function isOfAnotherKind(kind: unknown): kind is CredentialKind {
  return isCredentialKind(kind) && !ADMITTED.includes(kind);
}
