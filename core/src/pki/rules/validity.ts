import { refuse } from '../../errors/index.ts';
import type { CertificateRule } from './rule.ts';

export const validity: CertificateRule = {
  id: 'validity',
  says: 'The moment that counts lies within the validity of the certificate, both ends included.',
  cite: '電子簽章法 Art. 6; RFC 5280 §4.1.2.5',
  check(_, { notBefore, notAfter }, { at }) {
    if (at < notBefore) return refuse('certificate.not-yet-valid');
    // The times have whole seconds: the last one lasts until the next begins.
    if (at >= notAfter + 1000) return refuse('certificate.expired');
    return undefined;
  },
};
