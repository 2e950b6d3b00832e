import { equalBytes } from '../../bytes/index.ts';
import { refuse } from '../../errors/index.ts';
import { OID } from '../oids.ts';
import type { CertificateRule } from './rule.ts';

export const naturalPerson: CertificateRule = {
  id: 'natural-person',
  says: 'The subject type is natural person (自然人), 2.16.886.1.100.3.1.1.',
  cite: 'regulation Art. 5; moica §2.2',
  check(_, { subjectType }) {
    if (subjectType !== undefined && equalBytes(subjectType, OID.naturalPerson)) return undefined;
    return refuse('certificate.not-natural-person');
  },
};
