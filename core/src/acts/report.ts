import type { Trust } from '../trust/index.ts';
import { ACT_FINDINGS, type ActFindingCode } from './finding-codes.ts';

export interface ActFinding {
  readonly code: ActFindingCode;
  /** Line of the file, and entry, case and event where there are any. */
  readonly where: string;
  readonly says: string;
}

/** What an export of the acts log proves and where it fails. It holds when there is no finding. */
export interface ActsReport {
  readonly trustKind: Trust['kind'];
  /** As the checkpoint says; null where it does not read. */
  readonly origin: string | null;
  readonly size: number | null;
  /** Lower-case hex. */
  readonly root: string | null;
  /** ms, as the log says. */
  readonly signedAt: number | null;
  readonly entries: number;
  readonly cases: number;
  /** Events that the table was asked about, one by one. */
  readonly judgedEvents: number;
  /** Events from before the log: bound by its first entry, but not judged. */
  readonly earlierEvents: number;
  readonly cardSignatures: number;
  /** Entries of events that had happened more than an hour before they were entered. No fault; a question to ask. */
  readonly late: { readonly count: number; readonly where: readonly string[] };
  /** Earlier checkpoints that this log extends, by name. */
  readonly extends: readonly string[];
  readonly findings: readonly ActFinding[];
  /** Findings beyond those listed. */
  readonly more: number;
  /** How many there are of each, listed or not. */
  readonly counts: Readonly<Partial<Record<ActFindingCode, number>>>;
}

const LISTED = 100;

/** Collects findings, and counts those that are too many to list. */
export class Findings {
  readonly #listed: ActFinding[] = [];
  readonly #counts = new Map<ActFindingCode, number>();

  add(code: ActFindingCode, where: string): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    if (this.#listed.length < LISTED) this.#listed.push({ code, where, says: ACT_FINDINGS[code] });
  }

  get listed(): readonly ActFinding[] {
    return this.#listed;
  }

  get more(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0) - this.#listed.length;
  }

  get counts(): ActsReport['counts'] {
    return Object.fromEntries(this.#counts);
  }
}
