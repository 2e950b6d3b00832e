import type { KeyObject } from 'node:crypto';
import {
  authorityKeyIdentifier,
  basicConstraints,
  certificatePolicies,
  crlDistributionPoints,
  distinguishedName,
  encodeCertificate,
  keyIdentifier,
  keyUsage,
  subjectKeyIdentifier,
} from './certificate.ts';
import { OID } from './oids.ts';
import { seededBytes } from './seeded-random.ts';

export type Generation = 'G2' | 'G3';

/** A certificate authority that can issue: its certificate and the private key behind it. */
export interface CertificateAuthority {
  readonly generation: Generation;
  /** DER. */
  readonly certificate: Uint8Array;
  readonly key: KeyObject;
  /** DER of the subject name. Every MOICA generation has the same one: choose an issuer by key identifier, never by name. */
  readonly dn: Uint8Array;
  readonly keyId: Uint8Array;
  readonly notBefore: number;
  readonly notAfter: number;
}

/** Names say 示範 so that nobody can take a synthetic certificate for a real one. */
const ROOT_DN = distinguishedName(
  ['countryName', 'TW'],
  ['organizationName', '(示範 DEMO) Government Root Certification Authority'],
);
const MOICA_DN = distinguishedName(
  ['countryName', 'TW'],
  ['organizationName', '(示範 DEMO) 行政院'],
  ['organizationalUnitName', '(示範 DEMO) 內政部憑證管理中心'],
);

/** Validity of the real certificates of the same generation. */
const VALIDITY = {
  root: { G2: ['2012-09-28', '2037-12-31'], G3: ['2022-10-18', '2049-10-18'] },
  moica: { G2: ['2014-01-02', '2034-01-02'], G3: ['2024-01-23', '2044-01-23'] },
} as const;

/** A name under which nothing can ever be found (RFC 6761 §6.4), so that no synthetic certificate leads anywhere. */
const HOST = 'moica.demo.invalid';

/** The CRL addresses of a generation in certificate order: the partition, then the complete list. */
export function crlAddresses(generation: Generation): readonly [string, string] {
  const name = generation === 'G2' ? 'MOICA' : 'MOICA-G3';
  const partition = generation === 'G2' ? '10-31' : '10-8';
  return [`http://ocsp.${HOST}/crl/${name}-${partition}.crl`, `http://ocsp.${HOST}/crl/${name}-complete.crl`];
}

export function issuerAddresses(): { readonly ocsp: string; readonly caIssuers: string } {
  return { ocsp: `http://ocsp.${HOST}/OCSP`, caIssuers: `http://${HOST}/repository/Certs/IssuedToThisCA.p7b` };
}

function validity(
  kind: 'root' | 'moica',
  generation: Generation,
): { readonly notBefore: number; readonly notAfter: number } {
  const [from, to] = VALIDITY[kind][generation];
  return { notBefore: Date.parse(`${from}T00:00:00Z`), notAfter: Date.parse(`${to}T00:00:00Z`) };
}

/** A synthetic government root, self-signed. */
export function makeRoot(generation: Generation, key: KeyObject, seed: string): CertificateAuthority {
  const keyId = keyIdentifier(key);
  const period = validity('root', generation);
  const certificate = encodeCertificate(
    {
      serial: serialFrom(`${seed}/root/${generation}`),
      issuerDn: ROOT_DN,
      subjectDn: ROOT_DN,
      ...period,
      publicKey: key,
      extensions: [subjectKeyIdentifier(keyId), basicConstraints(), keyUsage('keyCertSign|cRLSign')],
    },
    key,
  );
  return { generation, certificate, key, dn: ROOT_DN, keyId, ...period };
}

/** A synthetic MOICA CA under `root`; a rogue is made the same way from another key and another root. */
export function makeMoicaAuthority(
  generation: Generation,
  key: KeyObject,
  root: CertificateAuthority,
  seed: string,
): CertificateAuthority {
  const keyId = keyIdentifier(key);
  const period = validity('moica', generation);
  const certificate = encodeCertificate(
    {
      serial: serialFrom(`${seed}/moica/${generation}`),
      issuerDn: root.dn,
      subjectDn: MOICA_DN,
      ...period,
      publicKey: key,
      extensions: [
        authorityKeyIdentifier(root.keyId),
        subjectKeyIdentifier(keyId),
        certificatePolicies(OID.assuranceLevel3),
        crlDistributionPoints(`http://grca.demo.invalid/repository/CRL${generation === 'G2' ? 2 : 3}/CA.crl`),
        basicConstraints(0),
        keyUsage('keyCertSign|cRLSign'),
      ],
    },
    root.key,
  );
  return { generation, certificate, key, dn: MOICA_DN, keyId, ...period };
}

/** A positive serial number of sixteen bytes, 127 significant bits, so that it never needs a sign byte. */
export function serialFrom(seed: string): Uint8Array {
  const serial = seededBytes(`serial ${seed}`, 16);
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  return serial;
}
