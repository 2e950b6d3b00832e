import { refuse } from '../../errors/index.ts';
import { isIssuedBy, selectIssuer } from '../chain.ts';
import type { CertificateRule } from './rule.ts';

export const issuerSignature: CertificateRule = {
  id: 'issuer-signature',
  says: 'The pinned key of that generation signed the certificate.',
  cite: '電子簽章法 Art. 6; RFC 5280 §6.1.3(a)(1)',
  check(p, certificate, { issuers }) {
    const issuer = selectIssuer(issuers, certificate);
    if (issuer === undefined || !isIssuedBy(p, certificate, issuer)) return refuse('certificate.issuer-signature');
    return undefined;
  },
};
