import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '@lianshu/core/bytes';
import { accept, ParseError, type Result, refuse } from '@lianshu/core/errors';
import {
  type Manifest,
  manifestEntry,
  manifestHash,
  parseSignedManifest,
  verifySignedManifest,
} from '@lianshu/core/manifest';
import { pinIssuer, type RevocationLookup } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import { encodeSlotEntry } from '@lianshu/core/record';
import { type Filing, parseFiling, verifyFiling } from '@lianshu/core/submission';
import { appendLeaves, EMPTY_EDGE, leafHash, verifyCheckpoint } from '@lianshu/core/tlog';
import type { Trust } from '@lianshu/core/trust';
import { readSlots, slotLength } from './slot-file.ts';

/** A filing package (`to-registry/filing-<log>`) whose papers are in order and whose slots are the filed log. */
export interface FilingPackage {
  readonly manifest: Manifest;
  /** M. */
  readonly manifestHash: Uint8Array;
  readonly filing: Filing;
  readonly slotsPath: string;
  /** Slots; the log has one entry more, its manifest. */
  readonly slotCount: number;
}

export interface ImportDeps {
  readonly primitives: Primitives;
  readonly trust: Trust;
  readonly revocations: RevocationLookup;
  readonly onRead?: (slots: number, of: number) => void;
}

/**
 * Reads a package and believes none of it: the manifest is signed by all three and under pinned keys, the filing by the
 * lead's card, the checkpoint by the log's keys, and the root recomputed from every slot is the one that was filed, so
 * that nothing was left out, added or changed on the way. Refusals as `verifySignedManifest`, `verifyFiling`, and
 * `submission.head` where package and filing disagree. Rejects with ParseError for files that are not in their format.
 */
export async function importFiling(deps: ImportDeps, filingDir: string): Promise<Result<FilingPackage>> {
  const { primitives: p, trust, revocations } = deps;
  const read = async (name: string) => new Uint8Array(await readFile(join(filingDir, name)));
  if (!(await isComplete(filingDir))) return refuse('submission.head', { at: 'done' });

  const signed = verifySignedManifest(p, trust, parseSignedManifest(await read('manifest.json')));
  if (!signed.ok) return signed;
  const manifest = signed.value;
  const hash = manifestHash(p, manifest);
  const filing = parseFiling(await read('filing.json'));

  const note = await read('checkpoint');
  const key = { origin: manifest.logOrigin, ...manifest.logKeys };
  const checkpoint = verifyCheckpoint(p, key, note);
  if (!checkpoint.ok || !equalBytes(note, new TextEncoder().encode(filing.checkpoint)))
    return refuse('submission.head', { at: 'checkpoint' });
  const { size, root } = checkpoint.checkpoint;

  const slotsPath = join(filingDir, 'slots.bin');
  const slotCount = size - 1;
  if ((await stat(slotsPath)).size !== slotCount * slotLength(manifest.record.plaintextLength))
    return refuse('submission.head', { at: 'slots' });
  if (!equalBytes(await rootOf(deps, manifest, slotsPath, slotCount), root))
    return refuse('submission.head', { at: 'root' });

  const issuers = trust.issuers.map(pinIssuer);
  const context = { manifest, manifestHash: hash, head: { size, root }, issuers, revocations, now: null };
  const filed = verifyFiling(p, context, filing);
  return filed.ok ? accept({ manifest, manifestHash: hash, filing, slotsPath, slotCount }) : filed;
}

async function isComplete(folder: string): Promise<boolean> {
  try {
    return (await stat(join(folder, 'done'))).isFile();
  } catch {
    return false;
  }
}

async function rootOf(deps: ImportDeps, manifest: Manifest, path: string, count: number): Promise<Uint8Array> {
  const { primitives: p, onRead } = deps;
  let appended = appendLeaves(p, EMPTY_EDGE, [leafHash(p, manifestEntry(manifest))]);
  for await (const batch of readSlots(path, count, manifest.record.plaintextLength)) {
    const leaves = batch.map(({ slot }) => leafHash(p, encodeSlotEntry(p, slot)));
    appended = appendLeaves(p, appended.edge, leaves);
    onRead?.(batch.at(-1)!.index, count);
  }
  return appended.root;
}

/** A ParseError of a file becomes a refusal that names the fault and its place, never content. */
export function refusalOfParseError(error: unknown): Result<never> {
  if (!(error instanceof ParseError)) throw error;
  return refuse(
    'request.malformed',
    error.at === undefined ? { fault: error.code } : { fault: error.code, at: error.at },
  );
}
