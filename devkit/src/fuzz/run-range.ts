import { ParseError } from '@lianshu/core/errors';
import { seedWords } from './dice.ts';
import { inputMaker } from './make-input.ts';
import type { Extreme, Finding, RangeReport, TargetReport } from './report.ts';
import { resetSteps, StepsExceeded, stepsTaken } from './step-counter.ts';
import { FalseAccept, type Target } from './target.ts';
import { openTargets, type Targets } from './targets/index.ts';

/** Judging has no bound of its own; this only ends what would never end. */
const JUDGING_STEPS = 50_000_000;

/** Inputs below this length have no ratio worth a comparison: reading nothing takes steps too. */
const SHORTEST_RATED = 256;

export interface OneRun {
  readonly target: Target;
  readonly bytes: Uint8Array;
  /** `accepted`, or the code of what was refused; `crash`, `false-accept` and `steps` are findings. */
  readonly outcome: string;
  readonly finding?: Finding['kind'];
  readonly problem?: string;
  readonly steps: number;
  readonly milliseconds: number;
}

/** How many steps reading `length` octets may take. */
export function allowedSteps({ perByte, base }: Target, length: number): number {
  return perByte * length + base;
}

/** Reads and judges one input. Whatever happens is in the answer; nothing is thrown. */
export function runOne(target: Target, bytes: Uint8Array): OneRun {
  const before = performance.now();
  let steps: number | undefined;
  let outcome: string;
  let finding: Finding['kind'] | undefined;
  let problem: string | undefined;
  resetSteps(allowedSteps(target, bytes.length));
  try {
    const value = target.read(bytes);
    steps = stepsTaken();
    resetSteps(JUDGING_STEPS);
    outcome = target.judge(value, bytes);
  } catch (error) {
    if (error instanceof ParseError && steps === undefined) outcome = error.code;
    else {
      finding = error instanceof FalseAccept ? 'false-accept' : error instanceof StepsExceeded ? 'steps' : 'crash';
      outcome = finding;
      problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  }
  steps ??= stepsTaken();
  resetSteps(Number.MAX_SAFE_INTEGER);
  const milliseconds = performance.now() - before;
  return { target, bytes, outcome, steps, milliseconds, ...(finding && { finding }), ...(problem && { problem }) };
}

/** Order-free digest of what happened to every input: equal for equal seeds, however the work was shared. */
function mix(index: number, outcome: string, steps: number): number {
  let hash = Math.imul(index + 1, 0x9e3779b1) ^ steps;
  for (let i = 0; i < outcome.length; i++) hash = Math.imul(hash ^ outcome.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x85ebca6b) >>> 0;
}

function larger(a: Extreme | undefined, b: Extreme): Extreme {
  if (a === undefined || b.measure > a.measure) return b;
  return b.measure === a.measure && b.index < a.index ? b : a;
}

export interface Runner {
  readonly targets: Targets;
  /** Input number `index` alone. */
  replay(index: number): OneRun;
  run(from: number, to: number): RangeReport;
}

/** The inputs of one seed. Core should be instrumented before this file is loaded, else no step is counted. */
export function openRunner(seed: string, only?: string): Runner {
  const targets = openTargets();
  const make = inputMaker(seedWords(seed));
  const { all } = targets;
  const turns = only === undefined ? targets.turns : [all.findIndex(({ name }) => name === only)];
  // What core makes once and keeps must not count as work of whichever input comes first.
  for (const target of all) for (const bytes of target.seeds) runOne(target, bytes);
  const replay = (index: number): OneRun => {
    const target = all[turns[index % turns.length]!]!;
    return runOne(target, make(target, index));
  };

  function run(from: number, to: number): RangeReport {
    const reports = new Map<string, TargetReport>(
      all.map(({ name }) => [
        name,
        { runs: 0, bytes: 0, outcomes: {}, perByte: undefined, ofBound: undefined, longest: undefined },
      ]),
    );
    const findings: Finding[] = [];
    let digest = 0;
    for (let index = from; index < to; index++) {
      const { target, bytes, outcome, finding, problem, steps, milliseconds } = replay(index);
      const report = reports.get(target.name)!;
      const { length } = bytes;
      report.runs += 1;
      report.bytes += length;
      report.outcomes[outcome] = (report.outcomes[outcome] ?? 0) + 1;
      digest = (digest + mix(index, outcome, steps)) >>> 0;
      const extreme = (measure: number): Extreme => ({ measure, index, length, steps, milliseconds });
      if (length >= SHORTEST_RATED) report.perByte = larger(report.perByte, extreme(steps / length));
      report.ofBound = larger(report.ofBound, extreme(steps / allowedSteps(target, length)));
      report.longest = larger(report.longest, extreme(milliseconds));
      if (finding !== undefined && findings.length < 20) {
        const base64 = Buffer.from(bytes).toString('base64');
        findings.push({ kind: finding, target: target.name, index, problem: problem ?? '', base64 });
      }
    }
    return { from, to, digest, findings, targets: Object.fromEntries(reports) };
  }
  return { targets, replay, run };
}
