import { fromUtf8 } from '@lianshu/core/bytes';
import { PHASES, type Phase } from '@lianshu/core/case';
import { encodeDestruction, signDestruction } from '@lianshu/core/destruction';
import type { ServerParts } from '../parts.ts';
import { destructionLog } from './destruction-log.ts';
import { keepStatement } from './keep-statement.ts';
import { publishStatement, STATEMENT_NAMES } from './statement-files.ts';

type KeyParts = Pick<ServerParts, 'db' | 'primitives' | 'keyholder' | 'authority' | 'config' | 'clock' | 'acts'>;

/** The tags of a log serve one purpose, that a card signs once; with its case at an end nobody needs it, and they link nobody. */
const ARTICLE = 'regulation Art. 6(3), 6(4)';

/**
 * Destroys the duplicate key of every log whose case has come to its end (after the decision, design §8), and publishes the signed
 * statement. Run after an act that ends a case and by the clock; every step may be done again.
 */
export async function destroyTagKeys(parts: KeyParts): Promise<void> {
  for (const { log, caseNumber } of await endedLogs(parts)) await destroyTagKey(parts, log, caseNumber);
}

async function endedLogs({ db }: KeyParts): Promise<readonly { log: string; caseNumber: string }[]> {
  const rows = await db
    .selectFrom('head')
    .innerJoin('log', 'log.log', 'head.log')
    .innerJoin('case_view', 'case_view.case_number', 'log.case_number')
    .leftJoin('destruction', (join) =>
      join.onRef('destruction.log', '=', 'log.log').on('destruction.kind', '=', 'tag-key'),
    )
    .select(['head.log', 'log.case_number', 'case_view.state'])
    .where('head.phase', '=', 'filed')
    .where('destruction.statement', 'is', null)
    .execute();
  return rows
    .filter(({ state }) => PHASES[state as Phase].endsLeadAccess)
    .map(({ log, case_number: caseNumber }) => ({ log, caseNumber }));
}

async function destroyTagKey(parts: KeyParts, log: string, caseNumber: string): Promise<void> {
  const { db, primitives: p, keyholder, authority, clock } = parts;
  const row = {
    case_number: caseNumber,
    kind: 'tag-key',
    log,
    begun_at: clock(),
    items: '[]',
    statement: null,
  } as const;
  await db
    .insertInto('destruction')
    .values(row)
    .onConflict((conflict) => conflict.columns(['case_number', 'kind', 'log']).doNothing())
    .execute();
  await keyholder.destroyLog(log);
  if (await keyholder.hasLog(log)) throw new Error('a duplicate key is left after its destruction');
  const signed = signDestruction(p, authority, {
    case: caseNumber,
    kind: 'tag-key',
    authority: 'commission',
    office: 'intake',
    article: ARTICLE,
    logs: [await destructionLog(parts, log)],
    destroyed: [{ log, what: 'tag-key', count: 1 }],
    store: 'rewritten',
    destroyedAt: clock(),
    act: null,
  });
  const text = fromUtf8(encodeDestruction(signed));
  await keepStatement(parts, { caseNumber, kind: 'tag-key', log }, text);
  await publishStatement(parts, STATEMENT_NAMES.tagKey(log), text);
}
