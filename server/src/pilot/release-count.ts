import { checkCountKey } from '@lianshu/core/crypto';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { canonicalText } from '@lianshu/core/json';
import type { PilotCount } from '@lianshu/core/pilot';
import { loadCase } from '../cases/case-store.ts';
import { loadPapers } from '../ceremony/log-papers.ts';
import { checkCount } from '../filing/count-check.ts';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';
import { isPilotLog } from './is-pilot-log.ts';

type CountParts = Pick<ServerParts, 'db' | 'primitives' | 'ledger' | 'acts'>;

/**
 * The lead of a pilot that is over releases her progress key, which opens no record, so that the report can give exact figures: the
 * commission opens every envelope and rebuilds every decoy against the log's root. Doing it again gives the same answer.
 * Refusals `log.not-open`, `case.wrong-state` unless the pilot has ended and is not reported, `submission.seed-mismatch`.
 */
export async function releaseCount(parts: CountParts, log: string, seedCount: Uint8Array): Promise<Result<PilotCount>> {
  const { db, primitives: p, ledger } = parts;
  const head = await ledger.head(log);
  const papers = await loadPapers(p, db, log);
  if (!isPilotLog(log) || head === undefined || papers === undefined) return refuse('log.not-open');
  const { manifest } = papers.draft;
  const { state } = await loadCase(db, manifest.case.number);
  if (state.phase !== 'pilot-ended' || head.phase !== 'filed')
    return refuse('case.wrong-state', { phase: state.phase });
  if (!checkCountKey(p, seedCount, manifest.keys).ok) return refuse('submission.seed-mismatch', { at: 'seedCount' });
  const known = await countOf(db, log);
  if (known !== null) return accept(known);
  const filing = { seedCount, size: head.size, root: head.root };
  const { indices: _, ...count } = await checkCount(p, db, { manifest, manifestHash: papers.manifestHash, filing });
  const row = { log, seed_count: seedCount, counted: canonicalText({ ...count }) };
  const phase = await parts.acts.during((enter) =>
    db.transaction().execute(async (tx) => {
      // Counting takes long. A destruction waits for this lock, or has come first: nothing is kept after it.
      await tx.selectFrom('log').select('log').where('log', '=', log).forShare().execute();
      const now = await tx
        .selectFrom('case_view')
        .select('state')
        .where('case_number', '=', state.number)
        .executeTakeFirstOrThrow();
      if (now.state !== 'pilot-ended') return now.state;
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('pilot_count')
        .values(row)
        .onConflict((conflict) => conflict.column('log').doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return now.state;
      const detail = { log };
      await enter(tx, [{ actor: 'lead', kind: 'pilot-count-released', case: state.number, detail }]);
      return now.state;
    }),
  );
  return phase === 'pilot-ended' ? accept(count) : refuse('case.wrong-state', { phase });
}

/** Null when the lead has not released it. */
export async function countOf(db: Db, log: string): Promise<PilotCount | null> {
  const row = await db.selectFrom('pilot_count').select('counted').where('log', '=', log).executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.counted) as PilotCount);
}
