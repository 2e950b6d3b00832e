export {
  type CertificateVector,
  type CertificateVectors,
  certificateVectors,
  renderCertificateVectors,
} from './certificate-vectors.ts';
