import { refuse } from '../../errors/index.ts';
import type { CertificateRule } from './rule.ts';

/** A citizen certificate has some 1,600 bytes (G2) to 1,900 (G3); a record has no room for more than 4,920 with the CMS around it. */
export const MAX_CERTIFICATE_LENGTH = 4096;

/** A name of the profile has some 90 bytes; X.520 bounds a common name to 64 characters, which are 256 bytes at most. */
export const MAX_NAME_LENGTH = 512;

/** Serial numbers are bounded where they are read (20 octets), keys by `key-strength`, the CMS by `readCardDocument` and the door. */
export const sizes: CertificateRule = {
  id: 'sizes',
  says: 'The certificate has at most 4,096 bytes, each of its two names at most 512.',
  cite: 'moica §2.2; RFC 5280 §4.1.2.2, Appendix A.1',
  check(_, { der, issuerDn, subjectDn }) {
    const fits =
      der.length <= MAX_CERTIFICATE_LENGTH && issuerDn.length <= MAX_NAME_LENGTH && subjectDn.length <= MAX_NAME_LENGTH;
    return fits ? undefined : refuse('certificate.profile', { rule: 'sizes' });
  },
};
