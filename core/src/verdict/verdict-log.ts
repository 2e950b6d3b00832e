import { ParseError } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { appendLeaves, EMPTY_EDGE, emptyRoot, leafHash, type TreeEdge } from '../tlog/index.ts';
import { parseVerdictEntry, VERDICT_CLASS, VERDICT_ENTRY_LENGTH } from './verdict-entry.ts';

/** How many entries of each class; `entries` is all of them, those that are no slots too. */
export interface VerdictTotals {
  readonly entries: number;
  readonly accepted: number;
  readonly struckOut: number;
  readonly decoys: number;
  readonly malformed: number;
}

export interface VerdictLogSummary {
  readonly totals: VerdictTotals;
  /** RFC 6962 root over the entries. */
  readonly root: Uint8Array;
}

/** Entries hashed at a time: whole tiles, little memory. */
const CHUNK = 256;

/**
 * Totals and root of a verdict log, from its bytes in pieces of any size. Throws ParseError `verdict.malformed` when an
 * entry is not well-formed or the bytes are no whole number of entries.
 */
export class VerdictLogReader {
  readonly #p: Primitives;
  readonly #counts = new Map<number, number>();
  #edge: TreeEdge = EMPTY_EDGE;
  #root: Uint8Array | undefined;
  #pending: Uint8Array[] = [];
  #rest = new Uint8Array(0);

  constructor(p: Primitives) {
    this.#p = p;
  }

  add(bytes: Uint8Array): void {
    const all = new Uint8Array(this.#rest.length + bytes.length);
    all.set(this.#rest);
    all.set(bytes, this.#rest.length);
    const whole = all.length - (all.length % VERDICT_ENTRY_LENGTH);
    for (let at = 0; at < whole; at += VERDICT_ENTRY_LENGTH) {
      const entry = all.subarray(at, at + VERDICT_ENTRY_LENGTH);
      parseVerdictEntry(entry);
      this.#counts.set(entry[0]!, (this.#counts.get(entry[0]!) ?? 0) + 1);
      this.#pending.push(leafHash(this.#p, entry));
      if (this.#pending.length === CHUNK) this.#flush();
    }
    this.#rest = all.slice(whole);
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    const appended = appendLeaves(this.#p, this.#edge, this.#pending);
    this.#edge = appended.edge;
    this.#root = appended.root;
    this.#pending = [];
  }

  end(): VerdictLogSummary {
    if (this.#rest.length !== 0) throw new ParseError('verdict.malformed', 'length');
    this.#flush();
    const count = (head: number) => this.#counts.get(head) ?? 0;
    const totals = {
      entries: this.#edge.size,
      accepted: count(VERDICT_CLASS.accepted),
      struckOut: count(VERDICT_CLASS['struck-out']),
      decoys: count(VERDICT_CLASS.decoy),
      malformed: count(VERDICT_CLASS.malformed),
    };
    return { totals, root: this.#root ?? emptyRoot(this.#p) };
  }
}

/** The summary of a whole verdict log. Throws as `VerdictLogReader`. */
export function summarizeVerdictLog(p: Primitives, bytes: Uint8Array): VerdictLogSummary {
  const reader = new VerdictLogReader(p);
  reader.add(bytes);
  return reader.end();
}

/** Entry `index` of a verdict log. Throws ParseError `bytes.truncated` past its end. */
export function verdictEntryAt(bytes: Uint8Array, index: number): Uint8Array {
  const entry = bytes.subarray(index * VERDICT_ENTRY_LENGTH, (index + 1) * VERDICT_ENTRY_LENGTH);
  if (entry.length !== VERDICT_ENTRY_LENGTH) throw new ParseError('bytes.truncated', 'verdict');
  return entry;
}
