import { utf8 } from '@lianshu/core/bytes';
import { parseCanonical } from '@lianshu/core/json';
import { type ManifestDraft, manifestHash, parseManifest } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { type AuthoritySignature, authoritySignatureFromJson } from '@lianshu/core/trust';
import type { NewAct } from '../acts/new-act.ts';
import type { ServerParts } from '../parts.ts';
import type { Db, NewRow, Row } from '../store/database.ts';

/** A log's row with its manifest read. */
export interface LogPapers {
  readonly row: Row<'log'>;
  readonly draft: ManifestDraft;
  /** M. */
  readonly manifestHash: Uint8Array;
}

function signatureOf(text: string | null): AuthoritySignature | null {
  return text === null ? null : authoritySignatureFromJson(parseCanonical(utf8(text)));
}

/** Undefined when there is no such log. */
export async function loadPapers(p: Primitives, db: Db, log: string): Promise<LogPapers | undefined> {
  const row = await db.selectFrom('log').selectAll().where('log', '=', log).executeTakeFirst();
  if (row === undefined) return undefined;
  const manifest = parseManifest(row.manifest);
  const draft = {
    manifest,
    leadConsent: row.lead_consent,
    commission: signatureOf(row.commission_signature),
    registry: signatureOf(row.registry_signature),
  };
  return { row, draft, manifestHash: manifestHash(p, manifest) };
}

/**
 * Changes the papers of a log and enters the act, in one transaction, if the manifest is still the one of `row` (and the
 * pending possession test, where `row` has one). False, with nothing done, when it is not.
 */
export function changePapers(
  { db, acts }: Pick<ServerParts, 'db' | 'acts'>,
  { log, manifest, possession_sha256: pending }: Pick<Row<'log'>, 'log' | 'manifest' | 'possession_sha256'>,
  change: Partial<NewRow<'log'>>,
  act: NewAct,
): Promise<boolean> {
  return acts.during((enter) =>
    db.transaction().execute(async (tx) => {
      const sameManifest = tx.updateTable('log').set(change).where('log', '=', log).where('manifest', '=', manifest);
      const same = pending === null ? sameManifest : sameManifest.where('possession_sha256', '=', pending);
      const { numUpdatedRows } = await same.executeTakeFirst();
      if (numUpdatedRows !== 1n) return false;
      await enter(tx, [act]);
      return true;
    }),
  );
}
