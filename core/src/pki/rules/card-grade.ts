import { refuse } from '../../errors/index.ts';
import type { CertificateRule } from './rule.ts';

export const cardGrade: CertificateRule = {
  id: 'card-grade',
  says: 'No card grade is named, as on every citizen card.',
  cite: 'moica §2.2',
  check(_, certificate) {
    return certificate.cardGrade === undefined ? undefined : refuse('certificate.profile', { rule: 'card-grade' });
  },
};
