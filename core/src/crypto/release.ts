import { concat, u64 } from '../bytes/index.ts';
import type { Primitives, Random } from '../primitives/index.ts';
import { openBase, type Sealed, sealBase, XWING } from './hpke.ts';
import { sealInfo } from './label.ts';

/** The exact log that is filed: manifest hash, tree size and root. A release opens for this state alone. */
export interface ReleaseScope {
  readonly manifestHash: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
}

function scopeBytes(scope: ReleaseScope): Uint8Array {
  if (scope.root.length !== 32) throw new RangeError('root expects 32 bytes');
  return concat(scope.manifestHash, u64(scope.size), scope.root);
}

/** Hands `seedOpen` to the registry for one filing (提出): it opens all N entries itself, so none can be left out. */
export function sealRelease(
  p: Primitives,
  registrySeal: Uint8Array,
  scope: ReleaseScope,
  seedOpen: Uint8Array,
  random: Random,
): Sealed {
  if (seedOpen.length !== 32) throw new RangeError('seedOpen expects 32 bytes');
  const info = sealInfo('release', scope.manifestHash);
  return sealBase(p, XWING, registrySeal, info, scopeBytes(scope), seedOpen, random(XWING.kem.coinsLength));
}

/** The seed, or undefined for another scope or registry. Its public key must then be compared with the manifest's. */
export function openRelease(
  p: Primitives,
  registrySeed: Uint8Array,
  scope: ReleaseScope,
  release: Sealed,
): Uint8Array | undefined {
  const info = sealInfo('release', scope.manifestHash);
  const seed = openBase(p, XWING, registrySeed, release.enc, info, scopeBytes(scope), release.ct);
  return seed?.length === 32 ? seed : undefined;
}
