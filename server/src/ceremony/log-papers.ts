import { utf8 } from '@lianshu/core/bytes';
import { parseCanonical } from '@lianshu/core/json';
import { type ManifestDraft, manifestHash, parseManifest } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { type AuthoritySignature, authoritySignatureFromJson } from '@lianshu/core/trust';
import type { Db, Row } from '../store/database.ts';

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
