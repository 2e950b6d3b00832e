import type { Bench, BenchOptions, BenchResult } from './bench-result.ts';
import { benchCrl } from './crl.ts';
import { benchGate } from './gate.ts';

export type { Bench, BenchOptions, BenchResult } from './bench-result.ts';
export { describeMachine, type Machine, peakRssMb } from './machine.ts';

/** Every bench by its name. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  gate: benchGate,
  crl: benchCrl,
};

/** Runs the bench called `name`. Throws RangeError when there is none. */
export async function runBench(name: string, options: BenchOptions = {}): Promise<BenchResult> {
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (bench === undefined) throw new RangeError(`there is no bench "${name}"`);
  return bench(options);
}
