import { refuse } from '../../errors/index.ts';
import type { CertificateRule } from './rule.ts';

export const endEntity: CertificateRule = {
  id: 'end-entity',
  says: 'The certificate is no authority and, as the profile has it, bound to no extended key usage.',
  cite: 'RFC 5280 §4.2.1.9, §4.2.1.12; moica §2.2',
  check(_, certificate) {
    if (!certificate.isCa && !certificate.hasExtendedKeyUsage) return undefined;
    return refuse('certificate.profile', { rule: 'end-entity' });
  },
};
