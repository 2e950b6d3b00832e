import type { OpenManifest } from '../../../log/index.ts';
import type { SigningPost } from './make-post.ts';

/** A post that was sent or is about to be, until its receipt is verified. */
export interface KeptPost {
  readonly open: OpenManifest;
  readonly post: SigningPost;
}

/**
 * One post, in the memory of this tab alone: nothing of a signer is ever written to the disk of a computer that may be
 * shared. Leaving the page loses it, so the browser asks before.
 */
let kept: KeptPost | undefined;

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

export function keepPost(value: KeptPost): void {
  kept = value;
  addEventListener('beforeunload', askBeforeLeaving);
}

export function keptPost(log: string): KeptPost | undefined {
  return kept?.post.log === log ? kept : undefined;
}

export function forgetPost(): void {
  kept = undefined;
  removeEventListener('beforeunload', askBeforeLeaving);
}
