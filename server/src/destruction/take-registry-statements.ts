import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes, fromUtf8, toHex, utf8 } from '@lianshu/core/bytes';
import { type Destruction, parseDestruction, verifyDestruction } from '@lianshu/core/destruction';
import { ParseError } from '@lianshu/core/errors';
import type { ServerParts } from '../parts.ts';
import { publishStatement, STATEMENT_NAMES } from './statement-files.ts';

/** A file of this size is no statement. */
const MAX_BYTES = 1 << 20;

/**
 * Takes the household authority's own statements of destruction as they come, verifies and publishes them. Run by the clock. What is
 * in the exchange folder is anyone's until its signature holds: a file that is no statement stays where it is.
 */
export async function takeRegistryStatements(parts: ServerParts): Promise<void> {
  const rows = await parts.db.selectFrom('destruction').select(['case_number', 'kind', 'statement']).execute();
  for (const { case_number: caseNumber, kind, statement } of rows) {
    if (kind === 'registry' && statement !== null)
      await publishStatement(parts, STATEMENT_NAMES.registry(caseNumber), statement);
    const isTaken = rows.some((row) => row.kind === 'registry' && row.case_number === caseNumber);
    if (kind === 'records' && statement !== null && !isTaken) await take(parts, caseNumber, statement);
  }
}

/** `own`: the commission's statement, which the registry answers. */
async function take(parts: ServerParts, caseNumber: string, own: string): Promise<void> {
  const { db, acts, primitives: p, trust, clock, config } = parts;
  const path = join(config.exchangeFolder, 'to-commission', `destruction-${caseNumber}.registry.json`);
  const bytes = await readStatement(path);
  const statement = bytes === undefined ? undefined : parse(bytes);
  if (bytes === undefined || statement === undefined || !isAnswer(statement, parse(utf8(own)))) return;
  if (!verifyDestruction(p, trust, statement)) return;
  const text = fromUtf8(bytes);
  const row = {
    case_number: caseNumber,
    kind: 'registry',
    log: '',
    begun_at: clock(),
    items: '[]',
    statement: text,
  } as const;
  const detail = { what: 'registry', statementSha256: toHex(p.sha256(bytes)) };
  await acts.during((enter) =>
    db.transaction().execute(async (tx) => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('destruction')
        .values(row)
        .onConflict((conflict) => conflict.columns(['case_number', 'kind', 'log']).doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return;
      await enter(tx, [{ actor: 'registry', kind: 'destruction-stated', case: caseNumber, detail }]);
    }),
  );
  await publishStatement(parts, STATEMENT_NAMES.registry(caseNumber), text);
}

/** A regular file alone: a pipe would hang the reader, a link or device could lead anywhere and never end. */
async function readStatement(path: string): Promise<Uint8Array | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isFile() !== true || found.size > MAX_BYTES) return undefined;
  return new Uint8Array(await readFile(path));
}

/** Of the same case and the very logs that the commission's own names: what an older signature says of others answers nothing. */
function isAnswer(answer: Destruction, own: Destruction | undefined): boolean {
  return (
    own !== undefined &&
    answer.authority === 'registry' &&
    answer.kind === 'records' &&
    answer.case === own.case &&
    answer.logs.length === own.logs.length &&
    answer.logs.every(({ log, manifestHash, size, root }, i) => {
      const named = own.logs[i]!;
      const isSame = named.log === log && named.size === size;
      return isSame && equalBytes(named.manifestHash, manifestHash) && equalBytes(named.root, root);
    })
  );
}

function parse(bytes: Uint8Array): Destruction | undefined {
  try {
    return parseDestruction(bytes);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
