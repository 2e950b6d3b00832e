import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type AnnouncementClaim,
  assembleBundle,
  encodeAnnouncement,
  MAX_CHECKPOINTS,
  sampleEvenly,
  signAnnouncement,
} from '@lianshu/core/bundle';
import { toHex } from '@lianshu/core/bytes';
import { thresholdsOfCase } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { encodeFiling } from '@lianshu/core/submission';
import { signAuthority } from '@lianshu/core/trust';
import { parseSignedVerdict } from '@lianshu/core/verdict';
import type { Signed } from '../acts/new-act.ts';
import { loadCase, type StoredCase } from '../cases/case-store.ts';
import { oneAtATime } from '../exchange/one-at-a-time.ts';
import { writeWholeFolder } from '../exchange/whole-folder.ts';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';
import { bundleReadme } from './bundle-readme.ts';
import { loadFiling } from './file-log.ts';
import { verdictFolder } from './import-verdict.ts';
import { readLogTiles } from './log-tiles.ts';
import { signedManifestBytes } from './signed-manifest.ts';

export interface Published {
  readonly log: string;
  /** Path on this site. */
  readonly index: string;
}

/**
 * Publishes the bundle of a decided case: written aside, signed and made visible whole. Publishing again changes nothing.
 * Refusal `case.wrong-state` before the decision (forum minutes: nothing is public during the check).
 */
export async function publishBundle(
  parts: ServerParts,
  caseNumber: string,
  signed?: Signed,
): Promise<Result<Published>> {
  const { db, acts, config, primitives: p } = parts;
  const stored = await loadCase(db, caseNumber);
  const { state } = stored;
  const log = state.filing?.log;
  // A record of a supplement has no bundle of its own yet.
  if (state.decision === null || state.supplement !== null || typeof log !== 'string' || state.result === null)
    return refuse('case.wrong-state', { phase: state.phase });
  const folder = join(config.bundlesFolder, log);
  await oneAtATime(folder, async () => {
    if (await stat(join(folder, 'index.json')).catch(() => undefined)) return;
    const files = await makeBundle(parts, stored, log);
    await writeWholeFolder(folder, async (temporary) => {
      for (const [path, bytes] of files) {
        await mkdir(dirname(join(temporary, path)), { recursive: true });
        await writeFile(join(temporary, path), bytes);
      }
    });
  });
  const index = new Uint8Array(await readFile(join(folder, 'index.json')));
  const detail = { log, indexSha256: toHex(p.sha256(index)) };
  const act = { kind: 'bundle-published', actor: 'commission', case: caseNumber, detail, signed } as const;
  await acts.during((enter) =>
    db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('filing')
        .set({ published: true })
        .where('log', '=', log)
        .where('published', '=', false)
        .executeTakeFirst();
      if (numUpdatedRows === 1n) await enter(tx, [act]);
    }),
  );
  return accept({ log, index: `/bundles/${log}/index.json` });
}

async function makeBundle(
  parts: ServerParts,
  { state }: StoredCase,
  log: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { primitives: p, db, authority, trust, clock } = parts;
  const filed = await loadFiling(parts, log);
  if (filed === undefined || state.result === null) throw new Error('a decided case has a filing and a result');
  const { manifest, manifestHash, filing, papers } = filed;
  const file = async (name: string): Promise<Uint8Array> =>
    new Uint8Array(await readFile(join(verdictFolder(parts, log), name)));
  const verdictNote = await file('verdict.json');
  const { paperAccepted, paperStruckOut } = state.result;
  const { note } = parseSignedVerdict(verdictNote);
  const claim: AnnouncementClaim = {
    log,
    manifestHash,
    size: filing.size,
    root: filing.root,
    verdictRoot: note.root,
    totals: note.totals,
    paper: filing.paperCount === 0 ? null : { accepted: paperAccepted, struckOut: paperStruckOut },
    otherRound: null,
    threshold: thresholdsOfCase(state)!.signers,
    decision: state.decision === 'established' ? 'reached' : 'not-reached',
    announcedAt: clock(),
  };
  const tiles: (readonly [string, Uint8Array])[] = [];
  for await (const tile of readLogTiles(db, log, filing.size)) tiles.push(tile);
  const bundle = {
    log,
    manifestHash,
    createdAt: clock(),
    signedManifest: signedManifestBytes(papers),
    checkpoints: await sampleCheckpoints(db, log),
    tiles,
    filing: encodeFiling(filing),
    verdictLog: await file('verdict.bin'),
    verdictNote,
    statistics: await file('statistics.json'),
    announcement: encodeAnnouncement(signAnnouncement(p, authority, claim)),
    previous: null,
    readme: bundleReadme(manifest, trust.kind === 'demo'),
  };
  return assembleBundle(p, bundle, (index) => signAuthority(p, authority, 'bundle', index));
}

async function sampleCheckpoints(db: Db, log: string): Promise<readonly string[]> {
  const sizes = await db.selectFrom('checkpoint').select('size').where('log', '=', log).orderBy('size').execute();
  const sampled = sampleEvenly(
    sizes.map(({ size }) => size),
    MAX_CHECKPOINTS,
  );
  const rows = await db
    .selectFrom('checkpoint')
    .select('note')
    .where('log', '=', log)
    .where('size', 'in', [...sampled])
    .orderBy('size')
    .execute();
  return rows.map(({ note }) => note);
}
