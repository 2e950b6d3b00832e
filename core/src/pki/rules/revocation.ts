import { refuse } from '../../errors/index.ts';
import { selectIssuer } from '../chain.ts';
import type { CertificateRule } from './rule.ts';

export const revocation: CertificateRule = {
  id: 'revocation',
  says: 'The revocation list of the issuing generation that counts says that the certificate was not revoked.',
  cite: '電子簽章法 Art. 6; RFC 5280 §6.3',
  check(_, certificate, { issuers, at, revocations }) {
    const issuer = selectIssuer(issuers, certificate);
    if (issuer === undefined) return refuse('certificate.unknown-issuer');
    switch (revocations.status(issuer.keyId, certificate.serial, at)) {
      case 'good':
        return undefined;
      case 'revoked':
        return refuse('certificate.revoked');
      case 'unknown':
        return refuse('certificate.revocation-unknown');
    }
  },
};
