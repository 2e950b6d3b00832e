import { refuse } from '../../errors/index.ts';
import { selectIssuer } from '../chain.ts';
import type { CertificateRule } from './rule.ts';

export const knownIssuer: CertificateRule = {
  id: 'known-issuer',
  says: 'Authority key identifier and issuer name are those of one pinned generation, which counts at that time.',
  cite: 'regulation Art. 5; RFC 5280 §4.2.1.1',
  check(_, certificate, { issuers, at }) {
    const issuer = selectIssuer(issuers, certificate);
    if (issuer === undefined) return refuse('certificate.unknown-issuer');
    if (at < issuer.notBefore || at > issuer.notAfter) {
      return refuse('certificate.unknown-issuer', { generation: issuer.generation });
    }
    return undefined;
  },
};
