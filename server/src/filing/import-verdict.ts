import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { equalBytes, fromUtf8, toHex, utf8 } from '@lianshu/core/bytes';
import { allowedCommands, type CaseState, type CheckResult } from '@lianshu/core/case';
import { accept, ParseError, type Refusal, type Result, refuse } from '@lianshu/core/errors';
import {
  parseSignedStatistics,
  parseSignedVerdict,
  type SignedVerdictNote,
  statisticsTotals,
  VerdictLogReader,
  verifyStatistics,
  verifyVerdictNote,
} from '@lianshu/core/verdict';
import type { Signed } from '../acts/new-act.ts';
import { loadCase } from '../cases/case-store.ts';
import { stageRounds } from '../cases/rounds.ts';
import { runCommand } from '../cases/run-command.ts';
import { ExchangeFolder } from '../exchange/exchange-folder.ts';
import { oneAtATime } from '../exchange/one-at-a-time.ts';
import { writeWholeFolder } from '../exchange/whole-folder.ts';
import type { ServerParts } from '../parts.ts';
import type { CountedLog } from './count-check.ts';
import { loadFiling } from './file-log.ts';
import { actsOfLog, type RoundActs } from './round-acts.ts';

const FILES = ['verdict.bin', 'verdict.json', 'statistics.json', 'struck-out.json'] as const;

export interface PaperResult {
  readonly paperAccepted: number;
  readonly paperStruckOut: number;
}

export interface VerdictTaken {
  readonly state: string;
  readonly accepted: number;
  readonly struckOut: number;
  readonly decoys: number;
  readonly malformed: number;
  readonly entries: number;
}

/** Where the files of a verdict lie after they have been taken over; `struck-out.json` holds personal data. */
export function verdictFolder({ config }: Pick<ServerParts, 'config'>, log: string): string {
  return join(config.dataFolder, 'verdicts', log);
}

/** Ends the writing of a folder with its refusal. */
class NotTaken extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Takes the registry's verdict: the files are copied first and the copies verified, so that what is published later is
 * what was verified; once a verdict has been recorded its copies are never touched again. Records the check of that
 * round (Act Art. 10(6), 13(2)). Refusals `verdict.*` and those of `decide`.
 */
export function importVerdict(
  parts: ServerParts,
  log: string,
  paper: PaperResult,
  now: number,
  signed?: Signed,
): Promise<Result<VerdictTaken>> {
  return oneAtATime(verdictFolder(parts, log), () => importOnce(parts, log, paper, now, signed));
}

async function importOnce(
  parts: ServerParts,
  log: string,
  paper: PaperResult,
  now: number,
  signed: Signed | undefined,
): Promise<Result<VerdictTaken>> {
  const filed = await loadFiling(parts, log);
  if (filed === undefined) return refuse('case.wrong-state', { log });
  const { state } = await loadCase(parts.db, filed.manifest.case.number);
  const { check, checkCite } = actsOfLog(log);
  const isDue = allowedCommands(state, 'registry', now).some(({ command }) => command === check);
  if (!isDue || isChecked(state, log))
    return { ...refuse('case.wrong-state', { phase: state.phase }), article: checkCite };
  const exchange = new ExchangeFolder(parts.config.exchangeFolder);
  const folder = verdictFolder(parts, log);
  const verified = await takeFiles(parts, filed, exchange, folder);
  if (!verified.ok) return verified;
  const { accepted, struckOut, decoys, malformed, entries } = verified.value.note.totals;
  const other = entries - accepted - struckOut - decoys - malformed;
  const data = { entries, accepted, struckOut, decoys, malformed, other, ...paper };
  const text = fromUtf8(new Uint8Array(await readFile(join(folder, 'verdict.json'))));
  const detail = { log, verdictSha256: toHex(parts.primitives.sha256(utf8(text))) };
  const act = { kind: 'verdict-imported', actor: 'commission', case: state.number, detail, signed } as const;
  await parts.acts.during((enter) =>
    parts.db.transaction().execute(async (tx) => {
      await tx.updateTable('filing').set({ verdict: text }).where('log', '=', log).execute();
      await enter(tx, [act]);
    }),
  );
  const done = await runCommand(parts, state.number, checkCommand(check, data), now);
  if (!done.ok) return done;
  return accept({ state: done.value.state.phase, accepted, struckOut, decoys, malformed, entries });
}

/** A check of proposers does not move the case: it is entered once all the same. */
function isChecked(state: CaseState, log: string): boolean {
  return stageRounds(state).some(({ rounds }) =>
    rounds.some((round) => round?.filing.log === log && round.result !== null),
  );
}

function checkCommand(name: RoundActs['check'], data: CheckResult) {
  const by = 'registry';
  if (name === 'record-household-check' || name === 'record-supplement-check') return { name, by, data } as const;
  const valid = data.accepted + data.paperAccepted;
  return { name, by, data: { valid, struckOut: data.struckOut + data.paperStruckOut, record: data } } as const;
}

/** Copies the files and verifies the copies; only verified ones get the folder's name. */
async function takeFiles(
  parts: ServerParts,
  filed: CountedLog,
  exchange: ExchangeFolder,
  folder: string,
): Promise<Result<SignedVerdictNote>> {
  const { log } = filed.manifest;
  if (!(await exchange.hasVerdict(log, FILES))) return refuse('verdict.shape', { at: 'missing' });
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  let taken: SignedVerdictNote | undefined;
  try {
    await writeWholeFolder(folder, async (temporary) => {
      for (const name of FILES) await copyFile(exchange.verdictPath(log, name), join(temporary, name));
      const verified = await verifyVerdict(parts, filed, temporary);
      if (!verified.ok) throw new NotTaken(verified);
      taken = verified.value;
    });
  } catch (error) {
    if (error instanceof NotTaken) return error.refusal;
    throw error;
  }
  return accept(taken!);
}

async function verifyVerdict(
  { primitives: p, trust }: ServerParts,
  { manifest, manifestHash, filing }: CountedLog,
  folder: string,
): Promise<Result<SignedVerdictNote>> {
  try {
    const reader = new VerdictLogReader(p);
    for await (const piece of createReadStream(join(folder, 'verdict.bin'))) reader.add(piece as Uint8Array);
    const summary = reader.end();
    const signed = parseSignedVerdict(new Uint8Array(await readFile(join(folder, 'verdict.json'))));
    const context = { log: manifest.log, manifestHash, size: filing.size, summary };
    const note = verifyVerdictNote(p, trust, context, signed);
    if (!note.ok) return note;
    const statistics = parseSignedStatistics(new Uint8Array(await readFile(join(folder, 'statistics.json'))));
    const checked = verifyStatistics(p, trust, statistics);
    if (!checked.ok) return checked;
    const totals = statisticsTotals(checked.value);
    const { accepted, struckOut } = note.value.totals;
    if (checked.value.log !== manifest.log || !equalBytes(checked.value.manifestHash, manifestHash))
      return refuse('verdict.shape', { at: 'statistics' });
    if (totals.accepted !== accepted || totals.struckOut !== struckOut)
      return refuse('verdict.shape', { at: 'statistics' });
    return accept(signed);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return refuse('verdict.shape', { at: error.code });
  }
}
