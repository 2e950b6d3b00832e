import type { Receipt } from '@lianshu/core/receipt';
import type { OpenManifest } from '../../../log/index.ts';
import type { SigningPost } from './make-post.ts';

/** What must not get lost: a post until its receipt is verified, then the receipt until she says that she is done. */
export type Kept =
  | { readonly kind: 'post'; readonly open: OpenManifest; readonly post: SigningPost }
  | { readonly kind: 'receipt'; readonly open: OpenManifest; readonly receipt: Receipt };

/**
 * One signing, in the memory of this tab alone: nothing of a signer is ever written to the disk of a computer that may be
 * shared. Other pages of the site may be visited meanwhile; leaving the site loses it, so the browser asks before.
 */
let kept: Kept | undefined;

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

export function keep(value: Kept): void {
  kept = value;
  addEventListener('beforeunload', askBeforeLeaving);
}

export function keptFor(log: string): Kept | undefined {
  return kept?.open.manifest.log === log ? kept : undefined;
}

/** She has saved it: it stays for this tab, but leaving needs no question any more. */
export function markSaved(): void {
  removeEventListener('beforeunload', askBeforeLeaving);
}

export function forgetKept(): void {
  kept = undefined;
  removeEventListener('beforeunload', askBeforeLeaving);
}
