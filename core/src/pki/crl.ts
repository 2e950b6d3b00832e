import { equalBytes } from '../bytes/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { SignatureHash } from './certificate.ts';
import type { PinnedIssuer } from './chain.ts';
import { context, contextPrimitive, DerReader, readWhole, TAG } from './der.ts';
import { readNameBytes } from './distinguished-name.ts';
import { readAuthorityKeyIdentifier, readExtensions } from './extensions.ts';
import { OID } from './oids.ts';
import { NO_REVOKED_SERIALS, type RevokedSerials, readRevokedSerials } from './revoked-serials.ts';
import { readAlgorithm, signatureHashOf } from './signature-algorithm.ts';

/** A complete list ends so; a partition has numbers there (moica §2.2). Names of points are signed by the authority. */
const COMPLETE = 'complete.crl';

/** A version 2 certificate revocation list, read but not judged: `verifyCrl` judges. */
export interface Crl {
  /** Issuer name, DER. */
  readonly issuerDn: Uint8Array;
  readonly aki: Uint8Array | undefined;
  /** ms since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** Content octets of CRLNumber. */
  readonly number: Uint8Array;
  /** Does it list every certificate of the authority? Only then does absence mean anything. */
  readonly complete: boolean;
  readonly entries: RevokedSerials;
  readonly tbs: Uint8Array;
  readonly signatureHash: SignatureHash;
  readonly signature: Uint8Array;
}

/**
 * Is this issuingDistributionPoint (RFC 5280 §5.2.5) that of the complete list? A list narrowed to reasons or to kinds of
 * certificates, or an indirect one, is ParseError `crl.scope`.
 */
function readIsComplete(value: DerReader): boolean {
  const point = value.sequence();
  if (!point.more) return true;
  if (point.peek() !== context(0)) throw new ParseError('crl.scope', point.at);
  const name = point.enter(context(0));
  if (name.peek() !== context(0)) throw new ParseError('crl.scope', name.at);
  const names = name.enter(context(0));
  name.finish();
  let complete = true;
  do {
    const uri = names.content(contextPrimitive(6));
    complete &&= String.fromCharCode(...uri.subarray(-COMPLETE.length)) === COMPLETE;
  } while (names.more);
  if (point.more) throw new ParseError('crl.scope', point.at);
  return complete;
}

const EXTENSIONS = [OID.authorityKeyIdentifier, OID.crlNumber, OID.issuingDistributionPoint];

/**
 * Reads a revocation list (RFC 5280 §5) in one pass into a sorted index. nextUpdate and CRLNumber must be there; an unknown
 * critical extension is ParseError `crl.critical` (delta lists among them). Throws ParseError `crl.*`, `x509.*`, `der.*`.
 */
export function parseCrl(der: Uint8Array): Crl {
  const file = new DerReader(der);
  const outer = file.sequence();
  file.finish();
  const tbs = outer.element(TAG.sequence);
  const body = new DerReader(tbs).sequence();
  if (body.small() !== 1) throw new ParseError('crl.version', body.at);
  const innerAlgorithm = body.element(TAG.sequence);
  const issuerDn = readNameBytes(body);
  const thisUpdate = body.time();
  if (body.peek() !== TAG.utcTime && body.peek() !== TAG.generalizedTime)
    throw new ParseError('crl.next-update', body.at);
  const nextUpdate = body.time();
  const entries = body.peek() === TAG.sequence ? readRevokedSerials(body.sequence()) : NO_REVOKED_SERIALS;

  let aki: Uint8Array | undefined;
  let number: Uint8Array | undefined;
  let complete = true;
  if (body.more) {
    const tagged = body.enter(context(0));
    readExtensions(tagged, EXTENSIONS, (which, critical, value) => {
      if (which === 0) aki = readAuthorityKeyIdentifier(value);
      else if (which === 1) number = value.integer();
      else if (which === 2) complete = readIsComplete(value);
      else if (critical) throw new ParseError('crl.critical', value.at);
    });
    tagged.finish();
  }
  body.finish();
  if (number === undefined) throw new ParseError('crl.number');

  const outerAlgorithm = outer.element(TAG.sequence);
  if (!equalBytes(innerAlgorithm, outerAlgorithm)) throw new ParseError('x509.algorithm', outer.at);
  const signatureHash = signatureHashOf(readWhole(outerAlgorithm, readAlgorithm));
  const signature = outer.bitString();
  outer.finish();
  return { issuerDn, aki, thisUpdate, nextUpdate, number, complete, entries, tbs, signatureHash, signature };
}

/**
 * Accepts a list that the pinned authority signed. Refusals `certificate.unknown-issuer` (name or key identifier of
 * another), `certificate.weak-signature`, `certificate.issuer-signature`.
 */
export function verifyCrl(p: Primitives, crl: Crl, issuer: PinnedIssuer): Result<Crl> {
  const { aki, signatureHash } = crl;
  if (aki === undefined || !equalBytes(aki, issuer.keyId) || !equalBytes(crl.issuerDn, issuer.certificate.subjectDn))
    return refuse('certificate.unknown-issuer');
  if (signatureHash === 'sha1' || signatureHash === 'unknown') return refuse('certificate.weak-signature');
  if (!p.rsaVerify(issuer.certificate.publicKey, signatureHash, crl.tbs, crl.signature))
    return refuse('certificate.issuer-signature');
  return accept(crl);
}
