import { fromBase64, fromUtf8, toBase64 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { Checkpoint } from './checkpoint.ts';
import { type CheckpointFault, type LogKey, verifyCheckpoint } from './checkpoint-signature.ts';
import { HASH_BYTES } from './tree-hash.ts';
import { verifyInclusion } from './verify-proof.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 leaves has no longer path. */
const MAX_PATH = 53;

/** A C2SP tlog-proof: the leaf's place, its path to the root and the checkpoint that signs the root. */
export interface TlogProof {
  /** Opaque and unauthenticated; ours have none. */
  readonly extra?: Uint8Array;
  readonly index: number;
  readonly path: readonly Uint8Array[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
}

/** The text of a proof, as in a `.tlog-proof` file. */
export function encodeTlogProof({ extra, index, path, checkpoint }: TlogProof): string {
  const lines = [HEADER, ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]), `index ${index}`];
  return `${[...lines, ...path.map(toBase64)].join('\n')}\n\n${checkpoint}`;
}

/**
 * Reads exactly what `encodeTlogProof` writes; the checkpoint is not looked into. Throws ParseError `tlog-proof.malformed`
 * or `base64.malformed`.
 */
export function parseTlogProof(proof: string | Uint8Array): TlogProof {
  const text = typeof proof === 'string' ? proof : fromUtf8(proof);
  const split = text.indexOf('\n\n');
  if (split < 0) throw new ParseError('tlog-proof.malformed', 'checkpoint');
  const lines = text.slice(0, split).split('\n');
  if (lines.shift() !== HEADER) throw new ParseError('tlog-proof.malformed', 'header');
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()!.slice(6)) : undefined;
  const place = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() ?? '');
  if (!place || !Number.isSafeInteger(Number(place[1]))) throw new ParseError('tlog-proof.malformed', 'index');
  if (lines.length > MAX_PATH) throw new ParseError('tlog-proof.malformed', 'path');
  const path = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash.length !== HASH_BYTES) throw new ParseError('tlog-proof.malformed', 'path');
    return hash;
  });
  const value = { index: Number(place[1]), path, checkpoint: text.slice(split + 2) };
  return extra === undefined ? value : { extra, ...value };
}

export type TlogProofVerdict =
  | { readonly ok: true; readonly index: number; readonly checkpoint: Checkpoint; readonly signedAt: number }
  | { readonly ok: false; readonly fault: CheckpointFault | 'not-included' };

/**
 * Whether the leaf stands in the log at the proof's index under a checkpoint of this log. Throws as `parseTlogProof` and
 * `parseCheckpoint` when the text does not read.
 */
export function verifyTlogProof(
  p: Primitives,
  key: LogKey,
  leafHash: Uint8Array,
  proof: string | Uint8Array,
): TlogProofVerdict {
  const { index, path, checkpoint: text } = parseTlogProof(proof);
  const verdict = verifyCheckpoint(p, key, text);
  if (!verdict.ok) return { ok: false, fault: verdict.fault };
  const { checkpoint, signedAt } = verdict;
  const { size, root } = checkpoint;
  if (!verifyInclusion(p, { index, size, leafHash, root, proof: path })) return { ok: false, fault: 'not-included' };
  return { ok: true, index, checkpoint, signedAt };
}
