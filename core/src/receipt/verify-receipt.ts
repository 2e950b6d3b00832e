import { equalBytes } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { type Manifest, manifestHash } from '../manifest/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { type Checkpoint, type CheckpointFault, type LogKey, parseTlogProof, verifyTlogProof } from '../tlog/index.ts';
import { type Receipt, receiptLeafHash } from './receipt.ts';

/** What can be wrong with a receipt; one receipt may have several. */
export type ReceiptFault =
  | 'other-log'
  | 'other-manifest'
  | 'other-index'
  | 'other-time'
  | 'proof-malformed'
  | 'public-key-mismatch'
  | 'not-included'
  | CheckpointFault;

export interface ReceiptVerdict {
  /** None: the log's own keys have signed that this record stands in it. */
  readonly faults: readonly ReceiptFault[];
  readonly leafHash: Uint8Array;
  /** The head that the receipt rests on, when its signatures hold. */
  readonly checkpoint: Checkpoint | undefined;
}

/** The checkpoint keys that a manifest names for its log. */
export function logKeyOfManifest(manifest: Manifest): LogKey {
  return { origin: manifest.logOrigin, ed25519: manifest.logKeys.ed25519, mldsa44: manifest.logKeys.mldsa44 };
}

/**
 * Whether a receipt proves that its entry stands in the manifest's log, under a checkpoint signed by both log keys. The
 * caller has verified the manifest; the receipt may come from an attacker, and whatever is wrong with it is a fault here,
 * never an exception. That the log of the receipt is the log that was published is for V13 (it needs the bundle).
 */
export function verifyReceipt(
  p: Primitives,
  { manifest, receipt }: { readonly manifest: Manifest; readonly receipt: Receipt },
): ReceiptVerdict {
  const faults: ReceiptFault[] = [];
  const leaf = receiptLeafHash(p, receipt.entry);
  if (receipt.log !== manifest.log) faults.push('other-log');
  if (!equalBytes(receipt.manifestHash, manifestHash(p, manifest))) faults.push('other-manifest');
  const { secrets } = receipt;
  if (secrets && !equalBytes(p.x25519Public(secrets.secret), secrets.publicKey)) faults.push('public-key-mismatch');
  let checkpoint: Checkpoint | undefined;
  try {
    const { index, extra } = parseTlogProof(receipt.proof);
    if (index !== receipt.index) faults.push('other-index');
    // Nothing signs it: a receipt with it would be a second one of the same record.
    if (extra !== undefined) faults.push('proof-malformed');
    const verdict = verifyTlogProof(p, logKeyOfManifest(manifest), leaf, receipt.proof);
    if (!verdict.ok) faults.push(verdict.fault);
    else {
      checkpoint = verdict.checkpoint;
      if (verdict.signedAt !== receipt.acceptedAt) faults.push('other-time');
    }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    faults.push('proof-malformed');
  }
  return { faults, leafHash: leaf, checkpoint };
}
