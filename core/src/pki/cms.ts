import { equalBytes } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { readSignedAttributes, type SignedAttributes } from './cms-signed-attributes.ts';
import { context, DerReader, readWhole, TAG } from './der.ts';
import { readNameBytes } from './distinguished-name.ts';
import { OID } from './oids.ts';
import { readAlgorithm } from './signature-algorithm.ts';
import { readSerial } from './x509.ts';

export interface SignerInfo {
  /** Issuer name (DER) and serial number (content octets) of the signer's certificate. */
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  /** Content octets of the digest and signature algorithm identifiers, not judged. */
  readonly digestAlgorithm: Uint8Array;
  readonly signatureAlgorithm: Uint8Array;
  /** As it stands in the file, with the implicit tag `[0]`. What is signed is the same with the tag of SET OF. */
  readonly signedAttributesDer: Uint8Array;
  readonly signedAttributes: SignedAttributes;
  readonly signature: Uint8Array;
}

/** A CMS SignedData with attached content and one signer, read but not judged. Byte fields are views into the file. */
export interface SignedCms {
  readonly content: Uint8Array;
  /** Every certificate, DER, in the order of the file. */
  readonly certificates: readonly Uint8Array[];
  /** The one of them that signerInfo names by issuer and serial number. */
  readonly signerCertificate: Uint8Array;
  readonly signerInfo: SignerInfo;
  /** True when the file holds nothing but what is signed and the signer's certificate, as `slimCms` leaves it. */
  readonly slim: boolean;
}

/** Does signerInfo name this certificate? Nothing else of it is read yet. */
function names(certificate: Uint8Array, signer: SignerInfo): boolean {
  const body = new DerReader(certificate).sequence().sequence();
  if (body.peek() === context(0)) body.enter(context(0));
  const serial = readSerial(body);
  body.enter(TAG.sequence);
  return equalBytes(serial, signer.serial) && equalBytes(body.element(TAG.sequence), signer.issuer);
}

function readSignerInfo(reader: DerReader): { signerInfo: SignerInfo; hasUnsigned: boolean } {
  const info = reader.sequence();
  // Version 1 belongs to issuerAndSerialNumber (RFC 5652 §5.3); the key identifier form is not in the profile.
  if (info.small() !== 1) throw new ParseError('cms.version', info.at);
  const identifier = info.sequence();
  const issuer = readNameBytes(identifier);
  const serial = readSerial(identifier);
  identifier.finish();
  const digestAlgorithm = readAlgorithm(info);
  if (info.peek() !== context(0)) throw new ParseError('cms.no-signed-attributes', info.at);
  const signedAttributesDer = info.element(context(0));
  const signedAttributes = readSignedAttributes(signedAttributesDer);
  const signatureAlgorithm = readAlgorithm(info);
  const signature = info.octetString();
  // Unsigned attributes prove nothing: passed over.
  const hasUnsigned = info.peek() === context(1);
  if (hasUnsigned) info.skip();
  info.finish();
  const signerInfo = {
    issuer,
    serial,
    digestAlgorithm,
    signatureAlgorithm,
    signedAttributesDer,
    signedAttributes,
    signature,
  };
  return { signerInfo, hasUnsigned };
}

/**
 * Reads a ContentInfo with SignedData (RFC 5652 §5) in the one shape that the card component makes: version 1, content of
 * type id-data attached, X.509 certificates, exactly one signerInfo by issuerAndSerialNumber with signed attributes. DER
 * throughout and nothing behind it. The attacker controls every byte; nothing is judged here: `verifyCmsSignature` does.
 * ParseError `cms.trailing-bytes` for bytes behind the file, `cms.*` for another shape, `der.*` for another encoding.
 */
export function parseSignedCms(der: Uint8Array): SignedCms {
  const file = new DerReader(der);
  const info = file.sequence();
  if (file.more) throw new ParseError('cms.trailing-bytes', file.at);
  if (!equalBytes(info.oid(), OID.signedData)) throw new ParseError('cms.content-type', info.at);
  const explicit = info.enter(context(0));
  info.finish();
  const data = explicit.sequence();
  explicit.finish();

  if (data.small() !== 1) throw new ParseError('cms.version', data.at);
  const algorithms = data.set();
  const digestAlgorithm = readAlgorithm(algorithms);
  algorithms.finish();

  const encapsulated = data.sequence();
  if (!equalBytes(encapsulated.oid(), OID.data)) throw new ParseError('cms.content-type', encapsulated.at);
  if (!encapsulated.more) throw new ParseError('cms.detached', encapsulated.at);
  const attached = encapsulated.enter(context(0));
  const content = attached.octetString();
  attached.finish();
  encapsulated.finish();

  const certificates: Uint8Array[] = [];
  if (data.peek() === context(0)) {
    const set = data.enter(context(0));
    while (set.more) certificates.push(set.element(TAG.sequence));
  }
  const hasLists = data.peek() === context(1);
  if (hasLists) data.skip();

  const signers = data.set();
  data.finish();
  if (!signers.more) throw new ParseError('cms.signers', signers.at);
  const { signerInfo, hasUnsigned } = readSignerInfo(signers);
  if (signers.more) throw new ParseError('cms.signers', signers.at);
  if (!equalBytes(digestAlgorithm, signerInfo.digestAlgorithm)) throw new ParseError('cms.digest-algorithms');
  if (!equalBytes(signerInfo.signedAttributes.contentType, OID.data)) throw new ParseError('cms.content-type');

  let signerCertificate: Uint8Array | undefined;
  for (const certificate of certificates) {
    if (!names(certificate, signerInfo)) readWhole(certificate, (reader) => reader.skip());
    else if (signerCertificate === undefined) signerCertificate = certificate;
    else throw new ParseError('cms.signer-certificate');
  }
  if (signerCertificate === undefined) throw new ParseError('cms.signer-certificate');
  return {
    content,
    certificates,
    signerCertificate,
    signerInfo,
    slim: certificates.length === 1 && !hasLists && !hasUnsigned,
  };
}
