import { refuse } from '../../errors/index.ts';
import type { CertificateRule } from './rule.ts';

export const notMobile: CertificateRule = {
  id: 'not-mobile',
  says: 'The key does not live on a telephone: a mobile certificate (行動自然人憑證) has the card grade "mobile".',
  cite: 'regulation Art. 5; moica §2.2',
  check(_, { cardGrade }) {
    return cardGrade === 'mobile' ? refuse('certificate.mobile') : undefined;
  },
};
