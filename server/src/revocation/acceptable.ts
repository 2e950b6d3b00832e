import { type Crl, compareCrlNumbers, createRevocationLookup, type PinnedIssuer } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';

/** How far the clocks of authority and commission may lie apart. */
const CLOCK_MS = 300_000;

/** Why a list is not put in the place of the one that is there. */
export type Unacceptable =
  | 'no-list'
  | 'gone'
  | 'not-of-issuer'
  | 'not-complete'
  | 'from-the-future'
  | 'older-than-known'
  | 'too-large'
  | 'not-reached';

/**
 * Whether `crl` may stand in the place of `known`: signed by a pinned authority, complete, of no time to come, and neither
 * in its number nor in its time older, since an old list that is played again would forget revocations.
 */
export function whyUnacceptable(
  p: Primitives,
  issuers: readonly PinnedIssuer[],
  crl: Crl,
  known: Crl | undefined,
  now: number,
): Unacceptable | undefined {
  if (!createRevocationLookup(p, issuers, [crl]).ok) return 'not-of-issuer';
  if (!crl.complete) return 'not-complete';
  if (crl.thisUpdate > now + CLOCK_MS) return 'from-the-future';
  if (known !== undefined && (compareCrlNumbers(crl, known) < 0 || crl.thisUpdate < known.thisUpdate))
    return 'older-than-known';
  return undefined;
}
