import { refuse } from '../../errors/index.ts';
import type { CertificateRule } from './rule.ts';

export const criticalExtensions: CertificateRule = {
  id: 'critical-extensions',
  says: 'Every critical extension is one that this program understands.',
  cite: 'RFC 5280 §4.2',
  check(_, certificate) {
    return certificate.hasUnknownCritical ? refuse('certificate.profile', { rule: 'critical-extensions' }) : undefined;
  },
};
