import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type AnnouncementClaim,
  assembleBundle,
  BUNDLE,
  encodeAnnouncement,
  MAX_CHECKPOINTS,
  type OtherRecord,
  type OtherRound,
  type PaperFigures,
  type PreviousLog,
  sampleEvenly,
  signAnnouncement,
} from '@lianshu/core/bundle';
import { toHex } from '@lianshu/core/bytes';
import { type CaseState, formatLogId, type Round } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import type { Manifest } from '@lianshu/core/manifest';
import { encodeFiling } from '@lianshu/core/submission';
import { signAuthority } from '@lianshu/core/trust';
import { parseSignedVerdict } from '@lianshu/core/verdict';
import type { Signed } from '../acts/new-act.ts';
import { loadCase } from '../cases/case-store.ts';
import { type CheckedRound, decidedLogs, type StageRounds, stageRounds } from '../cases/rounds.ts';
import { loadPapers } from '../ceremony/log-papers.ts';
import { ExchangeFolder } from '../exchange/exchange-folder.ts';
import { oneAtATime } from '../exchange/one-at-a-time.ts';
import { moveWholeFolder, writeWholeFolder } from '../exchange/whole-folder.ts';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';
import { bundleReadme } from './bundle-readme.ts';
import { loadFiling } from './file-log.ts';
import { verdictFolder } from './import-verdict.ts';
import { readLogTiles } from './log-tiles.ts';
import { signedManifestBytes } from './signed-manifest.ts';

export interface PublishedBundle {
  readonly log: string;
  /** Path on this site. */
  readonly index: string;
}

/** The bundle of the latest decided log, and all. */
export interface Published extends PublishedBundle {
  readonly bundles: readonly PublishedBundle[];
}

/**
 * Publishes the bundle of every log of a case that the commission has decided: of the proposers when it told the lead to
 * collect, of the signers with 成立 or 不成立. Written aside, signed, entered in the acts log, and only then made visible whole.
 * Publishing again changes nothing, and goes on where a crash came between.
 * Refusal `case.wrong-state` before the decision (forum minutes: nothing is public during the check).
 */
export async function publishBundle(
  parts: ServerParts,
  caseNumber: string,
  signed?: Signed,
): Promise<Result<Published>> {
  const { db } = parts;
  const { state } = await loadCase(db, caseNumber);
  const decided = decidedLogs(state);
  if (decided.length === 0) return refuse('case.wrong-state', { phase: state.phase });
  const bundles: PublishedBundle[] = [];
  for (const log of decided) bundles.push(await publishLog(parts, state, log, signed));
  return accept({ ...bundles.at(-1)!, bundles });
}

async function publishLog(
  parts: ServerParts,
  state: CaseState,
  log: string,
  signed: Signed | undefined,
): Promise<PublishedBundle> {
  const { db, acts, config, primitives: p } = parts;
  const folder = join(config.bundlesFolder, log);
  await oneAtATime(folder, async () => {
    const ready = await readyBundle(parts, state, log, folder);
    const index = new Uint8Array(await readFile(join(ready, 'index.json')));
    const detail = { log, indexSha256: toHex(p.sha256(index)) };
    const act = { kind: 'bundle-published', actor: 'commission', case: state.number, detail, signed } as const;
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
    // Public only now that its entry stands.
    if (ready !== folder) await moveWholeFolder(ready, folder);
  });
  const announcement = new Uint8Array(await readFile(join(folder, BUNDLE.announcement)));
  await new ExchangeFolder(config.exchangeFolder).writeAnnouncement(log, announcement);
  return { log, index: `/bundles/${log}/index.json` };
}

/**
 * Where the bundle lies whole: under its public name, or beside it under a hidden one that is not served. One that an entry
 * names already is the one that becomes public; any other is made anew, since the case may have moved.
 */
async function readyBundle(parts: ServerParts, state: CaseState, log: string, folder: string): Promise<string> {
  const isWhole = async (path: string): Promise<boolean> =>
    (await stat(join(path, 'index.json')).catch(() => undefined)) !== undefined;
  if (await isWhole(folder)) return folder;
  const hidden = join(dirname(folder), `.${log}.ready`);
  const row = await parts.db.selectFrom('filing').select('published').where('log', '=', log).executeTakeFirst();
  if (row?.published === true && (await isWhole(hidden))) return hidden;
  const files = await makeBundle(parts, state, log);
  await writeWholeFolder(hidden, async (temporary) => {
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(temporary, path)), { recursive: true });
      await writeFile(join(temporary, path), bytes);
    }
  });
  return hidden;
}

async function makeBundle(parts: ServerParts, state: CaseState, log: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const { primitives: p, db, authority, trust, clock } = parts;
  const filed = await loadFiling(parts, log);
  if (filed === undefined) throw new Error('a decided log has a filing');
  const { manifest, manifestHash, filing, papers } = filed;
  const { rounds, threshold, isReached } = stageRounds(state).find(({ stage }) => stage === manifest.case.stage)!;
  const file = async (name: string): Promise<Uint8Array> =>
    new Uint8Array(await readFile(join(verdictFolder(parts, log), name)));
  const verdictNote = await file('verdict.json');
  const { note } = parseSignedVerdict(verdictNote);
  const claim: AnnouncementClaim = {
    log,
    manifestHash,
    size: filing.size,
    root: filing.root,
    verdictRoot: note.root,
    totals: note.totals,
    paper: paperOf(rounds[manifest.case.round - 1]),
    otherRound: await otherRoundOf(parts, rounds, manifest.case.round),
    threshold: threshold!,
    decision: isReached ? 'reached' : 'not-reached',
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
    previous: await previousOf(parts, manifest),
    readme: bundleReadme(manifest, trust.kind === 'demo'),
  };
  return assembleBundle(p, bundle, (index) => signAuthority(p, authority, 'bundle', index));
}

function paperOf(round: CheckedRound | null | undefined): PaperFigures | null {
  if (round == null || round.result === null || round.filing.paperCount === 0) return null;
  const { paperAccepted, paperStruckOut } = round.result;
  return { accepted: paperAccepted, struckOut: paperStruckOut };
}

/** The figures of the round beside this one, as its own bundle announces and proves them. */
async function otherRoundOf(
  parts: ServerParts,
  rounds: StageRounds['rounds'],
  round: Round,
): Promise<OtherRound | null> {
  const other = rounds[2 - round];
  if (other == null) return null;
  const { log } = other.filing;
  return {
    round: round === 1 ? 2 : 1,
    record: log === null ? null : await otherRecordOf(parts, log),
    paper: paperOf(other),
  };
}

async function otherRecordOf(parts: ServerParts, log: string): Promise<OtherRecord> {
  const filed = await loadFiling(parts, log);
  const { note } = parseSignedVerdict(new Uint8Array(await readFile(join(verdictFolder(parts, log), 'verdict.json'))));
  if (filed === undefined) throw new Error('a round that was checked has a filing');
  const { accepted, struckOut } = note.totals;
  const { manifestHash, filing } = filed;
  return { log, manifestHash, root: filing.root, verdictRoot: note.root, accepted, struckOut };
}

/** Where the log of the first round ended, for the bundle of a supplement that goes on from there. */
async function previousOf(parts: ServerParts, { previousRoot, case: about }: Manifest): Promise<PreviousLog | null> {
  if (previousRoot === null) return null;
  const { number: caseNumber, stage } = about;
  const log = formatLogId({ caseNumber, stage, round: 1 });
  const papers = await loadPapers(parts.primitives, parts.db, log);
  const head = await parts.ledger.head(log);
  if (papers === undefined || head === undefined) throw new Error('a log that a manifest names was opened');
  const note = await readFile(join(verdictFolder(parts, log), 'verdict.json')).catch(() => undefined);
  return {
    signedManifest: signedManifestBytes(papers),
    checkpoint: head.checkpoint,
    verdictNote: note === undefined ? null : new Uint8Array(note),
  };
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
