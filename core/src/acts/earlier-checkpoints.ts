import { equalBytes } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { type Checkpoint, verifyCheckpoint } from '../tlog/index.ts';
import type { Trust } from '../trust/index.ts';
import { actsLogKey } from './acts-origin.ts';
import type { Findings } from './report.ts';

/** A checkpoint that someone kept, by the name of its file. */
export interface EarlierCheckpoint {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Holds a log against the checkpoints of it that were kept elsewhere. */
export class EarlierCheckpoints {
  readonly #findings: Findings;
  readonly #read: (Checkpoint & { readonly name: string })[] = [];

  constructor(p: Primitives, trust: Trust, given: readonly EarlierCheckpoint[], findings: Findings) {
    this.#findings = findings;
    for (const { name, bytes } of given) {
      try {
        const first = String.fromCharCode(...bytes.subarray(0, Math.min(bytes.indexOf(0x0a) >>> 0, 400)));
        const verdict = verifyCheckpoint(p, actsLogKey(first, trust.commission), bytes);
        if (verdict.ok) this.#read.push({ name, ...verdict.checkpoint });
        else findings.add('earlier-not-signed', name);
      } catch (error) {
        if (!(error instanceof ParseError || error instanceof RangeError)) throw error;
        findings.add('earlier-malformed', name);
      }
    }
  }

  /** The sizes at which the tree's root is wanted. */
  get sizes(): ReadonlySet<number> {
    return new Set(this.#read.map(({ size }) => size));
  }

  /** The names of those that a log of this origin and `size` extends; what does not fit is a finding. */
  compare(origin: string | undefined, size: number, rootAt: ReadonlyMap<number, Uint8Array>): readonly string[] {
    return this.#read.flatMap((earlier) => {
      const fault = faultOf(earlier, origin, size, rootAt.get(earlier.size));
      if (fault === undefined) return [earlier.name];
      this.#findings.add(fault, earlier.name);
      return [];
    });
  }
}

function faultOf(earlier: Checkpoint, origin: string | undefined, size: number, root: Uint8Array | undefined) {
  if (earlier.origin !== origin) return 'earlier-not-signed';
  if (earlier.size > size) return 'earlier-larger';
  // No acts log was ever signed without its first entry.
  return root !== undefined && equalBytes(root, earlier.root) ? undefined : 'earlier-other-history';
}
