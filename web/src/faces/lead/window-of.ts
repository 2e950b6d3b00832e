import type { CaseView } from '../../cases/case-view.ts';

/** First and last day of the round that is being collected, or of the petition; undefined before there are any. */
export function windowOf({
  collecting,
  dates,
}: Pick<CaseView, 'collecting' | 'dates'>): { readonly firstDay: string; readonly lastDay: string } | undefined {
  if (collecting !== null) return { firstDay: collecting.firstDay, lastDay: collecting.lastDay };
  const { firstDay, lastDay } = dates;
  return firstDay === null || lastDay === null ? undefined : { firstDay, lastDay };
}
