// One thread of a run: is handed ranges of numbers, hands back what happened. Loads core with its steps counted.
import { parentPort, workerData } from 'node:worker_threads';
import { instrumentCore } from './instrument-core.ts';

// A stack of every refusal would be most of the work.
Error.stackTraceLimit = 0;
instrumentCore();
const { openRunner } = await import('./run-range.ts');
const { seed } = workerData as { readonly seed: string };
const { run } = openRunner(seed);
parentPort!.on('message', ({ from, to }: { readonly from: number; readonly to: number }) => {
  parentPort!.postMessage(run(from, to));
});
parentPort!.postMessage(null);
