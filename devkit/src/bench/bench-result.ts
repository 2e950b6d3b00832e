import type { Machine } from './machine.ts';

/** What every bench prints. `ratio` is cost over floor of the same run: 1 is the limit, larger is worse. */
export interface BenchResult {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  /** The same unit, for what cannot be done without. */
  readonly floor: number;
  readonly ratio: number;
  readonly peakRssMb: number;
  readonly machine: Machine;
  /** What the floor is, and anything more that was measured. */
  readonly [more: string]: unknown;
}

export interface BenchOptions {
  /** How long to measure. */
  readonly seconds?: number;
  /** How many entries a revocation list has; as many as the longest real one where nothing is said. */
  readonly entries?: number;
}

export type Bench = (options: BenchOptions) => Promise<BenchResult>;
