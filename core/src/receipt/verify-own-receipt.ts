import { equalBytes } from '../bytes/index.ts';
import { type Manifest, manifestHash } from '../manifest/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { makeProgress, PROGRESS, realCommitment } from '../record/index.ts';
import type { Receipt } from './receipt.ts';

/** What the browser posted and keeps until its receipt is verified. */
export interface OwnPost {
  readonly cms: Uint8Array;
  readonly body: Uint8Array;
  readonly seed: Uint8Array;
  /** ms; when the nonce in the signed statement was issued, by the gate's clock. */
  readonly issuedAt: number;
}

export type OwnReceiptFault = 'other-body' | 'other-commitment' | 'other-progress' | 'accepted-before-issued';

/** How far the clocks of gate and ledger may lie apart before the time of a receipt contradicts its statement. */
export const RECEIPT_CLOCK_MS = 5 * 60_000;

/**
 * Whether the entry of a receipt is what this signer posted: her body, the commitment to her card signature, and a progress
 * envelope that tells the lead of a real record (or a repeat). It is what a gate could get wrong unseen: an envelope that
 * said decoy would hide her from the count. And that the log took it no earlier than its statement was issued: a statement
 * dated ahead of its log would be struck out later. There is no latest time: a record may wait its turn, and the log's own
 * time never steps back. Together with `verifyReceipt` nothing is left to trust.
 */
export function verifyOwnReceipt(
  p: Primitives,
  { manifest, receipt, post }: { readonly manifest: Manifest; readonly receipt: Receipt; readonly post: OwnPost },
): readonly OwnReceiptFault[] {
  const hash = manifestHash(p, manifest);
  const context = { manifestHash: hash, count: manifest.keys.count };
  const faults: OwnReceiptFault[] = [];
  if (!equalBytes(p.sha256(post.body), receipt.entry.body)) faults.push('other-body');
  if (!equalBytes(realCommitment(p, hash, post.seed, post.cms), receipt.entry.c)) faults.push('other-commitment');
  const envelopes = [PROGRESS.real, PROGRESS.repeat].map((flag) => makeProgress(p, context, flag, post.seed));
  if (!envelopes.some((envelope) => equalBytes(p.sha256(envelope), receipt.entry.prog))) faults.push('other-progress');
  if (receipt.acceptedAt < post.issuedAt - RECEIPT_CLOCK_MS) faults.push('accepted-before-issued');
  return faults;
}
