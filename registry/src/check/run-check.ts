import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '@lianshu/core/bytes';
import { type IsoDate, taipeiDate } from '@lianshu/core/calendar';
import type { CredentialVerifier } from '@lianshu/core/credential';
import { checkCountKey } from '@lianshu/core/crypto';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { pinIssuer, type RevocationLookup } from '@lianshu/core/pki';
import type { Primitives, Random } from '@lianshu/core/primitives';
import { openFiledRelease } from '@lianshu/core/submission';
import type { Trust } from '@lianshu/core/trust';
import {
  decoyEntry,
  encodeSignedStatistics,
  encodeSignedVerdict,
  encodeStruckOutList,
  malformedEntry,
  otherEntry,
  type StrikeReason,
  sealVerdict,
  signStatistics,
  signVerdictNote,
  struckOutByReason,
  summarizeVerdictLog,
  VERDICT_ENTRY_LENGTH,
} from '@lianshu/core/verdict';
import { writeFileAtomically } from '@lianshu/platform';
import type { PopulationRegister } from '../register/population-register.ts';
import type { RegistrySecrets } from '../registry-secrets.ts';
import { firstStanding, type Standing } from '../rolls/standing.ts';
import { demandLists, filedTime } from './collecting-time.ts';
import { createSlotExaminer } from './examine-slot.ts';
import { FiledTree } from './filed-tree.ts';
import { type FilingPackage, importFiling, refusalOfParseError } from './filing-package.ts';
import { type Judgement, judgeRecords, type RealRecord, type ReviewEntry } from './judge-records.ts';
import { readSlots } from './slot-file.ts';
import { statisticsRows } from './statistics-rows.ts';

export interface CheckProgress {
  readonly step: 'reading' | 'opening' | 'looking-up' | 'sealing';
  readonly done: number;
  readonly total: number;
}

export interface CheckOptions {
  /** The log that is checked; a package of another one is refused. */
  readonly log: string;
  /** `…/to-registry/filing-<log>`. */
  readonly filingDir: string;
  /** Where the verdict is kept, a folder that only the registry writes in; made when it is not there. */
  readonly outDir: string;
  readonly secrets: RegistrySecrets;
  readonly trust: Trust;
  readonly register: PopulationRegister;
  readonly revocations: RevocationLookup;
  /** Who judges credentials; by default those of the release. */
  readonly verifiers?: readonly CredentialVerifier[];
  /** ms. */
  readonly now: number;
  readonly random: Random;
  readonly primitives: Primitives;
  /** The standing of a filed roster (`standingOf`); without it only a first round of signers can be checked. */
  readonly standing?: (filed: FilingPackage) => Promise<Result<Standing>>;
  /** Keeps who counted, before the verdict is complete. */
  readonly keepCounted?: (filedOn: IsoDate, idNumbers: readonly string[]) => Promise<void>;
  readonly onProgress?: (progress: CheckProgress) => void;
}

/** What a check found. `review` holds personal data and stays with the registry. */
export interface CheckSummary {
  readonly log: string;
  /** All entries of the log; leaf 0 is the one that is no slot. */
  readonly entries: number;
  /** Records that opened: accepted and struck out together. */
  readonly opened: number;
  readonly accepted: number;
  readonly struckOut: number;
  readonly struckOutBy: Readonly<Partial<Record<StrikeReason, number>>>;
  readonly decoys: number;
  readonly malformed: number;
  readonly review: readonly ReviewEntry[];
  /** Indices where what the lead counted is not what is there: the registry's own count governs (design §7). */
  readonly countDifferences: readonly number[];
  /** The lead's figure, and what the envelopes say. */
  readonly filedReal: number;
  /** Cases whose proposers are barred from this matter, but not known here. */
  readonly rollsMissing: readonly string[];
}

interface Found {
  /** 64-byte entries, those of real records still empty. */
  readonly verdicts: Uint8Array;
  readonly records: readonly RealRecord[];
  readonly countDifferences: readonly number[];
}

/**
 * The check (查對) of one filing, from files to files: verifies the package, opens every entry with the released key, proves
 * or judges each, looks people up as of the day of filing, and writes `verdict.bin`, `verdict.json`, `statistics.json` and
 * `struck-out.json`, then `done`. Either all of it is there under its names or `done` is not. Refusals as `importFiling`,
 * `submission.seed-mismatch` when the lead must release again, and `certificate.revocation-unknown` when a revocation list is
 * missing or stale. Rejects when a verdict is already there (it is given once), and without `standing` for anything but a
 * first round of signers.
 */
export async function runCheck(options: CheckOptions): Promise<Result<CheckSummary>> {
  const { primitives: p, log, trust, revocations, now, secrets } = options;
  if (await exists(join(options.outDir, 'done'))) throw new Error('this filing has its verdict already');
  let filed: Result<FilingPackage>;
  try {
    const onRead = (done: number, total: number) => options.onProgress?.({ step: 'reading', done, total });
    filed = await importFiling({ primitives: p, log, now, trust, revocations, onRead }, options.filingDir);
  } catch (error) {
    return refusalOfParseError(error);
  }
  if (!filed.ok) return filed;
  const { manifest, manifestHash, filing } = filed.value;
  const standing = await standingFor(options, filed.value);
  if (!standing.ok) return standing;

  const seed = openFiledRelease(p, manifest, manifestHash, filing, secrets.sealSeed);
  if (!seed.ok) return seed;
  const count = checkCountKey(p, filing.seedCount, manifest.keys);
  if (!count.ok) return refuse('submission.seed-mismatch', { at: 'count' });

  const opened = await openAll(options, filed.value, seed.value, count.value.secretKey);
  if (!opened.ok) return opened;
  const found = opened.value;
  const wanted = new Set(found.records.filter(({ fault }) => fault === null).map(({ idNumber }) => idNumber));
  options.onProgress?.({ step: 'looking-up', done: 0, total: wanted.size });
  const people = await options.register.find(wanted);
  options.onProgress?.({ step: 'looking-up', done: wanted.size, total: wanted.size });
  const judgement = judgeRecords(found.records, people, standing.value);
  return accept(await writeVerdict(options, filed.value, found, judgement, standing.value.rollsMissing));
}

async function standingFor(options: CheckOptions, filed: FilingPackage): Promise<Result<Standing>> {
  const { stage, round } = filed.manifest.case;
  if (options.standing === undefined) {
    if (stage !== 'petition' || round !== 1) throw new Error('this roster is checked with what others left');
    return accept(firstStanding(filed));
  }
  try {
    return await options.standing(filed);
  } catch (error) {
    return refusalOfParseError(error);
  }
}

async function openAll(
  options: CheckOptions,
  { manifest, manifestHash, filing, slotsPath, slotCount }: FilingPackage,
  seedOpen: Uint8Array,
  countSecret: Uint8Array,
): Promise<Result<Found>> {
  const { primitives: p, trust, random, secrets, onProgress } = options;
  const { sealSeed } = secrets;
  const collecting = filedTime(manifest, filing);
  const revocations = demandLists(options.revocations, collecting);
  const issuers = trust.issuers.map(pinIssuer);
  const examine = createSlotExaminer(p, {
    manifest,
    manifestHash,
    seedOpen,
    sealSeed,
    countSecret,
    issuers,
    revocations,
    collecting,
    ...(options.verifiers && { verifiers: options.verifiers }),
  });
  const tree = new FiledTree(p, manifest);
  const verdicts = new Uint8Array((slotCount + 1) * VERDICT_ENTRY_LENGTH);
  verdicts.set(otherEntry(), 0);
  const records: RealRecord[] = [];
  const countDifferences: number[] = [];
  for await (const batch of readSlots(slotsPath, slotCount, manifest.record.plaintextLength)) {
    tree.add(batch.map(({ slot }) => slot));
    for (const { index, slot } of batch) {
      const examined = examine(slot);
      const at = index * VERDICT_ENTRY_LENGTH;
      if (examined.class === 'decoy') verdicts.set(decoyEntry(examined.s), at);
      else if (examined.class === 'malformed') verdicts.set(malformedEntry(random), at);
      else records.push({ ...examined, index });
      // Flag 1 and 2 promise a record, flag 0 none.
      const promised = examined.flag === 1 || examined.flag === 2;
      if (promised !== (examined.class === 'real')) countDifferences.push(index);
    }
    if (revocations.missing) return refuse('certificate.revocation-unknown');
    onProgress?.({ step: 'opening', done: batch.at(-1)!.index, total: slotCount });
  }
  // The file was read before, to refuse early. What is judged is what this pass read, and the folder is not the registry's.
  if (!equalBytes(tree.root, filing.root)) return refuse('submission.head', { at: 'root' });
  return accept({ verdicts, records, countDifferences });
}

async function writeVerdict(
  options: CheckOptions,
  { manifest, manifestHash, filing }: FilingPackage,
  { verdicts, countDifferences }: Found,
  { judged, review }: Judgement,
  rollsMissing: readonly string[],
): Promise<CheckSummary> {
  const { primitives: p, secrets, random, now, outDir, onProgress } = options;
  judged.forEach(({ record, reason }, i) => {
    const place = { manifestHash, index: record.index };
    const entry = sealVerdict(p, place, reason, record.receiptPublic, secrets.verdictSecret, random);
    verdicts.set(entry, record.index * VERDICT_ENTRY_LENGTH);
    if (i % 1000 === 999) onProgress?.({ step: 'sealing', done: i + 1, total: judged.length });
  });
  const { log } = manifest;
  const { totals, root } = summarizeVerdictLog(p, verdicts);
  const note = signVerdictNote(p, secrets.secret, {
    log,
    manifestHash,
    size: totals.entries,
    root,
    totals,
    decidedAt: now,
  });
  const statistics = signStatistics(p, secrets.secret, { log, manifestHash, rows: statisticsRows(judged) });
  const entries = judged.flatMap(({ record, person, reason }) =>
    reason === 'accepted' ? [] : [{ index: record.index, idNumber: record.idNumber, name: person?.name ?? '', reason }],
  );

  await mkdir(outDir, { recursive: true, mode: 0o700 });
  await writeFileAtomically(join(outDir, 'verdict.bin'), verdicts);
  await writeFileAtomically(join(outDir, 'verdict.json'), encodeSignedVerdict(note));
  await writeFileAtomically(join(outDir, 'statistics.json'), encodeSignedStatistics(statistics));
  await writeFileAtomically(join(outDir, 'struck-out.json'), encodeStruckOutList({ log, manifestHash, entries }));
  const counted = judged.filter(({ reason }) => reason === 'accepted').map(({ record }) => record.idNumber);
  await options.keepCounted?.(taipeiDate(filing.submittedAt), counted);
  await writeFileAtomically(join(outDir, 'done'), new Uint8Array(0));
  onProgress?.({ step: 'sealing', done: judged.length, total: judged.length });
  return {
    log,
    entries: totals.entries,
    opened: judged.length,
    accepted: totals.accepted,
    struckOut: totals.struckOut,
    struckOutBy: struckOutByReason(statistics.statistics),
    decoys: totals.decoys,
    malformed: totals.malformed,
    review,
    countDifferences,
    filedReal: filing.realCount,
    rollsMissing,
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
