import type { JsonValue } from '@lianshu/core/json';
import type { Primitives } from '@lianshu/core/primitives';
import {
  type OwnReceiptFault,
  type Receipt,
  type ReceiptFault,
  receiptFromJson,
  refusalFromJson,
  verifyOwnReceipt,
  verifyReceipt,
  verifyRefusal,
} from '@lianshu/core/receipt';
import { type Answer, type Problem, postJson } from '../../../api/index.ts';
import type { OpenManifest } from '../../../log/index.ts';
import { postToJson, type SigningPost } from './make-post.ts';

/** How sending ended. Only `signed` ends the keeping of the post. */
export type SendOutcome =
  | { readonly kind: 'signed'; readonly receipt: Receipt }
  /** An answer came, but it is no receipt for what was sent. */
  | { readonly kind: 'false-receipt'; readonly faults: readonly (ReceiptFault | OwnReceiptFault | 'unreadable')[] }
  | { readonly kind: 'already-signed'; readonly firstSignedOn: string | undefined; readonly isProven: boolean }
  /** It may have arrived or not: the same post again gives the same receipt. */
  | { readonly kind: 'unknown'; readonly problem: Problem }
  /** Refused for now; the same post may be accepted later. */
  | { readonly kind: 'later'; readonly problem: Problem }
  /** Refused for good: nothing was recorded. */
  | { readonly kind: 'refused'; readonly problem: Problem };

const FOR_NOW: readonly string[] = ['log.busy', 'log.held', 'request.too-many', 'certificate.revocation-unknown'];

function readRefusal(p: Primitives, { manifest }: OpenManifest, problem: Problem): SendOutcome {
  try {
    const refusal = refusalFromJson(problem.refusal as JsonValue);
    const isProven = verifyRefusal(p, manifest, refusal).length === 0;
    return { kind: 'already-signed', firstSignedOn: refusal.firstSignedOn, isProven };
  } catch {
    return { kind: 'already-signed', firstSignedOn: undefined, isProven: false };
  }
}

/** Her own copy, with the three values that only she has. */
function withSecrets(receipt: Receipt, { secrets }: SigningPost): Receipt {
  const { receiptSecret, receiptPublic, seed } = secrets;
  return { ...receipt, secrets: { secret: receiptSecret, seed, publicKey: receiptPublic } };
}

/** What an answer to the post means; a receipt counts only when proof and leaf are what was sent. */
export function judgeAnswer(
  p: Primitives,
  open: OpenManifest,
  post: SigningPost,
  answer: Answer<JsonValue>,
): SendOutcome {
  if (!answer.ok) {
    const { problem } = answer;
    if (problem.code === 'signature.already-signed') return readRefusal(p, open, problem);
    if (FOR_NOW.includes(problem.code)) return { kind: 'later', problem };
    const isUnknown = problem.code === 'network' || problem.code === 'unexpected' || problem.status >= 500;
    return { kind: isUnknown ? 'unknown' : 'refused', problem };
  }
  try {
    const receipt = receiptFromJson(answer.value);
    const { manifest } = open;
    const { cms, body, secrets, issuedAt } = post;
    const faults = [
      ...verifyReceipt(p, { manifest, receipt }).faults,
      ...verifyOwnReceipt(p, { manifest, receipt, post: { cms, body, seed: secrets.seed, issuedAt } }),
    ];
    if (faults.length > 0) return { kind: 'false-receipt', faults };
    return { kind: 'signed', receipt: withSecrets(receipt, post) };
  } catch {
    return { kind: 'false-receipt', faults: ['unreadable'] };
  }
}

export async function sendPost(p: Primitives, open: OpenManifest, post: SigningPost): Promise<SendOutcome> {
  const answer = await postJson(`/api/logs/${encodeURIComponent(post.log)}/signatures`, postToJson(post));
  return judgeAnswer(p, open, post, answer);
}
