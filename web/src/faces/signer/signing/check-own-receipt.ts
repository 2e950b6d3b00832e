import { equalBytes } from '@lianshu/core/bytes';
import { logContextOf } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { type Receipt, type ReceiptFault, verifyReceipt } from '@lianshu/core/receipt';
import { makeProgress, PROGRESS, realCommitment } from '@lianshu/core/record';
import type { OpenManifest } from '../../../log/index.ts';
import type { SigningPost } from './make-post.ts';

/** What can be wrong with the receipt of one's own post: the proof's faults, and a leaf that is not what was sent. */
export type OwnReceiptFault = ReceiptFault | 'other-body' | 'other-commitment' | 'other-progress';

/**
 * The faults of a receipt as only its signer can find them: besides the proof, that the leaf binds the very body, card
 * signature and progress envelope that she sent. Empty: her record stands in the log and the lead will count it.
 */
export function checkOwnReceipt(
  p: Primitives,
  { manifest, hash }: OpenManifest,
  post: SigningPost,
  receipt: Receipt,
): readonly OwnReceiptFault[] {
  const { entry } = receipt;
  const { seed } = post.secrets;
  const faults: OwnReceiptFault[] = [...verifyReceipt(p, { manifest, receipt }).faults];
  if (!equalBytes(entry.body, p.sha256(post.body))) faults.push('other-body');
  if (!equalBytes(entry.c, realCommitment(p, hash, seed, post.cms))) faults.push('other-commitment');
  const envelope = makeProgress(p, logContextOf(manifest, hash), PROGRESS.real, seed);
  if (!equalBytes(entry.prog, p.sha256(envelope))) faults.push('other-progress');
  return faults;
}

/** Her own copy, with the three values that only she has. */
export function withSecrets(receipt: Receipt, { secrets }: SigningPost): Receipt {
  const { receiptSecret, receiptPublic, seed } = secrets;
  return { ...receipt, secrets: { secret: receiptSecret, seed, publicKey: receiptPublic } };
}
