import { utf8 } from '../bytes/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { parseCheckpoint } from '../tlog/index.ts';
import type { AuthoritySignature } from '../trust/index.ts';
import { bundleFile, encodeBundleIndex, encodeIndexSignature } from './bundle-index.ts';
import { BUNDLE, checkpointPath, PREVIOUS } from './bundle-path.ts';
import { encodeCover } from './cover.ts';

/** How many checkpoints a bundle shows at most: enough to bound when every record came, few enough to verify in seconds. */
export const MAX_CHECKPOINTS = 1000;

/** The first round's log, as the bundle of a supplement shows it. */
export interface PreviousLog {
  readonly signedManifest: Uint8Array;
  /** Its final head. */
  readonly checkpoint: string;
  /** Null when it was opened and never filed. */
  readonly verdictNote: Uint8Array | null;
}

/** The contents of a bundle. Byte arrays are the files as they were signed; nothing is re-encoded here. */
export interface BundleParts {
  readonly log: string;
  /** M. */
  readonly manifestHash: Uint8Array;
  /** ms. */
  readonly createdAt: number;
  readonly signedManifest: Uint8Array;
  /** The checkpoints that the log issued, in order, or an even sample of them; the last is the final one. */
  readonly checkpoints: readonly string[];
  /** Tiles of the final tree by `tilePath`. */
  readonly tiles: Iterable<readonly [path: string, bytes: Uint8Array]>;
  readonly filing: Uint8Array;
  readonly verdictLog: Uint8Array;
  readonly verdictNote: Uint8Array;
  readonly statistics: Uint8Array;
  readonly announcement: Uint8Array;
  /** Null for a log that is no supplement of another. */
  readonly previous: PreviousLog | null;
  /** Text for the person who opens the folder. */
  readonly readme: string;
}

/** At most `limit` of a list, evenly spread, always with the first and the last. */
export function sampleEvenly<T>(items: readonly T[], limit: number): readonly T[] {
  if (limit < 2) throw new RangeError('a sample has at least a first and a last');
  if (items.length <= limit) return items;
  return Array.from({ length: limit }, (_, i) => items[Math.round((i * (items.length - 1)) / (limit - 1))]!);
}

/**
 * All files of a bundle by path, ready to be written: the parts, then `index.json` over them and `index.sig.json`, which
 * `sign` makes under the purpose `bundle`. Checkpoints of the same size (a log that signed again while idle) become the
 * last of them. Deterministic, as far as `sign` is.
 */
export function assembleBundle(
  p: Primitives,
  parts: BundleParts,
  sign: (indexBytes: Uint8Array) => AuthoritySignature,
): ReadonlyMap<string, Uint8Array> {
  const last = parts.checkpoints.at(-1);
  if (last === undefined) throw new RangeError('a log has a checkpoint');
  const bySize = new Map(parts.checkpoints.map((text) => [parseCheckpoint(text).checkpoint.size, text] as const));
  const files = new Map<string, Uint8Array>([
    [BUNDLE.manifest, parts.signedManifest],
    [BUNDLE.checkpoint, utf8(last)],
    ...sampleEvenly([...bySize], MAX_CHECKPOINTS).map(([size, text]) => [checkpointPath(size), utf8(text)] as const),
    ...parts.tiles,
    [BUNDLE.filing, parts.filing],
    [BUNDLE.verdictLog, parts.verdictLog],
    [BUNDLE.verdictNote, parts.verdictNote],
    [BUNDLE.statistics, parts.statistics],
    [BUNDLE.announcement, parts.announcement],
    [BUNDLE.cover, encodeCover({ log: parts.log, manifestHash: parts.manifestHash, changes: [] })],
    [BUNDLE.readme, utf8(parts.readme)],
    ...previousFiles(parts.previous),
  ]);
  return withIndex(p, files, parts, sign);
}

function previousFiles(previous: PreviousLog | null): readonly (readonly [string, Uint8Array])[] {
  if (previous === null) return [];
  const { signedManifest, checkpoint, verdictNote } = previous;
  return [
    [PREVIOUS.manifest, signedManifest],
    [PREVIOUS.checkpoint, utf8(checkpoint)],
    ...(verdictNote === null ? [] : [[PREVIOUS.verdictNote, verdictNote] as const]),
  ];
}

/** The files with `index.json` and `index.sig.json` made anew over them. */
export function withIndex(
  p: Primitives,
  files: ReadonlyMap<string, Uint8Array>,
  { log, manifestHash, createdAt }: Pick<BundleParts, 'log' | 'manifestHash' | 'createdAt'>,
  sign: (indexBytes: Uint8Array) => AuthoritySignature,
): ReadonlyMap<string, Uint8Array> {
  const listed = [...files].filter(([path]) => path !== BUNDLE.index && path !== BUNDLE.indexSignature);
  const index = encodeBundleIndex({
    log,
    manifestHash,
    createdAt,
    files: listed.map(([path, bytes]) => bundleFile(p, path, bytes)),
  });
  return new Map([...listed, [BUNDLE.index, index], [BUNDLE.indexSignature, encodeIndexSignature(sign(index))]]);
}
