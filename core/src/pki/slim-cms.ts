import { parseSignedCms } from './cms.ts';
import { context, DerReader, TAG } from './der.ts';
import { derElement, derInteger, derOid, derSequence } from './der-writer.ts';
import { OID } from './oids.ts';

/**
 * The same SignedData without what is neither signed nor needed: other certificates, revocation lists and unsigned
 * attributes. Signature, content and certificate keep their bytes; a file that is slim already is returned as it is.
 * Throws ParseError as `parseSignedCms` does.
 */
export function slimCms(der: Uint8Array): Uint8Array {
  const cms = parseSignedCms(der);
  if (cms.slim) return der;
  const info = new DerReader(der).sequence();
  info.oid();
  const data = info.enter(context(0)).sequence();
  data.small();
  const algorithms = data.element(TAG.set);
  const encapsulated = data.element(TAG.sequence);
  data.enter(context(0));
  if (data.peek() === context(1)) data.skip();
  const signer = data.set().sequence();
  const start = signer.at;
  signer.small();
  signer.skip();
  signer.skip();
  signer.skip();
  signer.skip();
  signer.octetString();
  const signerInfo = derSequence(signer.bytes.subarray(start, signer.at));
  return derSequence(
    derOid(OID.signedData),
    derElement(
      context(0),
      derSequence(
        derInteger(1),
        algorithms,
        encapsulated,
        derElement(context(0), cms.signerCertificate),
        derElement(TAG.set, signerInfo),
      ),
    ),
  );
}
