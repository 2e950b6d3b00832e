import { toHex } from '@lianshu/core/bytes';
import { accept, ParseError, type Result, refuse } from '@lianshu/core/errors';
import { canonicalText, Fields, parseCanonical } from '@lianshu/core/json';
import { encodeSignedManifest } from '@lianshu/core/manifest';
import {
  type AuthoritySignature,
  authoritySignatureFromJson,
  authoritySignatureToJson,
  signAuthority,
  verifyAuthority,
} from '@lianshu/core/trust';
import { ExchangeFolder } from '../exchange/exchange-folder.ts';
import type { ServerParts } from '../parts.ts';
import { loadPapers } from './log-papers.ts';

/** Signs the manifest for the commission and hands it to the registry. Doing it again writes the same file again. */
export async function countersign(
  parts: ServerParts,
  log: string,
): Promise<Result<{ readonly manifestSha256: string }>> {
  const { primitives: p, db, authority, config } = parts;
  const papers = await loadPapers(p, db, log);
  if (papers === undefined) return refuse('log.unknown');
  const { manifestHash, draft, row } = papers;
  const commission = draft.commission ?? signAuthority(p, authority, 'manifest', manifestHash);
  if (draft.commission === null) {
    const { numUpdatedRows } = await db
      .updateTable('log')
      .set({ commission_signature: canonicalText(authoritySignatureToJson(commission)) })
      .where('log', '=', log)
      .where('manifest', '=', row.manifest)
      .executeTakeFirst();
    // The lead sent another manifest while this one was being signed.
    if (numUpdatedRows !== 1n) return refuse('manifest.hash-mismatch');
  }
  const signed = encodeSignedManifest({ ...draft, commission, registry: null });
  await new ExchangeFolder(config.exchangeFolder).writeManifest(log, signed);
  return accept({ manifestSha256: toHex(manifestHash) });
}

/**
 * Takes the registry's signature from the exchange folder, when it is there. Refusal `manifest.signature` when it is not
 * there yet or not the registry's over this manifest.
 */
export async function takeRegistrySignature(parts: ServerParts, log: string): Promise<Result<AuthoritySignature>> {
  const { primitives: p, db, trust, config } = parts;
  const papers = await loadPapers(p, db, log);
  if (papers === undefined) return refuse('log.unknown');
  if (papers.draft.registry !== null) return accept(papers.draft.registry);
  const bytes = await new ExchangeFolder(config.exchangeFolder).readManifestAnswer(log);
  if (bytes === undefined) return refuse('manifest.signature', { by: 'registry', at: 'missing' });
  let registry: AuthoritySignature;
  try {
    const fields = new Fields(parseCanonical(bytes), 'answer');
    registry = authoritySignatureFromJson(fields.json('registry'));
    fields.end();
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return refuse('manifest.signature', { by: 'registry', at: error.code });
  }
  if (!verifyAuthority(p, trust.registry, 'manifest', papers.manifestHash, registry))
    return refuse('manifest.signature', { by: 'registry' });
  await db
    .updateTable('log')
    .set({ registry_signature: canonicalText(authoritySignatureToJson(registry)) })
    .where('log', '=', log)
    .where('manifest', '=', papers.row.manifest)
    .execute();
  return accept(registry);
}
