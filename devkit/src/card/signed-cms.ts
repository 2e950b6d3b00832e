import { createHash, type KeyObject, sign } from 'node:crypto';
import { ORIGIN_ATTRIBUTE_OID } from '@lianshu/core/pki';
import {
  context,
  integer,
  NULL,
  octetString,
  oid,
  printableString,
  sequence,
  setAsGiven,
  setOf,
  time,
  tlv,
  utf8String,
} from '../pki/der.ts';
import { nodeAt } from '../pki/der-node.ts';
import { OID } from '../pki/oids.ts';

export type DigestName = 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512';

/** What a card component puts into a CMS SignedData. Options that leave the good shape say so. */
export interface SignedCmsFields {
  readonly content: Uint8Array;
  readonly digest: DigestName;
  readonly key: KeyObject;
  /** DER of the certificate whose issuer and serial number name the signer. */
  readonly signerCertificate: Uint8Array;
  /** Certificates to carry, in this order. */
  readonly certificates: readonly Uint8Array[];
  /** The PC's clock, whole seconds; undefined leaves the attribute out. */
  readonly signingTime: number | undefined;
  /** Sent by the page; stored as the octets of its UTF-8 text. */
  readonly nonce?: Uint8Array | undefined;
  readonly cardSerialNumber?: string | undefined;
  /** The page that opened the popup, as a component that tells it would sign it (docs/specs/origin-attribute.md). */
  readonly origin?: string | undefined;
  readonly signatureAlgorithm?: 'rsaEncryption' | 'withDigest';
  /** Wrong on purpose: the content that is carried in place of the content that was signed. */
  readonly carriedContent?: Uint8Array;
  /** Wrong on purpose: further attributes, attributes out of order, several signers, no signed attributes. */
  readonly extraAttributes?: readonly Uint8Array[];
  readonly attributesUnsorted?: true;
  readonly withoutAttributes?: true;
  readonly signers?: number;
  readonly detached?: true;
}

export const DIGESTS = {
  SHA1: { node: 'sha1', oid: OID.sha1, withRsa: OID.sha1WithRsa },
  SHA256: { node: 'sha256', oid: OID.sha256, withRsa: OID.sha256WithRsa },
  SHA384: { node: 'sha384', oid: OID.sha384, withRsa: OID.sha384WithRsa },
  SHA512: { node: 'sha512', oid: OID.sha512, withRsa: OID.sha512WithRsa },
} as const;

/** SignedData (RFC 5652 §5) with attached content and signed attributes, as the card component's PKCS7 answers. DER. */
export function encodeSignedCms(fields: SignedCmsFields): Uint8Array {
  const digestAlgorithm = sequence(oid(DIGESTS[fields.digest].oid), NULL);
  const carried = fields.detached ? [] : [context(0, octetString(fields.carriedContent ?? fields.content))];
  const signer = signerInfo(fields, digestAlgorithm);
  const signedData = sequence(
    integer(1),
    setOf(digestAlgorithm),
    sequence(oid(OID.data), ...carried),
    context(0, ...fields.certificates),
    setAsGiven(...Array.from({ length: fields.signers ?? 1 }, () => signer)),
  );
  return sequence(oid(OID.signedData), context(0, signedData));
}

function signerInfo(fields: SignedCmsFields, digestAlgorithm: Uint8Array): Uint8Array {
  const { node, withRsa } = DIGESTS[fields.digest];
  const attributes = signedAttributes(fields);
  const set = fields.attributesUnsorted ? setAsGiven(...attributes.toReversed()) : setOf(...attributes);
  const signature = sign(node, fields.withoutAttributes ? fields.content : set, fields.key);
  const implicitSet = Uint8Array.from(set);
  implicitSet[0] = 0xa0;
  return sequence(
    integer(1),
    issuerAndSerialNumber(fields.signerCertificate),
    digestAlgorithm,
    ...(fields.withoutAttributes ? [] : [implicitSet]),
    sequence(oid(fields.signatureAlgorithm === 'withDigest' ? withRsa : OID.rsaEncryption), NULL),
    octetString(signature),
  );
}

function signedAttributes(fields: SignedCmsFields): readonly Uint8Array[] {
  const digest = createHash(DIGESTS[fields.digest].node).update(fields.content).digest();
  const { signingTime, nonce, cardSerialNumber, origin } = fields;
  return [
    attribute(OID.contentType, oid(OID.data)),
    ...(signingTime === undefined ? [] : [attribute(OID.signingTime, time(signingTime))]),
    attribute(OID.messageDigest, octetString(digest)),
    ...(nonce === undefined ? [] : [attribute(OID.nonce, octetString(nonce))]),
    ...(cardSerialNumber === undefined ? [] : [attribute(OID.cardSerialNumber, printableString(cardSerialNumber))]),
    ...(origin === undefined ? [] : [sequence(tlv(0x06, ORIGIN_ATTRIBUTE_OID), setOf(utf8String(origin)))]),
    ...(fields.extraAttributes ?? []),
  ];
}

/** An Attribute with one value. */
export function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(oid(type), setOf(value));
}

/** IssuerAndSerialNumber of a certificate, cut out of its DER. */
export function issuerAndSerialNumber(certificate: Uint8Array): Uint8Array {
  return sequence(nodeAt(certificate, 0, 3).encoded, nodeAt(certificate, 0, 1).encoded);
}
