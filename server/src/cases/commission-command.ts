import { taipeiDate } from '@lianshu/core/calendar';
import {
  type CaseState,
  type CommandData,
  type CommandName,
  type DocumentName,
  type FilingData,
  formatLogId,
  PHASES,
  papersNeeded,
  thresholdsOfCase,
  transitionOf,
} from '@lianshu/core/case';
import { type Refusal, type Result, refuse } from '@lianshu/core/errors';
import type { Signed } from '../acts/new-act.ts';
import { isPublished } from '../destruction/destroy-records.ts';
import { ensureCountCheck } from '../filing/count-check.ts';
import { loadFiling } from '../filing/file-log.ts';
import { whyNotConforming } from '../matters/compare-matters.ts';
import type { ServerParts } from '../parts.ts';
import { CaseMoved, loadCase } from './case-store.ts';
import { closeEndedLogs } from './close-logs.ts';
import { completeCommand } from './complete-command.ts';
import { ATTEMPTS, type CommandDone, runCommand } from './run-command.ts';
import { settleEnded } from './settle-ended.ts';

/** What an officer has posted: the fields of the form, and the documents that she has ticked. */
export interface ByHand {
  readonly data: object;
  readonly papers: readonly string[];
}

/**
 * An act of the commission, or one that it enters for another. Before it hands a filed roster to the household check, or
 * refuses it, it counts itself (清查, Act Art. 13(1)): its own count of the log counts, not the lead's figure. `signed`: who
 * enters it, for the acts log. When the case moves meanwhile, all of it is judged again: a trial may be used up, a log filed.
 */
export async function commissionCommand(
  parts: ServerParts,
  number: string,
  name: CommandName,
  given: ByHand,
  now: number,
  signed?: Signed,
): Promise<Result<CommandDone>> {
  const done = await judged(parts, number, name, given, now, signed);
  if (!done.ok) return done;
  if (PHASES[done.value.state.phase].endsLeadAccess) await settleEnded(parts);
  else await closeEndedLogs(parts);
  // The officer signed that it holds from now on.
  if (name === 'suspend-signing' || name === 'resume-signing') await parts.gate.refresh();
  return done;
}

async function judged(...asked: Parameters<typeof commissionCommand>): Promise<Result<CommandDone>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await judgedOnce(...asked);
    } catch (error) {
      if (!(error instanceof CaseMoved) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Throws CaseMoved when the case is not the one any more on which the act was judged. */
async function judgedOnce(
  parts: ServerParts,
  number: string,
  name: CommandName,
  given: ByHand,
  now: number,
  signed?: Signed,
): Promise<Result<CommandDone>> {
  const stored = await loadCase(parts.db, number);
  const { state } = stored;
  const completed = completeCommand(parts, stored, name, given.data, now);
  if (!completed.ok) return completed;
  const data = completed.value;
  const refused = whyNotPapers(state, name, data, given.papers) ?? (await whyNot(parts, state, name, data, now));
  if (refused !== undefined) return refused;
  const papers = papersOf(name, data, given.papers);
  const command = { name, by: 'commission', data: data as CommandData[typeof name], papers } as const;
  return runCommand(parts, number, command, now, signed, stored);
}

async function whyNot(
  parts: ServerParts,
  state: CaseState,
  name: CommandName,
  data: object,
  now: number,
): Promise<Refusal | undefined> {
  if (name === 'accept-proposal') return whyNotBarred(data) ?? (await whyNotEnoughProposers(parts, state));
  if (name === 'begin-proposer-check') return whyNotConforming(parts.db, state, now);
  if (name === 'destroy-records') return whyNotDestroy(parts, state, data, now);
  if (name === 'file-petition' && state.phase === 'petitioning') return whyNotPaperAlone(parts, state);
  if (state.phase !== 'filed') return undefined;
  if (name === 'begin-household-check') {
    const found = await countOf(parts, state.filing);
    const needed = thresholdsOfCase(state)?.signers ?? 0;
    return found === undefined || found >= needed ? undefined : countRefusal({ needed, found });
  }
  if (name === 'not-accept-filing') {
    const found = await countOf(parts, state.filing);
    const { counted } = data as { readonly counted?: unknown };
    return found === undefined || found === counted ? undefined : countRefusal({ found });
  }
  return undefined;
}

/** What a decision rests on is public first, since nobody can show it afterwards; and the day is that on which it is done. */
async function whyNotDestroy(
  parts: ServerParts,
  state: CaseState,
  data: object,
  now: number,
): Promise<Refusal | undefined> {
  if (!(await isPublished(parts, state)))
    return { ...refuse('case.guard-failed', { guard: 'bundle-published' }), article: 'Act Art. 13(3)' };
  const { destroyedOn } = data as { readonly destroyedOn?: unknown };
  if (destroyedOn === taipeiDate(now)) return undefined;
  const detail = { guard: 'destroyed-not-in-future', field: 'destroyedOn' };
  return { ...refuse('case.guard-failed', detail), article: 'regulation Art. 12(2)' };
}

/**
 * The documents as the event names them: those that the act needs, whatever else of the table was ticked, and however often, so
 * that they follow from what the officer's card signs. One that the table does not have is left for it to refuse.
 */
function papersOf(name: CommandName, data: object, ticked: readonly string[]): readonly DocumentName[] {
  const known: readonly string[] = transitionOf(name).documents ?? [];
  return ticked.every((paper) => known.includes(paper))
    ? papersNeeded(name, data)
    : (ticked as readonly DocumentName[]);
}

/**
 * Every document of the table that the act needs is before the officer; the provision of the act is that of its documents. What
 * the stage of the case does not allow is for the table to refuse.
 */
function whyNotPapers({ phase }: CaseState, name: CommandName, data: object, papers: readonly string[]) {
  if (!transitionOf(name).from.includes(phase)) return undefined;
  const missing = papersNeeded(name, data).filter((paper) => !papers.includes(paper));
  if (missing.length === 0) return undefined;
  const refused = refuse('case.guard-failed', { guard: 'papers-complete', missing: missing.join(' ') });
  return { ...refused, article: transitionOf(name).cite };
}

/** A matter that is barred for everyone may not be proposed again (Act Art. 32), whatever else the register was asked. */
function whyNotBarred(data: object): Refusal | undefined {
  const { sameMatterAs = null } = data as { readonly sameMatterAs?: unknown };
  if (sameMatterAs === null) return undefined;
  return {
    ...refuse('case.guard-failed', { guard: 'matters-consulted', field: 'sameMatterAs' }),
    article: 'Act Art. 32',
  };
}

/** Of an electronic record the commission's own count decides whether there are enough to examine (Act Art. 10(2)). */
async function whyNotEnoughProposers(parts: ServerParts, state: CaseState): Promise<Refusal | undefined> {
  const found = await countOf(parts, state.proposalRecord);
  const needed = thresholdsOfCase(state)?.proposers ?? 0;
  return found === undefined || found >= needed ? undefined : countRefusal({ needed, found }, 'Act Art. 10(2)');
}

function countRefusal(figures: Record<string, number>, article = 'Act Art. 13(1)'): Refusal {
  return { ...refuse('case.guard-failed', { guard: 'count-check', ...figures }), article };
}

/** Electronic by the commission's own count, and paper; undefined where there is no record. */
async function countOf(parts: ServerParts, filing: FilingData | null): Promise<number | undefined> {
  if (filing === null || filing.log === null) return undefined;
  const filed = await loadFiling(parts, filing.log);
  if (filed === undefined) return undefined;
  return (await ensureCountCheck(parts, filed)).real + filing.paperCount;
}

/** Who has taken electronic signatures files paper and record together (regulation Art. 7(2)); by policy not when her card is lost. */
async function whyNotPaperAlone(parts: ServerParts, { number, policies }: CaseState): Promise<Refusal | undefined> {
  const log = formatLogId({ caseNumber: number, stage: 'petition', round: 1 });
  if (policies['lead-key-lost'] === 'paper-alone' || (await parts.ledger.head(log)) === undefined) return undefined;
  return { ...refuse('case.guard-failed', { guard: 'filed-together' }), article: 'regulation Art. 7(2)' };
}
