import { equalBytes } from '../../bytes/index.ts';
import { refuse } from '../../errors/index.ts';
import { OID } from '../oids.ts';
import type { CertificateRule } from './rule.ts';

export const assuranceLevel: CertificateRule = {
  id: 'assurance-level',
  says: 'The certificate was issued under assurance level 3 of the government PKI, 2.16.886.101.0.3.3.',
  cite: 'regulation Art. 5; moica §2.2',
  check(_, { policies }) {
    for (const policy of policies) if (equalBytes(policy, OID.assuranceLevel3)) return undefined;
    return refuse('certificate.policy');
  },
};
