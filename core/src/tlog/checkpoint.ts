import { fromBase64, toBase64 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { type Note, parseNote } from './note.ts';
import { HASH_BYTES } from './tree-hash.ts';

/** The head of a log: who, how many leaves, which root. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** The three lines of C2SP tlog-checkpoint, with their final newline. Our logs write no extension lines. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** An ASCII decimal without leading zeros, at most 2^53 − 1. Throws ParseError `checkpoint.malformed` at `field`. */
function parseSize(text: string): number {
  const value = Number(text);
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text) || !Number.isSafeInteger(value))
    throw new ParseError('checkpoint.malformed', 'size');
  return value;
}

/**
 * Reads the body of a note as a checkpoint. Extension lines are refused: an ML-DSA-44 cosignature does not cover them, so
 * a log of ours that wrote one would say something that half of its signatures do not.
 * Throws ParseError `checkpoint.malformed` or `base64.malformed`.
 */
export function parseCheckpointText(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin, size, root, end] = lines;
  if (lines.length !== 4 || end !== '') throw new ParseError('checkpoint.malformed', 'lines');
  if (origin === undefined || origin === '') throw new ParseError('checkpoint.malformed', 'origin');
  const hash = fromBase64(root!);
  if (hash.length !== HASH_BYTES) throw new ParseError('checkpoint.malformed', 'root');
  return { origin, size: parseSize(size!), root: hash };
}

export interface ParsedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
}

/** Reads a signed checkpoint. It verifies nothing: see `verifyCheckpoint`. Throws as `parseNote` and `parseCheckpointText`. */
export function parseCheckpoint(text: string | Uint8Array): ParsedCheckpoint {
  const note = parseNote(text);
  return { checkpoint: parseCheckpointText(note.text), note };
}
