import { fromUtf8 } from '@lianshu/core/bytes';
import { ParseError } from '@lianshu/core/errors';
import type { Manifest } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { logKeyOfManifest } from '@lianshu/core/receipt';
import {
  type Checkpoint,
  consistencyProof,
  inclusionProof,
  tilesForConsistency,
  tilesForInclusion,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '@lianshu/core/tlog';
import type { Problem } from '../api/index.ts';
import { type FetchLog, fetchTiles } from './fetch-tiles.ts';

/** What a leaf's proof against the log as it stands today can come to. */
export type LogProof =
  | { readonly outcome: 'proven'; readonly checkpoint: Checkpoint }
  /** The log's own keys contradict it: evidence against the log. */
  | { readonly outcome: 'disproven'; readonly why: 'checkpoint' | 'shrunk' | 'not-included' | 'rewritten' | 'tiles' }
  | { readonly outcome: 'unreachable'; readonly problem: Problem };

export interface LeafClaim {
  readonly index: number;
  readonly leafHash: Uint8Array;
  /** A head that was believed earlier: today's log must be its continuation. */
  readonly earlier?: Checkpoint | undefined;
}

/**
 * Whether a leaf stands at its index in the log that is published now, under a checkpoint signed by the manifest's log
 * keys, and whether that log continues the earlier one. The caller has verified the manifest.
 */
export async function proveInLog(
  p: Primitives,
  manifest: Manifest,
  fetchLog: FetchLog,
  { index, leafHash, earlier }: LeafClaim,
): Promise<LogProof> {
  const answer = await fetchLog('checkpoint');
  if (!answer.ok) return { outcome: 'unreachable', problem: answer.problem };
  try {
    const verdict = verifyCheckpoint(p, logKeyOfManifest(manifest), fromUtf8(answer.value));
    if (!verdict.ok) return { outcome: 'disproven', why: 'checkpoint' };
    const { checkpoint } = verdict;
    const { size, root } = checkpoint;
    if (index >= size || (earlier !== undefined && earlier.size > size)) return { outcome: 'disproven', why: 'shrunk' };
    const wanted = [
      ...tilesForInclusion(index, size),
      ...(earlier === undefined ? [] : tilesForConsistency(earlier.size, size)),
    ];
    const reader = await fetchTiles(fetchLog, wanted);
    if (!reader.ok) return { outcome: 'unreachable', problem: reader.problem };
    const proof = inclusionProof(p, reader.value, index, size);
    if (!verifyInclusion(p, { index, size, leafHash, root, proof }))
      return { outcome: 'disproven', why: 'not-included' };
    if (earlier !== undefined) {
      const claim = {
        oldSize: earlier.size,
        oldRoot: earlier.root,
        newSize: size,
        newRoot: root,
        proof: consistencyProof(p, reader.value, earlier.size, size),
      };
      if (!verifyConsistency(p, claim)) return { outcome: 'disproven', why: 'rewritten' };
    }
    return { outcome: 'proven', checkpoint };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { outcome: 'disproven', why: 'tiles' };
  }
}
