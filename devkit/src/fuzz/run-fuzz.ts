import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { addReports, type Finding, type RangeReport } from './report.ts';

export interface FuzzOptions {
  readonly n: number;
  readonly seed: string;
  /** By default one a core. */
  readonly workers?: number;
  /** A range that takes longer than this ends the run as a hang: a net only, steps are what bounds work. */
  readonly patienceMs?: number;
  readonly onProgress?: (done: number) => void;
}

const RANGE = 2000;
const PATIENCE_MS = 300_000;

/**
 * Runs the inputs 0 to n − 1 of a seed, shared among threads in ranges. The report is the same for every number of threads,
 * times apart. A thread that dies or hangs is a finding of its range and ends the run.
 */
export async function runFuzz({
  n,
  seed,
  workers,
  patienceMs = PATIENCE_MS,
  onProgress,
}: FuzzOptions): Promise<RangeReport> {
  let next = 0;
  let total: RangeReport | undefined;
  const lost: Finding[] = [];
  const finish = (report: RangeReport): void => {
    total = total === undefined ? report : addReports(total, report);
    const done = Object.values(total.targets).reduce((sum, { runs }) => sum + runs, 0);
    onProgress?.(done);
  };

  async function work(): Promise<void> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { seed } });
    let from = -1;
    let watch: NodeJS.Timeout | undefined;
    const lose = (kind: Finding['kind'], problem: string): void => {
      lost.push({ kind, target: '', index: from, problem, base64: '' });
      next = n;
    };
    await new Promise<void>((resolve) => {
      worker.on('message', (report: RangeReport | null) => {
        clearTimeout(watch);
        if (report !== null) finish(report);
        if (next >= n) {
          void worker.terminate();
          return;
        }
        from = next;
        next = Math.min(n, next + RANGE);
        watch = setTimeout(() => {
          lose('hang', `the range from ${from} has not ended`);
          void worker.terminate();
        }, patienceMs);
        worker.postMessage({ from, to: next });
      });
      worker.on('error', (error) => lose('crash', `a thread ended in the range from ${from}: ${String(error)}`));
      worker.on('exit', () => {
        clearTimeout(watch);
        resolve();
      });
    });
  }

  const threads = Math.max(1, Math.min(workers ?? availableParallelism(), Math.ceil(n / RANGE)));
  await Promise.all(Array.from({ length: threads }, work));
  if (total === undefined) {
    if (lost[0] === undefined) throw new Error('nothing was run');
    throw new Error(lost[0].problem);
  }
  return { ...total, findings: [...total.findings, ...lost] };
}
