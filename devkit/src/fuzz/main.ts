import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { instrumentCore } from './instrument-core.ts';
import type { Extreme, RangeReport } from './report.ts';
import { runFuzz } from './run-fuzz.ts';

const USAGE = `usage: npm run -s fuzz -- --n 200000 --seed S [--workers 2] [--json]
       npm run -s fuzz -- --seed S --replay INDEX
`;

/** `fuzz`: runs, or replays one input of a run. Exit code 1 for any finding, 2 for a wrong call. */
export async function runFuzzCommand(argv: readonly string[]): Promise<number> {
  let values: { n?: string; seed?: string; workers?: string; replay?: string; json?: boolean };
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        n: { type: 'string' },
        seed: { type: 'string' },
        workers: { type: 'string' },
        replay: { type: 'string' },
        json: { type: 'boolean' },
      },
    }));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const { seed, json = false } = values;
  const number = (text: string | undefined, otherwise: number) => (text === undefined ? otherwise : Number(text));
  const n = number(values.n, 200_000);
  const workers = number(values.workers, availableParallelism());
  const index = number(values.replay, 0);
  const sound = [n, workers, index].every((value) => Number.isSafeInteger(value)) && n > 0 && workers > 0 && index >= 0;
  if (seed === undefined || !sound) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (values.replay !== undefined) return replay(seed, index);

  const started = performance.now();
  let shown = 0;
  const report = await runFuzz({
    n,
    seed,
    workers,
    onProgress(done) {
      if (json || done - shown < 100_000) return;
      shown = done;
      process.stderr.write(`${done} of ${n}\n`);
    },
  });
  const seconds = (performance.now() - started) / 1000;
  const summary = await summarize(report, { seed, n, workers, seconds });
  process.stdout.write(json ? `${JSON.stringify(summary)}\n` : `${JSON.stringify(summary, null, 2)}\n`);
  return report.findings.length === 0 ? 0 : 1;
}

async function openHere(seed: string) {
  Error.stackTraceLimit = 20;
  instrumentCore();
  const { openRunner } = await import('./run-range.ts');
  return openRunner(seed);
}

async function replay(seed: string, index: number): Promise<number> {
  const { target, bytes, ...run } = (await openHere(seed)).replay(index);
  const base64 = Buffer.from(bytes).toString('base64');
  process.stdout.write(
    `${JSON.stringify({ seed, index, target: target.name, length: bytes.length, ...run, base64 }, null, 2)}\n`,
  );
  return run.finding === undefined ? 0 : 1;
}

interface Circumstances {
  readonly seed: string;
  readonly n: number;
  readonly workers: number;
  readonly seconds: number;
}

/** The report as people and programs read it: the slowest inputs with their bytes, so that they can be kept. */
async function summarize(report: RangeReport, { seed, n, workers, seconds }: Circumstances) {
  const { replay: again } = await openHere(seed);
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const entries = Object.entries(report.targets);
  const furthest = (of: 'perByte' | 'ofBound' | 'longest'): Extreme | undefined =>
    entries
      .map(([, one]) => one[of])
      .filter((one) => one !== undefined)
      .toSorted((a, b) => b.measure - a.measure || a.index - b.index)[0];
  const named = (extreme: Extreme | undefined) => {
    if (extreme === undefined) return null;
    const { index, length, steps, milliseconds } = extreme;
    const { target, bytes } = again(index);
    const base64 = Buffer.from(bytes).toString('base64');
    const stepsPerByte = round(steps / length);
    return { target: target.name, index, length, steps, stepsPerByte, milliseconds: round(milliseconds), base64 };
  };
  const targets = entries.map(([name, { runs, bytes, outcomes, perByte, ofBound }]) => {
    const accepted = outcomes.accepted ?? 0;
    const measures = { stepsPerByte: round(perByte?.measure ?? 0), ofBound: round(ofBound?.measure ?? 0) };
    return [
      name,
      { runs, accepted, codes: Object.keys(outcomes).length, meanLength: Math.round(bytes / runs), ...measures },
    ];
  });
  const count = (kind: string) => report.findings.filter((finding) => finding.kind === kind).length;
  return {
    seed,
    n,
    workers,
    seconds: round(seconds),
    perSecond: Math.round(n / seconds),
    crashes: count('crash'),
    falseAccepts: count('false-accept'),
    overBound: count('steps'),
    hangs: count('hang'),
    digest: report.digest.toString(16).padStart(8, '0'),
    targets: Object.fromEntries(targets),
    slowest: named(furthest('perByte')),
    nearestToBound: named(furthest('ofBound')),
    longest: named(furthest('longest')),
    findings: report.findings,
  };
}
