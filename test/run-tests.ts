import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { buildWeb } from '../devkit/src/start/web-build.ts';
import { ensureChromium } from './chromium.ts';

const ROOT = join(import.meta.dirname, '..');
const WORKSPACES = '{core,platform,server,registry,audit,web,devkit,pkcs11,test}';

/** A glob that matches nothing passes in silence, so each suite names how many tests it has at least. */
const SUITES = {
  unit: { patterns: [`${WORKSPACES}/**/*.test.ts`], without: /\.(pg|browser)\.test\.ts$/, atLeast: 1700 },
  browser: { patterns: [`${WORKSPACES}/**/*.browser.test.ts`], without: /^$/, atLeast: 150 },
  pg: { patterns: [`${WORKSPACES}/**/*.pg.test.ts`], without: /^$/, atLeast: 90 },
} as const;

/** Files at once: two browsers wait for each other's pages more than they work; a cluster is one for all. */
const AT_ONCE: Readonly<Record<keyof typeof SUITES, number>> = { unit: 64, browser: 2, pg: 1 };

interface Counts {
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function filesOf(patterns: readonly string[], without: RegExp): string[] {
  return patterns
    .flatMap((pattern) =>
      globSync(pattern, { cwd: ROOT, exclude: (path) => /(^|\/)(node_modules|dist)(\/|$)/.test(path) }),
    )
    .filter((path) => !without.test(path))
    .sort()
    .map((path) => join(ROOT, path));
}

async function runFiles(files: string[], concurrency: number): Promise<Counts> {
  let counts: Counts | undefined;
  const stream = run({ files, concurrency, timeout: 600_000 });
  stream.on('test:summary', (summary) => {
    if (summary.file !== undefined) return;
    const { tests, passed, skipped, todo } = summary.counts;
    counts = { tests, passed, skipped, failed: Math.max(tests - passed - skipped - todo, summary.success ? 0 : 1) };
  });
  stream.compose(new spec()).pipe(process.stdout, { end: false });
  await new Promise<void>((resolve, reject) => {
    stream.on('end', resolve);
    stream.on('error', reject);
  });
  if (!counts) throw new Error('the test runner gave no summary');
  return counts;
}

async function prepareBrowser(): Promise<void> {
  process.env.CHROMIUM = await ensureChromium();
  await buildWeb({});
}

/**
 * Runs the suites and returns the exit code. The process zone is awkward on purpose (half-hour offset, summer time, far
 * from Taipei): law time must not depend on it. `TZ` in the environment wins.
 */
export async function runTests(args: readonly string[]): Promise<number> {
  process.env.TZ ??= 'America/St_Johns';
  const named = args.filter((arg) => !arg.startsWith('--'));
  if (named.length > 0) {
    const files = filesOf(named, /^$/);
    if (files.some((file) => file.endsWith('.browser.test.ts'))) await prepareBrowser();
    const counts = await runFiles(files, availableParallelism());
    return counts.failed === 0 && counts.tests > 0 ? 0 : 1;
  }
  const suites: readonly (keyof typeof SUITES)[] = args.includes('--pg')
    ? ['pg']
    : args.includes('--unit')
      ? ['unit']
      : args.includes('--browser')
        ? ['browser']
        : ['unit', 'browser'];
  if (suites.includes('browser')) await prepareBrowser();
  let failed = 0;
  for (const name of suites) {
    const { patterns, without, atLeast } = SUITES[name];
    const counts = await runFiles(filesOf(patterns, without), Math.min(AT_ONCE[name], availableParallelism()));
    if (counts.tests < atLeast) {
      process.stdout.write(`The ${name} suite ran ${counts.tests} tests; at least ${atLeast} are expected.\n`);
      failed += 1;
    }
    if (process.env.CI && counts.skipped > 0) {
      process.stdout.write(`The ${name} suite skipped ${counts.skipped} tests; in CI none may be skipped.\n`);
      failed += 1;
    }
    failed += counts.failed;
  }
  process.stdout.write(failed === 0 ? 'All suites passed.\n' : `${failed} failures.\n`);
  return failed === 0 ? 0 : 1;
}
