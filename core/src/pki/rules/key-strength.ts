import { refuse } from '../../errors/index.ts';
import type { CertificateRule } from './rule.ts';

export const keyStrength: CertificateRule = {
  id: 'key-strength',
  says: 'The RSA key has 2,048 to 4,096 bits and the public exponent 65537.',
  cite: 'moica §2.2; NIST SP 800-131A',
  check(_, { publicKey: { modulus, exponent } }) {
    const wide = modulus.length > 256 || (modulus.length === 256 && modulus[0]! >= 0x80);
    const usual = exponent.length === 3 && exponent[0] === 1 && exponent[1] === 0 && exponent[2] === 1;
    if (wide && modulus.length <= 512 && usual) return undefined;
    return refuse('certificate.profile', { rule: 'key-strength' });
  },
};
