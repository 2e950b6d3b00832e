import type { ServerParts } from '../parts.ts';
import { pilotReportName } from '../pilot/publish-report.ts';
import { STATEMENT_NAMES } from './statement-files.ts';

/** A signed statement on a case that is published beside the bundles. */
export interface PublicStatement {
  readonly kind: 'tag-key' | 'records' | 'registry' | 'pilot-report';
  /** Path on this site. */
  readonly href: string;
}

/** In the order in which they come about. */
export async function publicStatements(
  { db }: Pick<ServerParts, 'db'>,
  caseNumber: string,
): Promise<readonly PublicStatement[]> {
  const rows = await db
    .selectFrom('destruction')
    .select(['kind', 'log'])
    .where('case_number', '=', caseNumber)
    .where('statement', 'is not', null)
    .orderBy('log')
    .execute();
  const report = await db
    .selectFrom('pilot_report')
    .select('case_number')
    .where('case_number', '=', caseNumber)
    .executeTakeFirst();
  const at = (kind: PublicStatement['kind'], name: string) => ({ kind, href: `/bundles/${name}` });
  const has = (kind: string) => rows.some((row) => row.kind === kind);
  return [
    ...rows.filter(({ kind }) => kind === 'tag-key').map(({ log }) => at('tag-key', STATEMENT_NAMES.tagKey(log))),
    ...(report === undefined ? [] : [at('pilot-report', pilotReportName(caseNumber))]),
    ...(has('records') ? [at('records', STATEMENT_NAMES.records(caseNumber))] : []),
    ...(has('registry') ? [at('registry', STATEMENT_NAMES.registry(caseNumber))] : []),
  ];
}
