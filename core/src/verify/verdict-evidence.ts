import type { Primitives } from '../primitives/index.ts';
import { appendLeaves, EMPTY_EDGE, leafHash, rootOfEdge } from '../tlog/index.ts';
import type { Trust } from '../trust/index.ts';
import {
  type SignedVerdictNote,
  VERDICT_CLASS,
  VERDICT_ENTRY_LENGTH,
  type VerdictTotals,
  verifyVerdictNote,
} from '../verdict/index.ts';

/** Whether the pinned registry signed this note. What the note says is held against the bundle elsewhere, point by point. */
export function registrySigned(p: Primitives, trust: Trust, signed: SignedVerdictNote): boolean {
  const { log, manifestHash, size, root, totals } = signed.note;
  return verifyVerdictNote(p, trust, { log, manifestHash, size, summary: { root, totals } }, signed).ok;
}

/** RFC 6962 root over the 64-byte entries, well-formed or not; bytes beyond the last whole entry are left out. */
export function verdictRoot(p: Primitives, verdicts: Uint8Array): Uint8Array {
  const chunk = 256 * VERDICT_ENTRY_LENGTH;
  let edge = EMPTY_EDGE;
  for (let at = 0; at + VERDICT_ENTRY_LENGTH <= verdicts.length; at += chunk) {
    const leaves: Uint8Array[] = [];
    for (
      let from = at;
      from < at + chunk && from + VERDICT_ENTRY_LENGTH <= verdicts.length;
      from += VERDICT_ENTRY_LENGTH
    )
      leaves.push(leafHash(p, verdicts.subarray(from, from + VERDICT_ENTRY_LENGTH)));
    edge = appendLeaves(p, edge, leaves).edge;
  }
  return rootOfEdge(p, edge);
}

/** How many entries of each class the verdict log really has. */
export function countVerdicts(verdicts: Uint8Array): VerdictTotals {
  const counts = new Map<number, number>();
  for (let at = 0; at + VERDICT_ENTRY_LENGTH <= verdicts.length; at += VERDICT_ENTRY_LENGTH)
    counts.set(verdicts[at]!, (counts.get(verdicts[at]!) ?? 0) + 1);
  const count = (head: number) => counts.get(head) ?? 0;
  return {
    entries: Math.floor(verdicts.length / VERDICT_ENTRY_LENGTH),
    accepted: count(VERDICT_CLASS.accepted),
    struckOut: count(VERDICT_CLASS['struck-out']),
    decoys: count(VERDICT_CLASS.decoy),
    malformed: count(VERDICT_CLASS.malformed),
  };
}

/** The first field in which two totals differ. */
export function firstDifference(a: VerdictTotals, b: VerdictTotals): keyof VerdictTotals | undefined {
  return (Object.keys(a) as (keyof VerdictTotals)[]).find((key) => a[key] !== b[key]);
}
