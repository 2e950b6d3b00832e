import { encodeSignedManifest } from '@lianshu/core/manifest';
import type { LogPapers } from '../ceremony/log-papers.ts';

/** The signed manifest of a log that has been opened, canonical. */
export function signedManifestBytes({ draft }: LogPapers): Uint8Array {
  if (draft.commission === null || draft.registry === null) throw new Error('an open log has both signatures');
  return encodeSignedManifest(draft);
}
