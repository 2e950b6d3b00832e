import { equalBytes } from '../bytes/index.ts';
import { openPublicKey, openRelease } from '../crypto/index.ts';
import { accept, type Result, refuse } from '../errors/index.ts';
import type { Manifest } from '../manifest/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { FilingRequest } from './filing.ts';

/** The head of a log: size with leaf 0, and root (32 bytes). */
export interface FiledHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * The seed of the records out of a filing, when its release opens for exactly this manifest (hash M) and head, and the seed
 * is the very key of the manifest. Refusal `submission.seed-mismatch` otherwise: the lead releases again, the time of
 * filing stands (design §7).
 */
export function openFiledRelease(
  p: Primitives,
  manifest: Manifest,
  manifestHash: Uint8Array,
  filing: Pick<FilingRequest, 'size' | 'root' | 'release'>,
  registrySealSeed: Uint8Array,
): Result<Uint8Array> {
  const { size, root, release } = filing;
  const seed = openRelease(p, registrySealSeed, { manifestHash, size, root }, release);
  if (seed === undefined) return refuse('submission.seed-mismatch', { at: 'sealing' });
  if (!equalBytes(openPublicKey(p, seed), manifest.keys.open)) return refuse('submission.seed-mismatch', { at: 'key' });
  return accept(seed);
}
