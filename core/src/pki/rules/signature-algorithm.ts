import { refuse } from '../../errors/index.ts';
import type { CertificateRule } from './rule.ts';

export const signatureAlgorithm: CertificateRule = {
  id: 'signature-algorithm',
  says: 'The certificate is signed with RSASSA-PKCS1-v1_5 and SHA-256, SHA-384 or SHA-512.',
  cite: '電子簽章法 Art. 6; moica §2.2; NIST SP 800-131A',
  check(_, { signatureHash }) {
    const isWeak = signatureHash === 'sha1' || signatureHash === 'unknown';
    return isWeak ? refuse('certificate.weak-signature') : undefined;
  },
};
