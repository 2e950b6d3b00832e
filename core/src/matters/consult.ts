import type { IsoDate } from '../calendar/index.ts';
import { type BarredMatter, inNeutralOrder, isRunning } from './barred-matter.ts';
import { similarityOf, wordingOf } from './similarity.ts';

export interface ConsultedMatter extends BarredMatter {
  /** 0 to 100, rounded down. */
  readonly similarity: number;
}

/**
 * The register as it is consulted for a proposal: the bars that run on `day` (the day of filing; today while it is a draft),
 * the most alike in wording first, else in neutral order.
 */
export function consultMatters(
  bars: readonly BarredMatter[],
  mainText: string,
  day: IsoDate,
): readonly ConsultedMatter[] {
  const own = wordingOf(mainText);
  return inNeutralOrder(bars.filter((bar) => isRunning(bar, day)))
    .map((bar) => ({ ...bar, similarity: Math.floor(similarityOf(own, wordingOf(bar.matter)) * 100) }))
    .sort((a, b) => b.similarity - a.similarity);
}
