import { compareBytes, utf8 } from '../bytes/index.ts';

/** Files of a bundle that stand at fixed paths. */
export const BUNDLE = {
  index: 'index.json',
  indexSignature: 'index.sig.json',
  manifest: 'manifest.json',
  checkpoint: 'checkpoint',
  filing: 'filing.json',
  verdictLog: 'verdict.bin',
  verdictNote: 'verdict.json',
  statistics: 'statistics.json',
  announcement: 'announcement.json',
  cover: 'cover.json',
  readme: 'README.txt',
} as const;

/**
 * In the bundle of a supplement: the papers of the first round's log that show where it ended and what its verdict was, so
 * that the link and the sum can be verified without its own bundle.
 */
export const PREVIOUS = {
  manifest: 'previous/manifest.json',
  checkpoint: 'previous/checkpoint',
  verdictNote: 'previous/verdict.json',
} as const;

/** What every bundle has beside tiles and checkpoints; without one of them it is not complete. */
export const REQUIRED_FILES: readonly string[] = Object.values(BUNDLE);

const CHECKPOINTS = 'checkpoints/';
const MAX_PATH_LENGTH = 200;

/**
 * A path inside a bundle: segments of ASCII letters, digits, dot, hyphen and underscore, joined by `/`; none empty, none
 * beginning with a dot, so that no path leads outside, is hidden, or differs between file systems by more than case.
 */
export function isBundlePath(path: string): boolean {
  return path.length <= MAX_PATH_LENGTH && /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/.test(path);
}

/** The one order of paths: by their bytes. */
export function comparePaths(a: string, b: string): number {
  return compareBytes(utf8(a), utf8(b));
}

/** Where the checkpoint of a size is kept: `checkpoints/00000512.txt`, eight digits or more. */
export function checkpointPath(size: number): string {
  return `${CHECKPOINTS}${String(size).padStart(8, '0')}.txt`;
}

/** The size that a path of `checkpointPath` names; undefined for any other path. */
export function sizeOfCheckpointPath(path: string): number | undefined {
  const digits = /^checkpoints\/([0-9]{8,16})\.txt$/.exec(path)?.[1];
  if (digits === undefined) return undefined;
  return checkpointPath(Number(digits)) === path ? Number(digits) : undefined;
}
