import { refuse } from '../../errors/index.ts';
import type { CertificateRule } from './rule.ts';

export const cardGrade: CertificateRule = {
  id: 'card-grade',
  says: 'The key lives on a card: no card grade is named. A mobile certificate (行動自然人憑證) says "mobile".',
  cite: 'regulation Art. 5; moica §2.2',
  check(_, certificate) {
    if (certificate.cardGrade === undefined) return undefined;
    if (certificate.cardGrade === 'mobile') return refuse('certificate.mobile');
    return refuse('certificate.profile', { rule: 'card-grade' });
  },
};
