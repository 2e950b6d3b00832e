import type { Refusal } from '../../errors/index.ts';
import type { Primitives } from '../../primitives/index.ts';
import type { Certificate } from '../certificate.ts';
import type { PinnedIssuer } from '../chain.ts';
import type { RevocationLookup } from '../revocation.ts';

/** What a certificate is judged against. */
export interface RuleContext {
  readonly issuers: readonly PinnedIssuer[];
  /** The moment that counts, ms. */
  readonly at: number;
  readonly revocations: RevocationLookup;
  /** Certificates for signing and for encryption are two on every card, and neither may do the other's work. */
  readonly use: 'sign' | 'encrypt';
}

/** One thing that a certificate must fulfil. One rule, one file. */
export interface CertificateRule {
  readonly id: string;
  /** The sentence that holds of an accepted certificate. */
  readonly says: string;
  readonly cite: string;
  readonly check: (p: Primitives, certificate: Certificate, context: RuleContext) => Refusal | undefined;
}
