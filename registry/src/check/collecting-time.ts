import { type CollectingTime, collectingTime, isWithin } from '@lianshu/core/door';
import type { Manifest } from '@lianshu/core/manifest';
import type { RevocationLists, RevocationLookup } from '@lianshu/core/pki';
import { RECEIPT_CLOCK_MS } from '@lianshu/core/receipt';
import { FILING_CLOCK_MS, type Filing } from '@lianshu/core/submission';

/**
 * When a statement of a filed log can have been issued: while it collected, and not after the filing, give or take the
 * clocks. The head is at most one of them later than the filing, and no signer took a receipt whose statement is more than
 * the other later than its head: what her browser let pass is not called out of time here.
 */
export function filedTime(manifest: Manifest, filing: Pick<Filing, 'submittedAt'>): CollectingTime {
  const { from, until } = collectingTime(manifest);
  return { from, until: Math.min(until, filing.submittedAt + FILING_CLOCK_MS + RECEIPT_CLOCK_MS) };
}

/** A lookup that notes whether it was ever asked for a time of collecting on which no list speaks that was made after it. */
export interface DemandedLists extends RevocationLookup {
  readonly missing: boolean;
}

/**
 * A missing or stale list is the registry's own fault and must stop the check: a citizen cannot be struck out for it. So must
 * lists of before the signature alone, however long they say that they hold: the gate had those, and what was revoked
 * between them and the signature stands only in a later one. For a time outside of collecting, which only a signer can claim,
 * `unknown` stays an answer.
 */
export function demandLists(revocations: RevocationLookup | RevocationLists, during: CollectingTime): DemandedLists {
  const isListedAfter = (issuerKeyId: Uint8Array, at: number): boolean =>
    !('listedAt' in revocations) || (revocations.listedAt(issuerKeyId) ?? Number.NEGATIVE_INFINITY) >= at;
  let missing = false;
  return {
    get missing() {
      return missing;
    },
    status(issuerKeyId, serial, at) {
      const status = revocations.status(issuerKeyId, serial, at);
      const isSure = status === 'revoked' || (status === 'good' && isListedAfter(issuerKeyId, at));
      if (!isSure && isWithin(during, at)) missing = true;
      return status;
    },
  };
}
