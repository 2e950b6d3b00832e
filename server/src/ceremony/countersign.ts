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
import type { Signed } from '../acts/new-act.ts';
import { ExchangeFolder } from '../exchange/exchange-folder.ts';
import type { ServerParts } from '../parts.ts';
import { changePapers, loadPapers } from './log-papers.ts';

/**
 * Signs the manifest for the commission and hands it to the registry. Doing it again writes the same file again. `shown`: the
 * hash of the manifest that the officer's card signed for; refusal `manifest.hash-mismatch` when the lead has sent another since.
 */
export async function countersign(
  parts: ServerParts,
  log: string,
  signed?: Signed,
  shown?: string,
): Promise<Result<{ readonly manifestSha256: string }>> {
  const { primitives: p, authority, config } = parts;
  const papers = await loadPapers(p, parts.db, log);
  if (papers === undefined) return refuse('log.unknown');
  const { manifestHash, draft, row } = papers;
  if (shown !== undefined && shown !== toHex(manifestHash)) return refuse('manifest.hash-mismatch');
  const commission = draft.commission ?? signAuthority(p, authority, 'manifest', manifestHash);
  if (draft.commission === null) {
    const change = { commission_signature: canonicalText(authoritySignatureToJson(commission)) };
    const detail = { log, manifestSha256: toHex(manifestHash) };
    const act = { kind: 'manifest-countersigned', actor: 'commission', case: row.case_number, detail, signed } as const;
    // The lead sent another manifest while this one was being signed.
    if (!(await changePapers(parts, row, change, act))) return refuse('manifest.hash-mismatch');
  }
  const manifest = encodeSignedManifest({ ...draft, commission, registry: null });
  await new ExchangeFolder(config.exchangeFolder).writeManifest(log, manifest);
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
  const detail = { log, manifestSha256: toHex(papers.manifestHash) };
  const act = {
    kind: 'manifest-signed-by-registry',
    actor: 'registry',
    case: papers.row.case_number,
    detail,
  } as const;
  const change = { registry_signature: canonicalText(authoritySignatureToJson(registry)) };
  await changePapers(parts, papers.row, change, act);
  return accept(registry);
}
