import { refuse } from '../../errors/index.ts';
import { KEY_USAGE } from '../certificate.ts';
import type { CertificateRule } from './rule.ts';

const ENCRYPTION = KEY_USAGE.keyEncipherment | KEY_USAGE.dataEncipherment;
const SIGNATURE = KEY_USAGE.digitalSignature | KEY_USAGE.nonRepudiation;

/**
 * Signing: digitalSignature, nonRepudiation beside it allowed, nothing else. Encryption: keyEncipherment, dataEncipherment
 * beside it allowed, nothing else. The extension must be critical.
 */
export const keyUsage: CertificateRule = {
  id: 'key-usage',
  says: 'The key usage, critical, is exactly that of a signing or of an encryption certificate.',
  cite: 'RFC 5280 §4.2.1.3; moica §2.2',
  check(_, certificate, { use }) {
    const bits = certificate.keyUsage ?? 0;
    if (use === 'sign') {
      if ((bits & ENCRYPTION) !== 0 && (bits & ~ENCRYPTION) === 0) {
        return refuse('certificate.encryption-used-to-sign');
      }
      const fits = (bits & KEY_USAGE.digitalSignature) !== 0 && (bits & ~SIGNATURE) === 0;
      if (fits && certificate.keyUsageCritical) return undefined;
    } else {
      const fits = (bits & KEY_USAGE.keyEncipherment) !== 0 && (bits & ~ENCRYPTION) === 0;
      if (fits && certificate.keyUsageCritical) return undefined;
    }
    return refuse('certificate.key-usage');
  },
};
