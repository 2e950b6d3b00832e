import type { KeyObject } from 'node:crypto';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  certificatePolicies,
  crlDistributionPoints,
  distinguishedName,
  encodeCertificate,
  type KeyUsage,
  keyIdentifier,
  keyUsage,
  type SignatureHash,
  subjectDirectoryAttributes,
  subjectKeyIdentifier,
} from './certificate.ts';
import { type CertificateAuthority, crlAddresses, issuerAddresses } from './certificate-authority.ts';
import { oid, printableString, utf8String } from './der.ts';
import { OID } from './oids.ts';

/** What a citizen certificate says. The defaults are the profile of a good one; each option leaves it in one point. */
export interface CardCertificateFields {
  readonly serial: Uint8Array;
  readonly commonName: string;
  /** Sixteen digits: identifies the issued certificate pair, not the person. */
  readonly subjectSerialNumber: string;
  /** The last four characters of the ID number; undefined leaves the attribute out. */
  readonly idTail: string | undefined;
  readonly usage: KeyUsage;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: KeyObject;
  readonly subjectType?: string;
  readonly cardGrade?: string;
  readonly policy?: string;
  readonly hash?: SignatureHash;
  /** The key identifier to claim as the issuer's, where it is not the issuer's own. */
  readonly claimedIssuerKeyId?: Uint8Array;
}

/** A certificate in the exact end-entity shape of MOICA, signed by `issuer`. DER. */
export function issueCardCertificate(issuer: CertificateAuthority, fields: CardCertificateFields): Uint8Array {
  const { ocsp, caIssuers } = issuerAddresses();
  const attributes: (readonly [string, Uint8Array])[] = [
    [OID.subjectType, oid(fields.subjectType ?? OID.naturalPerson)],
  ];
  if (fields.cardGrade !== undefined) attributes.push([OID.cardGrade, printableString(fields.cardGrade)]);
  if (fields.idTail !== undefined) attributes.push([OID.tailOfCitizenId, utf8String(fields.idTail)]);
  return encodeCertificate(
    {
      serial: fields.serial,
      issuerDn: issuer.dn,
      subjectDn: distinguishedName(
        ['countryName', 'TW'],
        ['commonName', fields.commonName],
        ['serialNumber', fields.subjectSerialNumber],
      ),
      notBefore: fields.notBefore,
      notAfter: fields.notAfter,
      publicKey: fields.publicKey,
      extensions: [
        authorityKeyIdentifier(fields.claimedIssuerKeyId ?? issuer.keyId),
        subjectKeyIdentifier(keyIdentifier(fields.publicKey)),
        crlDistributionPoints(...crlAddresses(issuer.generation)),
        authorityInfoAccess(ocsp, caIssuers),
        certificatePolicies(fields.policy ?? OID.assuranceLevel3),
        subjectDirectoryAttributes(...attributes),
        keyUsage(fields.usage),
      ],
    },
    issuer.key,
    fields.hash,
  );
}
