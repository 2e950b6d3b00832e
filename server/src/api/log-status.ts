import { toHex } from '@lianshu/core/bytes';
import type { ServerParts } from '../parts.ts';

/** How far the ceremony of each log of a case is, and whether it takes signatures. */
export async function logStatuses({ db, primitives, clock }: ServerParts, caseNumber: string) {
  const rows = await db
    .selectFrom('log')
    .leftJoin('head', 'head.log', 'log.log')
    .selectAll('log')
    .select(['head.phase', 'head.held_until'])
    .where('log.case_number', '=', caseNumber)
    .orderBy('log.log')
    .execute();
  return rows.map((row) => {
    const lapsed = row.phase === 'held' && (row.held_until ?? 0) <= clock();
    return {
      log: row.log,
      stage: row.stage,
      round: row.round,
      phase: lapsed ? 'open' : (row.phase ?? 'ceremony'),
      heldUntil: lapsed ? null : row.held_until,
      manifestSha256: toHex(primitives.sha256(row.manifest)),
      commissionSigned: row.commission_signature !== null,
      registrySigned: row.registry_signature !== null,
      possessionPassed: row.possession_passed,
    };
  });
}
