import { toHex } from '@lianshu/core/bytes';
import type { CaseState } from '@lianshu/core/case';
import { namesSigningLink } from '../ceremony/signing-link.ts';
import type { ServerParts } from '../parts.ts';

/** How far the ceremony of each log of a case is, and whether it takes signatures; in the order of the rounds. */
export async function logStatuses({ db, primitives, clock }: ServerParts, caseNumber: string) {
  const rows = await db
    .selectFrom('log')
    .leftJoin('head', 'head.log', 'log.log')
    .selectAll('log')
    .select(['head.phase', 'head.held_until'])
    .where('log.case_number', '=', caseNumber)
    .orderBy('log.stage', 'desc')
    .orderBy('log.round')
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

/**
 * A log's papers as the commission sees them. Before the log is open those who sign the manifest compare its hash. Once it
 * is, the hash is what the signing address is made of, and that is the lead's to publish (regulation Art. 6(2)): left out
 * unless policy lets the commission name the address.
 */
export function withoutFingerprint<T extends { readonly phase: string; readonly manifestSha256: string }>(
  state: CaseState,
  log: T,
): Omit<T, 'manifestSha256'> & { readonly manifestSha256: string | null } {
  return log.phase === 'ceremony' || namesSigningLink(state) ? log : { ...log, manifestSha256: null };
}
