import { X509Certificate } from 'node:crypto';
import type { Card } from '../card/card.ts';

export interface TokenCertificate {
  readonly certb64: string;
  readonly label: string;
  readonly usage: string;
  readonly sn: string;
  readonly subjectDN: string;
  readonly issuerDN: string;
  readonly subjectID: string;
  readonly subjectCN: string;
  readonly email: string;
  /** Seconds. */
  readonly notBeforeT: number;
  readonly notAfterT: number;
}

export interface Token {
  readonly serialNumber: string;
  readonly certs: readonly TokenCertificate[];
}

/** What the component tells of a card without asking for the PIN. */
export function describeToken(
  card: Card,
  { withCertificates, labelsSwapped }: { readonly withCertificates: boolean; readonly labelsSwapped: boolean },
): Token {
  if (!withCertificates) return { serialNumber: card.cardSerialNumber, certs: [] };
  const tail = card.holder.idNumber.slice(-4);
  const { signing, encryption, issuer } = card;
  const [first, second] = labelsSwapped ? ['cert2', 'cert1'] : ['cert1', 'cert2'];
  const certs = [
    describeCertificate(signing.certificate, first, signing.usage, tail),
    ...(encryption ? [describeCertificate(encryption.certificate, second, encryption.usage, tail)] : []),
    describeCertificate(issuer.certificate, 'CA Cert', 'keyCertSign|cRLSign', ''),
  ];
  return { serialNumber: card.cardSerialNumber, certs };
}

function describeCertificate(der: Uint8Array, label = '', usage: string, subjectID: string): TokenCertificate {
  const certificate = new X509Certificate(der);
  return {
    certb64: Buffer.from(der).toString('base64'),
    label,
    usage,
    sn: certificate.serialNumber,
    subjectDN: oneLine(certificate.subject),
    issuerDN: oneLine(certificate.issuer),
    subjectID,
    subjectCN: /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '',
    email: '',
    notBeforeT: certificate.validFromDate.getTime() / 1000,
    notAfterT: certificate.validToDate.getTime() / 1000,
  };
}

function oneLine(name: string): string {
  return name.replaceAll('\n', ',');
}
