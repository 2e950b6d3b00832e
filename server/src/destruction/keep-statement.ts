import { toHex, utf8 } from '@lianshu/core/bytes';
import type { DestructionKind } from '@lianshu/core/destruction';
import type { ServerParts } from '../parts.ts';

/** Keeps a signed statement and enters it in the acts log, in one transaction; one that is kept already stays. */
export async function keepStatement(
  { db, acts, primitives: p }: Pick<ServerParts, 'db' | 'acts' | 'primitives'>,
  { caseNumber, kind, log }: { readonly caseNumber: string; readonly kind: DestructionKind; readonly log: string },
  text: string,
): Promise<void> {
  const detail = { what: kind, statementSha256: toHex(p.sha256(utf8(text))) };
  await acts.during((enter) =>
    db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('destruction')
        .set({ statement: text })
        .where('case_number', '=', caseNumber)
        .where('kind', '=', kind)
        .where('log', '=', log)
        .where('statement', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return;
      await enter(tx, [{ actor: 'clock', kind: 'destruction-stated', case: caseNumber, detail }]);
    }),
  );
}
