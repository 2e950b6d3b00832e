/** How many persons a case needs at each stage, by the electors of the last presidential election at the time of proposing. */
export interface Thresholds {
  /** 提案人: one in ten thousand (Act Art. 10(1)). */
  readonly proposers: number;
  /** 連署人: one and a half in a hundred (Act Art. 12(1)). */
  readonly signers: number;
}

function ceilDivide(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor + (dividend % divisor === 0 ? 0 : 1);
}

/** Integer arithmetic, any fraction counted as one (施行細則 Art. 10). Throws RangeError unless `electorate` is a positive integer. */
export function thresholdsOf(electorate: number): Thresholds {
  if (!Number.isSafeInteger(electorate) || electorate < 1 || electorate > 1e12)
    throw new RangeError('thresholdsOf expects a positive number of electors');
  return { proposers: ceilDivide(electorate, 10_000), signers: ceilDivide(electorate * 15, 1000) };
}
