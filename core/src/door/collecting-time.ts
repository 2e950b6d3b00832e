import { addDays, endOfTaipeiDay, startOfTaipeiDay } from '../calendar/index.ts';
import type { Manifest } from '../manifest/index.ts';

/** When a statement of a log can have been issued, in ms, both ends included. */
export interface CollectingTime {
  readonly from: number;
  readonly until: number;
}

/**
 * From the day of collecting (領取之日, the eve of the first counted day) to the end of the last day, in Taipei. One rule
 * for the gate's word and for whoever does not believe it: the signer's browser before the card signs, the registry
 * afterwards. With the gate's help a statement could else be dated to when a card was good that is not, or to a time at
 * which it counts for nothing.
 */
export function collectingTime({ window }: Pick<Manifest, 'window'>): CollectingTime {
  return {
    from: startOfTaipeiDay(addDays(window.firstDay, -1)),
    until: endOfTaipeiDay(window.lastDay) - 1,
  };
}

export function isWithin({ from, until }: CollectingTime, at: number): boolean {
  return from <= at && at <= until;
}
