import type { StatisticsRow, StrikeReason } from '@lianshu/core/verdict';
import type { Judged } from './judge-records.ts';

/** Real records by county, township and reason; without a person they stand under empty names. */
export function statisticsRows(judged: readonly Judged[]): readonly StatisticsRow[] {
  const rows = new Map<string, { accepted: number; struckOut: Partial<Record<StrikeReason, number>> }>();
  for (const { person, reason } of judged) {
    const key = person === undefined ? '\n' : `${person.county}\n${person.township}`;
    const row = rows.get(key) ?? { accepted: 0, struckOut: {} };
    rows.set(key, row);
    if (reason === 'accepted') row.accepted += 1;
    else row.struckOut[reason] = (row.struckOut[reason] ?? 0) + 1;
  }
  return [...rows].map(([key, row]) => {
    const [county = '', township = ''] = key.split('\n');
    return { county, township, ...row };
  });
}
