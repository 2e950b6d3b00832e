import { toHex } from '@lianshu/core/bytes';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { verifySignedManifest } from '@lianshu/core/manifest';
import type { Signed } from '../acts/new-act.ts';
import { loadCase } from '../cases/case-store.ts';
import type { LogHead } from '../ledger/ledger.ts';
import type { ServerParts } from '../parts.ts';
import { takeRegistrySignature } from './countersign.ts';
import { loadPapers } from './log-papers.ts';
import { collectingLog } from './make-plan.ts';

/**
 * Opens a log for signing: three signatures over one manifest, the possession test passed, the case collecting in this round. Leaf 0 is
 * the manifest. Doing it again changes nothing. `shown` as of `countersign`.
 */
export async function openLog(
  parts: ServerParts,
  log: string,
  signed?: Signed,
  shown?: string,
): Promise<Result<LogHead>> {
  const { primitives: p, db, acts, trust, revocations, keyholder, ledger, gate, clock } = parts;
  const registry = await takeRegistrySignature(parts, log);
  if (!registry.ok) return registry;
  const papers = await loadPapers(p, db, log);
  if (papers === undefined) return refuse('log.unknown');
  const { row, draft, manifestHash } = papers;
  if (shown !== undefined && shown !== toHex(manifestHash)) return refuse('manifest.hash-mismatch');
  if (draft.commission === null) return refuse('manifest.signature', { by: 'commission', at: 'missing' });
  const manifest = { ...draft, commission: draft.commission, registry: registry.value };
  const verified = verifySignedManifest(p, trust, manifest, undefined, revocations());
  if (!verified.ok) return verified;
  if (!row.possession_passed) return refuse('possession.wrong', { at: 'missing' });
  const { state } = await loadCase(db, row.case_number);
  if (collectingLog(state, clock())?.log !== log) return refuse('case.wrong-state', { phase: state.phase });
  // Never for a log that is open already: under another key everyone could sign a second time.
  if ((await ledger.head(log)) === undefined) await keyholder.createLog(log);
  const detail = { log, manifestSha256: toHex(manifestHash) };
  const act = { kind: 'log-opened', actor: 'commission', case: row.case_number, detail, signed } as const;
  const head = await acts.during((enter) =>
    ledger.openLog(log, draft.manifest.logOrigin, row.manifest, (tx) => enter(tx, [act])),
  );
  await gate.refresh();
  return accept(head);
}
