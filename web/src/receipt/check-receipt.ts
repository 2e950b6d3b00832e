import type { Manifest } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { type ReceiptFault, verifyReceipt } from '@lianshu/core/receipt';
import type { Checkpoint } from '@lianshu/core/tlog';
import { type FetchLog, type LogProof, proveInLog } from '../log/index.ts';
import type { GivenReceipt } from './read-receipt.ts';

export interface ReceiptCheck {
  /** Faults of the receipt's own proof; empty also when it brought none (a QR code). */
  readonly faults: readonly ReceiptFault[];
  /** Against the log as it is published now. */
  readonly log: LogProof;
  /** The log of the receipt was shown to be a beginning of the published one; not known from a QR code. */
  readonly hasGrown: boolean;
}

/**
 * Checks a receipt against its own proof and against the published log, which must also continue the log of the receipt.
 * The caller has verified the manifest, pinned by the receipt's own hash.
 */
export async function checkReceipt(
  p: Primitives,
  manifest: Manifest,
  receipt: GivenReceipt,
  fetchLog: FetchLog,
): Promise<ReceiptCheck> {
  let faults: readonly ReceiptFault[] = [];
  let earlier: Checkpoint | undefined;
  if (receipt.full !== undefined) {
    const verdict = verifyReceipt(p, { manifest, receipt: receipt.full });
    faults = verdict.faults;
    earlier = verdict.checkpoint;
  }
  const { index, leafHash } = receipt;
  const log = await proveInLog(p, manifest, fetchLog, { index, leafHash, earlier });
  return { faults, log, hasGrown: earlier !== undefined && log.outcome === 'proven' };
}
