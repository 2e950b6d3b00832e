import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '@lianshu/core/bytes';
import { accept, ParseError, type Result, refuse } from '@lianshu/core/errors';
import { type Manifest, manifestHash, parseSignedManifest, verifySignedManifest } from '@lianshu/core/manifest';
import { pinIssuer, type RevocationLookup } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import { FILING_CLOCK_MS, type Filing, parseFiling, verifyFiling } from '@lianshu/core/submission';
import { verifyCheckpoint } from '@lianshu/core/tlog';
import type { Trust } from '@lianshu/core/trust';
import { openRegularFile, readRegularFile } from '../exchange/regular-file.ts';
import { FiledTree } from './filed-tree.ts';
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
  /** The log that the package is for, by its folder's name. */
  readonly log: string;
  /** ms. */
  readonly now: number;
  readonly trust: Trust;
  readonly revocations: RevocationLookup;
  readonly onRead?: (slots: number, of: number) => void;
}

/** A manifest with three signatures, a filing, a checkpoint: tens of kilobytes each. */
const MAX_PAPER_BYTES = 1 << 20;
const PAPERS = ['manifest.json', 'filing.json', 'checkpoint'] as const;

/**
 * Reads a package and believes none of it: it is of the log that its folder names, the manifest is signed by all three and
 * under pinned keys, the filing by the lead's card, the checkpoint by the log's keys, and the root recomputed from every
 * slot is the one that was filed, so that nothing was left out, added or changed on the way. Refusals as
 * `verifySignedManifest`, `verifyFiling`, `manifest.shape` for another log's package, and `submission.head` where package
 * and filing disagree, a file is missing or no regular file, or the filing is of a time before its own head or to come.
 * Rejects with ParseError for files that are not in their format.
 */
export async function importFiling(deps: ImportDeps, filingDir: string): Promise<Result<FilingPackage>> {
  const { primitives: p, trust, revocations } = deps;
  if (!(await isComplete(filingDir))) return refuse('submission.head', { at: 'done' });
  const papers: Uint8Array[] = [];
  for (const name of PAPERS) {
    const bytes = await readRegularFile(join(filingDir, name), MAX_PAPER_BYTES);
    if (bytes === undefined) return refuse('submission.head', { at: name });
    papers.push(bytes);
  }
  const [manifestBytes, filingBytes, note] = papers as [Uint8Array, Uint8Array, Uint8Array];

  const papersOfManifest = parseSignedManifest(manifestBytes);
  const signed = verifySignedManifest(p, trust, papersOfManifest);
  if (!signed.ok) return signed;
  const manifest = signed.value;
  if (manifest.log !== deps.log) return refuse('manifest.shape', { at: 'log' });
  const hash = manifestHash(p, manifest);
  const filing = parseFiling(filingBytes);

  const key = { origin: manifest.logOrigin, ...manifest.logKeys };
  const checkpoint = verifyCheckpoint(p, key, note);
  if (!checkpoint.ok || !equalBytes(note, new TextEncoder().encode(filing.checkpoint)))
    return refuse('submission.head', { at: 'checkpoint' });
  const { size, root } = checkpoint.checkpoint;
  // Eligibility is that of the day of filing: it can be neither yet to come nor before the last record went in.
  const { submittedAt } = filing;
  if (submittedAt > deps.now + FILING_CLOCK_MS || submittedAt < checkpoint.signedAt - FILING_CLOCK_MS)
    return refuse('submission.head', { at: 'submittedAt' });

  const slotsPath = join(filingDir, 'slots.bin');
  const slotCount = size - 1;
  if ((await regularSizeOf(slotsPath)) !== slotCount * slotLength(manifest.record.plaintextLength))
    return refuse('submission.head', { at: 'slots' });
  if (!equalBytes(await rootOf(deps, manifest, slotsPath, slotCount), root))
    return refuse('submission.head', { at: 'root' });

  const issuers = trust.issuers.map(pinIssuer);
  const { leadConsent } = papersOfManifest;
  const context = { manifest, manifestHash: hash, leadConsent, head: { size, root }, issuers, revocations, now: null };
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

async function regularSizeOf(path: string): Promise<number | undefined> {
  const file = await openRegularFile(path);
  if (file === undefined) return undefined;
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

async function rootOf(deps: ImportDeps, manifest: Manifest, path: string, count: number): Promise<Uint8Array> {
  const tree = new FiledTree(deps.primitives, manifest);
  for await (const batch of readSlots(path, count, manifest.record.plaintextLength)) {
    tree.add(batch.map(({ slot }) => slot));
    deps.onRead?.(batch.at(-1)!.index, count);
  }
  return tree.root;
}

/** A ParseError of a file becomes a refusal that names the fault and its place, never content. */
export function refusalOfParseError(error: unknown): Result<never> {
  if (!(error instanceof ParseError)) throw error;
  return refuse(
    'request.malformed',
    error.at === undefined ? { fault: error.code } : { fault: error.code, at: error.at },
  );
}
