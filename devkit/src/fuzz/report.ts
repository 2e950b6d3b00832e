/** Something that must not happen. `base64` is the input whole. */
export interface Finding {
  readonly kind: 'crash' | 'false-accept' | 'steps' | 'hang';
  readonly target: string;
  readonly index: number;
  readonly problem: string;
  readonly base64: string;
}

/** The input that goes furthest in one respect; of equals the first. */
export interface Extreme {
  readonly measure: number;
  readonly index: number;
  readonly length: number;
  readonly steps: number;
  /** As measured: information, never judged. */
  readonly milliseconds: number;
}

export interface TargetReport {
  runs: number;
  bytes: number;
  outcomes: Record<string, number>;
  /** Most steps per octet, of inputs of 256 octets and more. */
  perByte: Extreme | undefined;
  /** Nearest to the bound on its steps: 1 would be at it. */
  ofBound: Extreme | undefined;
  longest: Extreme | undefined;
}

export interface RangeReport {
  readonly from: number;
  readonly to: number;
  readonly digest: number;
  readonly findings: readonly Finding[];
  readonly targets: Readonly<Record<string, TargetReport>>;
}

function furthest(a: Extreme | undefined, b: Extreme | undefined): Extreme | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.measure !== b.measure) return a.measure > b.measure ? a : b;
  return a.index < b.index ? a : b;
}

function addTargets(a: TargetReport, b: TargetReport): TargetReport {
  const outcomes = { ...a.outcomes };
  for (const [code, count] of Object.entries(b.outcomes)) outcomes[code] = (outcomes[code] ?? 0) + count;
  return {
    runs: a.runs + b.runs,
    bytes: a.bytes + b.bytes,
    outcomes,
    perByte: furthest(a.perByte, b.perByte),
    ofBound: furthest(a.ofBound, b.ofBound),
    longest: furthest(a.longest, b.longest),
  };
}

/** Two ranges as one. The order does not matter, times apart. */
export function addReports(a: RangeReport, b: RangeReport): RangeReport {
  const targets = Object.entries(a.targets).map(([name, report]) => [name, addTargets(report, b.targets[name]!)]);
  return {
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    digest: (a.digest + b.digest) >>> 0,
    findings: [...a.findings, ...b.findings].sort((x, y) => x.index - y.index).slice(0, 20),
    targets: Object.fromEntries(targets),
  };
}
