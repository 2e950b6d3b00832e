import type { Manifest } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { type ReceiptFault, receiptLeafHash, verifyReceipt } from '@lianshu/core/receipt';
import type { Checkpoint } from '@lianshu/core/tlog';
import { type FetchLog, type LogProof, proveInLog } from '../log/index.ts';
import type { GivenReceipt } from './read-receipt.ts';

export interface ReceiptCheck {
  /** Faults of the receipt's own proof; empty also when it brought none (a QR code). */
  readonly faults: readonly ReceiptFault[];
  /** Against the log as it is published now. */
  readonly log: LogProof;
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
  const leafHash = receiptLeafHash(p, receipt.entry);
  return { faults, log: await proveInLog(p, manifest, fetchLog, { index: receipt.index, leafHash, earlier }) };
}
