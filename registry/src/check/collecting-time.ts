import { addDays, startOfTaipeiDay } from '@lianshu/core/calendar';
import type { Manifest } from '@lianshu/core/manifest';
import type { RevocationLookup } from '@lianshu/core/pki';
import { FILING_CLOCK_MS, type Filing } from '@lianshu/core/submission';

/** When a statement of a log can have been issued, in ms, both ends included. */
export interface CollectingTime {
  readonly from: number;
  readonly until: number;
}

/**
 * From the day of collecting (the eve of the first counted day) to the filing, give or take the clocks. The gate saw to
 * more than that, but the check does not believe the gate: with its help a statement could be dated back to when a card
 * that has since expired or been reported stolen was good.
 */
export function collectingTime(manifest: Manifest, filing: Pick<Filing, 'submittedAt'>): CollectingTime {
  return {
    from: startOfTaipeiDay(addDays(manifest.window.firstDay, -1)),
    until: filing.submittedAt + FILING_CLOCK_MS,
  };
}

export function isWithin({ from, until }: CollectingTime, at: number): boolean {
  return from <= at && at <= until;
}

/** A lookup that notes whether it was ever asked for a time of collecting on which no list speaks. */
export interface DemandedLists extends RevocationLookup {
  readonly missing: boolean;
}

/**
 * A missing or stale list is the registry's own fault and must stop the check: a citizen cannot be struck out for it. For a
 * time outside of collecting, which only a signer can claim, `unknown` stays an answer.
 */
export function demandLists(revocations: RevocationLookup, during: CollectingTime): DemandedLists {
  let missing = false;
  return {
    get missing() {
      return missing;
    },
    status(issuerKeyId, serial, at) {
      const status = revocations.status(issuerKeyId, serial, at);
      if (status === 'unknown' && isWithin(during, at)) missing = true;
      return status;
    },
  };
}
