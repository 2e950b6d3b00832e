import { ParseError } from '@lianshu/core/errors';
import type { Primitives } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';
import {
  type OwnVerdict,
  openOwnVerdict,
  parseSignedVerdict,
  summarizeVerdictLog,
  verdictEntryAt,
  verifyVerdictNote,
} from '@lianshu/core/verdict';
import { type Answer, failed, fromResult, getBytes, good } from '../api/index.ts';

/** Bytes of a file of the published bundle; a stub in tests. */
export type FetchBundle = (path: string) => Promise<Answer<Uint8Array>>;

/** Reads the bundle whose index is at `indexUrl`. */
export function fetchBundleAt(indexUrl: string): FetchBundle {
  const folder = indexUrl.slice(0, indexUrl.lastIndexOf('/') + 1);
  return (path) => getBytes(`${folder}${path}`, { timeoutMs: 300_000 });
}

export interface VerdictWanted {
  readonly log: string;
  readonly manifestHash: Uint8Array;
  readonly index: number;
  /** r. */
  readonly secret: Uint8Array;
}

/**
 * What the household authority decided about one's own record: the whole verdict log is held against the registry's signed
 * note, then the entry opened here. Asking for one entry alone would tell the server whose it is.
 */
export async function loadOwnVerdict(
  p: Primitives,
  trust: Pick<Trust, 'registry'>,
  fetchBundle: FetchBundle,
  wanted: VerdictWanted,
): Promise<Answer<OwnVerdict>> {
  const [note, entries] = await Promise.all([fetchBundle('verdict.json'), fetchBundle('verdict.bin')]);
  if (!note.ok) return note;
  if (!entries.ok) return entries;
  const { log, manifestHash, index, secret } = wanted;
  try {
    const signed = parseSignedVerdict(note.value);
    const summary = summarizeVerdictLog(p, entries.value);
    const context = { log, manifestHash, size: signed.note.size, summary };
    const verified = fromResult(verifyVerdictNote(p, trust, context, signed));
    if (!verified.ok) return verified;
    const entry = verdictEntryAt(entries.value, index);
    return good(openOwnVerdict(p, { manifestHash, index }, entry, secret, trust.registry.verdict));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return failed('verdict.shape');
  }
}
