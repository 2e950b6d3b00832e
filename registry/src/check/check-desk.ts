import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refusal, Result } from '@lianshu/core/errors';
import { writeFileAtomically } from '@lianshu/platform';
import type { ReviewEntry } from './judge-records.ts';
import type { CheckProgress, CheckSummary } from './run-check.ts';

/** What the page shows of one filing. Review entries are personal data and asked for apart. */
export type CheckState =
  | { readonly state: 'waiting' }
  | { readonly state: 'running'; readonly progress: CheckProgress | null }
  | { readonly state: 'refused'; readonly code: string; readonly article: string }
  | { readonly state: 'failed' }
  /** The verdict is given and lies in the registry's own folder; nobody else has it. */
  | { readonly state: 'decided'; readonly summary: Outcome | null }
  | { readonly state: 'done'; readonly summary: Outcome | null };

/** A summary without the people in it. */
export interface Outcome extends Omit<CheckSummary, 'review'> {
  readonly reviewCount: number;
}

export type RunCheck = (log: string, onProgress: (progress: CheckProgress) => void) => Promise<Result<CheckSummary>>;

export interface CheckDeskOptions {
  /** The registry's own folder; outcomes are kept there, readable for their owner alone. */
  readonly stateDir: string;
  readonly run: RunCheck;
  /** Whether the registry has given its verdict, by its own folder: the exchange folder is not its alone. */
  readonly hasVerdict: (log: string) => Promise<boolean>;
  readonly isPublished: (log: string) => Promise<boolean>;
  readonly publish: (log: string) => Promise<void>;
  readonly onFault?: (error: unknown) => void;
}

/** Runs checks one at a time per log, off the request, and remembers how they ended. */
export interface CheckDesk {
  /** Starts unless it runs or there is a verdict already; the same answer either way. */
  start(log: string): Promise<CheckState>;
  /** Hands a verdict over; the same one again when it was lost. There must be one. */
  handOver(log: string): Promise<CheckState>;
  state(log: string): Promise<CheckState>;
  review(log: string): Promise<readonly ReviewEntry[]>;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
}

function outcomeOf({ review, ...summary }: CheckSummary): Outcome {
  return { ...summary, reviewCount: review.length };
}

export function openCheckDesk(options: CheckDeskOptions): CheckDesk {
  const { stateDir, run, hasVerdict, isPublished, publish, onFault } = options;
  const running = new Map<string, { progress: CheckProgress | null; ended: Promise<void> }>();
  const ended = new Map<string, Refusal | 'failed'>();
  const file = (log: string) => join(stateDir, `check-${log}.json`);

  async function kept(log: string): Promise<CheckSummary | null> {
    try {
      return JSON.parse(await readFile(file(log), 'utf8')) as CheckSummary;
    } catch {
      return null;
    }
  }

  async function state(log: string): Promise<CheckState> {
    const now = running.get(log);
    if (now !== undefined) return { state: 'running', progress: now.progress };
    if (await hasVerdict(log)) {
      const summary = await kept(log);
      const state = (await isPublished(log)) ? 'done' : 'decided';
      return { state, summary: summary === null ? null : outcomeOf(summary) };
    }
    const end = ended.get(log);
    if (end === undefined) return { state: 'waiting' };
    return end === 'failed' ? { state: 'failed' } : { state: 'refused', code: end.code, article: end.article };
  }

  async function work(log: string): Promise<void> {
    try {
      const result = await run(log, (progress) => {
        const entry = running.get(log);
        if (entry !== undefined) entry.progress = progress;
      });
      if (!result.ok) {
        ended.set(log, result);
        return;
      }
      await mkdir(stateDir, { recursive: true, mode: 0o700 });
      await writeFileAtomically(file(log), new TextEncoder().encode(JSON.stringify(result.value)));
    } catch (error) {
      ended.set(log, 'failed');
      onFault?.(error);
    } finally {
      running.delete(log);
    }
  }

  return {
    state,
    async start(log) {
      const before = await state(log);
      if (before.state === 'running' || before.state === 'decided' || before.state === 'done' || running.has(log))
        return await state(log);
      ended.delete(log);
      const entry = { progress: null, ended: Promise.resolve() };
      running.set(log, entry);
      entry.ended = work(log);
      return { state: 'running', progress: null };
    },
    async handOver(log) {
      await publish(log);
      return await state(log);
    },
    review: async (log) => (await kept(log))?.review ?? [],
    async idle() {
      await Promise.all([...running.values()].map((entry) => entry.ended));
    },
  };
}
