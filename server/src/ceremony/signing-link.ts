import type { CaseState } from '@lianshu/core/case';
import { signingLink } from '@lianshu/core/manifest';
import type { CaseLog } from '../cases/case-view.ts';
import type { ServerParts } from '../parts.ts';
import { loadPapers } from './log-papers.ts';

/**
 * Whether the commission may name the signing address (連署網址). By default it is the lead's alone, who gets it logged in with card
 * and code (regulation Art. 6(2)).
 */
export function namesSigningLink({ policies }: Pick<CaseState, 'policies'>): boolean {
  return policies['public-signing-link'] === 'on';
}

/** The signing address of a case that collects now, where the commission may name it; else null. */
export async function publicSigningLink(
  { db, primitives, origin }: Pick<ServerParts, 'db' | 'primitives' | 'origin'>,
  state: CaseState,
  logs: readonly CaseLog[],
): Promise<string | null> {
  const open = logs.find((log) => log.open);
  if (!namesSigningLink(state) || open === undefined) return null;
  const papers = await loadPapers(primitives, db, open.log);
  return papers === undefined ? null : signingLink(origin, open.log, papers.manifestHash);
}
