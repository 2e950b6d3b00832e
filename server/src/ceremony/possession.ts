import { equalBytes, toBase64url, toHex } from '@lianshu/core/bytes';
import { sealPossessionTest } from '@lianshu/core/crypto';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import type { ServerParts } from '../parts.ts';
import { changePapers, loadPapers } from './log-papers.ts';

/** A fresh test record to the manifest's key (possession test, and later the rehearsal). Only its answer's hash is kept. */
export async function possessionTest(
  { primitives: p, db, random }: ServerParts,
  log: string,
): Promise<Result<{ readonly enc: string; readonly ct: string }>> {
  const papers = await loadPapers(p, db, log);
  if (papers === undefined) return refuse('log.unknown');
  const answer = random(32);
  const { enc, ct } = sealPossessionTest(p, papers.draft.manifest.keys.open, papers.manifestHash, answer, random);
  const { numUpdatedRows } = await db
    .updateTable('log')
    .set({ possession_sha256: p.sha256(answer) })
    .where('log', '=', log)
    .where('manifest', '=', papers.row.manifest)
    .executeTakeFirst();
  // The lead sent another manifest while this test was being made.
  if (numUpdatedRows !== 1n) return refuse('manifest.hash-mismatch');
  return accept({ enc: toBase64url(enc), ct: toBase64url(ct) });
}

/** Whether the lead opened the test record. A passed test stays passed; a test record is answered once. */
export async function answerPossessionTest(
  parts: ServerParts,
  log: string,
  plaintext: Uint8Array,
): Promise<Result<{ readonly passed: true }>> {
  const { primitives: p, db } = parts;
  const papers = await loadPapers(p, db, log);
  if (papers === undefined) return refuse('log.unknown');
  const { row, manifestHash } = papers;
  const expected = row.possession_sha256;
  if (expected === null || !equalBytes(p.sha256(plaintext), expected)) return refuse('possession.wrong');
  const detail = { log, manifestSha256: toHex(manifestHash) };
  const act = { kind: 'possession-proven', actor: 'lead', case: row.case_number, detail } as const;
  const passed = await changePapers(parts, row, { possession_passed: true, possession_sha256: null }, act);
  return passed ? accept({ passed: true }) : refuse('possession.wrong');
}
