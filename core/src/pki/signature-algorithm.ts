import { equalBytes } from '../bytes/index.ts';
import type { SignatureHash } from './certificate.ts';
import type { DerReader } from './der.ts';
import { OID } from './oids.ts';

/** Reads an AlgorithmIdentifier whose parameters are absent or NULL, as those of all hashes and of RSA PKCS #1 v1.5 are. */
export function readAlgorithm(reader: DerReader): Uint8Array {
  const algorithm = reader.sequence();
  const oid = algorithm.oid();
  if (algorithm.more) algorithm.null();
  algorithm.finish();
  return oid;
}

/** The hash that an RSASSA-PKCS1-v1_5 signature algorithm names (RFC 4055 §5). */
export function signatureHashOf(oid: Uint8Array): SignatureHash {
  if (equalBytes(oid, OID.sha256WithRsa)) return 'sha256';
  if (equalBytes(oid, OID.sha384WithRsa)) return 'sha384';
  if (equalBytes(oid, OID.sha512WithRsa)) return 'sha512';
  if (equalBytes(oid, OID.sha1WithRsa)) return 'sha1';
  return 'unknown';
}
