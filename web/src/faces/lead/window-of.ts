import type { CaseView } from '../../cases/case-view.ts';

/** First and last day of collecting, once there are any. */
export function windowOf({ dates }: CaseView): { readonly firstDay: string; readonly lastDay: string } | undefined {
  const { firstDay, lastDay } = dates;
  return firstDay === null || lastDay === null ? undefined : { firstDay, lastDay };
}
