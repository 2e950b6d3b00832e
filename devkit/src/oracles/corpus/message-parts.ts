import { createHash, type KeyObject, sign } from 'node:crypto';
import { attribute, DIGESTS, type DigestName, issuerAndSerialNumber } from '../../card/signed-cms.ts';
import { context, integer, NULL, octetString, oid, sequence, setAsGiven, setOf } from '../../pki/der.ts';
import { OID } from '../../pki/oids.ts';

/** A signed message in parts, every one encoded already: whatever is put in stands in it. */
export interface MessageParts {
  readonly contentInfoType: Uint8Array;
  readonly version: Uint8Array;
  readonly digestAlgorithms: Uint8Array;
  readonly encapsulated: Uint8Array;
  /** `[0]` whole; empty leaves it out. */
  readonly certificates: Uint8Array;
  /** `[1]` whole; empty leaves it out. */
  readonly lists: Uint8Array;
  readonly signers: Uint8Array;
}

export interface SignerParts {
  readonly version: Uint8Array;
  readonly identifier: Uint8Array;
  readonly digestAlgorithm: Uint8Array;
  /** In the order in which they stand; undefined leaves the field out. */
  readonly attributes: readonly Uint8Array[] | undefined;
  readonly signatureAlgorithm: Uint8Array;
  readonly signature: Uint8Array;
  /** `[1]` whole; empty leaves it out. */
  readonly unsigned: Uint8Array;
}

const NOTHING = new Uint8Array(0);

export function algorithm(id: string, parameters: Uint8Array = NULL): Uint8Array {
  return sequence(oid(id), parameters);
}

export function digestOf(content: Uint8Array, digest: DigestName = 'SHA256'): Uint8Array {
  return Uint8Array.from(createHash(DIGESTS[digest].node).update(content).digest());
}

/** contentType and messageDigest, in DER order. */
export function usualAttributes(content: Uint8Array, digest: DigestName = 'SHA256'): readonly Uint8Array[] {
  return [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octetString(digestOf(content, digest))),
  ];
}

export function encapsulate(content: Uint8Array, type: string = OID.data): Uint8Array {
  return sequence(oid(type), context(0, octetString(content)));
}

/** What a signature over these attributes is made of: SET OF in the order given. */
export function signAttributes(
  key: KeyObject,
  attributes: readonly Uint8Array[],
  digest: DigestName = 'SHA256',
): Uint8Array {
  return Uint8Array.from(sign(DIGESTS[digest].node, setAsGiven(...attributes), key));
}

export interface Signer {
  readonly key: KeyObject;
  readonly certificate: Uint8Array;
}

/** The signer's part of a good message, with changes. Attributes that change are signed as they stand unless a signature is given. */
export function signerParts(
  { key, certificate }: Signer,
  content: Uint8Array,
  changes: Partial<SignerParts> = {},
): SignerParts {
  const attributes = 'attributes' in changes ? changes.attributes : usualAttributes(content);
  const signature =
    changes.signature ??
    (attributes === undefined ? Uint8Array.from(sign('sha256', content, key)) : signAttributes(key, attributes));
  return {
    version: integer(1),
    identifier: issuerAndSerialNumber(certificate),
    digestAlgorithm: algorithm(OID.sha256),
    signatureAlgorithm: algorithm(OID.rsaEncryption),
    unsigned: NOTHING,
    ...changes,
    attributes,
    signature,
  };
}

export function encodeSigner(parts: SignerParts): Uint8Array {
  return sequence(
    parts.version,
    parts.identifier,
    parts.digestAlgorithm,
    ...(parts.attributes === undefined ? [] : [context(0, ...parts.attributes)]),
    parts.signatureAlgorithm,
    octetString(parts.signature),
    parts.unsigned,
  );
}

/** A good message of `signer` with changes to its parts. */
export function encodeMessage(
  signer: Signer,
  content: Uint8Array,
  changes: Partial<MessageParts> = {},
  signerChanges: Partial<SignerParts> = {},
): Uint8Array {
  const parts: MessageParts = {
    contentInfoType: oid(OID.signedData),
    version: integer(1),
    digestAlgorithms: setOf(algorithm(OID.sha256)),
    encapsulated: encapsulate(content),
    certificates: context(0, signer.certificate),
    lists: NOTHING,
    signers: setAsGiven(encodeSigner(signerParts(signer, content, signerChanges))),
    ...changes,
  };
  const { version, digestAlgorithms, encapsulated, certificates, lists, signers } = parts;
  const data = sequence(version, digestAlgorithms, encapsulated, certificates, lists, signers);
  return sequence(parts.contentInfoType, context(0, data));
}
