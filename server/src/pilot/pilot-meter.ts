import type { PilotFigures, ReceiptStep } from '@lianshu/core/pilot';

/** Steps of the time to receipt, ms. */
export const RECEIPT_STEPS = [500, 1000, 2000, 5000, 10_000, 30_000] as const;

/** How much of them is told of. */
const PERCENTS = [50, 95, 100] as const;

interface Measured {
  readonly receipts: number[];
  readonly refusals: Map<string, number>;
}

/**
 * Measures pilots (試辦) at the door, in memory and nowhere else: as long as a log takes signatures nothing that is stored, logged
 * or shown may depend on how many sign. What it holds is written down when the log has closed; a restart before that forgets
 * it, and the report says from when was measured.
 */
export class PilotMeter {
  readonly #startedAt: number;
  readonly #logs = new Map<string, Measured>();

  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  #of(log: string): Measured {
    let measured = this.#logs.get(log);
    if (measured === undefined) {
      measured = { receipts: new Array<number>(RECEIPT_STEPS.length + 1).fill(0), refusals: new Map() };
      this.#logs.set(log, measured);
    }
    return measured;
  }

  /** A receipt was answered after `ms`. */
  receipt(log: string, ms: number): void {
    const { receipts } = this.#of(log);
    const step = RECEIPT_STEPS.findIndex((under) => ms < under);
    receipts[step < 0 ? RECEIPT_STEPS.length : step]! += 1;
  }

  refusal(log: string, code: string): void {
    const { refusals } = this.#of(log);
    refusals.set(code, (refusals.get(code) ?? 0) + 1);
  }

  /** For a log that has closed. Within how long receipts came, and not how many there were: no count is kept without the lead. */
  figures(log: string): PilotFigures {
    const { receipts, refusals } = this.#of(log);
    const total = receipts.reduce((sum, count) => sum + count, 0);
    const within = (percent: number): ReceiptStep => {
      let answered = 0;
      const step = receipts.findIndex((count) => {
        answered += count;
        return 100 * answered >= percent * total;
      });
      return { percent, underMs: RECEIPT_STEPS[step] ?? null };
    };
    const steps = total === 0 ? [] : PERCENTS.map(within);
    const byCode = [...refusals].sort(([a], [b]) => (a < b ? -1 : 1));
    return { measuredFrom: this.#startedAt, receipts: steps, refusals: Object.fromEntries(byCode) };
  }
}
