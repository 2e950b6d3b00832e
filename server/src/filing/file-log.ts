import { equalBytes, toHex, utf8 } from '@lianshu/core/bytes';
import { taipeiDate } from '@lianshu/core/calendar';
import { decide, isRoundOver } from '@lianshu/core/case';
import { checkCountKey } from '@lianshu/core/crypto';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { canonicalText } from '@lianshu/core/json';
import {
  type Filing,
  type FilingRequest,
  filingRequestToJson,
  filingToJson,
  parseFiling,
  verifyFiling,
} from '@lianshu/core/submission';
import { loadCase } from '../cases/case-store.ts';
import { runCommand } from '../cases/run-command.ts';
import { type LogPapers, loadPapers } from '../ceremony/log-papers.ts';
import type { ServerParts } from '../parts.ts';
import { refusePilot } from '../pilot/is-pilot-log.ts';
import { type CountCheck, type CountedLog, ensureCountCheck } from './count-check.ts';
import { filingCommand, logFiledBy } from './round-acts.ts';

export interface FilingDone {
  readonly state: string;
  readonly size: number;
  readonly root: string;
  readonly countCheck: CountCheck;
}

/** A filed log as it stands in the database, undefined when it has not been filed or its records are destroyed. */
export async function loadFiling(
  parts: Pick<ServerParts, 'primitives' | 'db'>,
  log: string,
): Promise<(CountedLog & { readonly papers: LogPapers }) | undefined> {
  const { primitives: p, db } = parts;
  const row = await db.selectFrom('filing').select('filing').where('log', '=', log).executeTakeFirst();
  const papers = await loadPapers(p, db, log);
  if (row?.filing == null || papers === undefined) return undefined;
  const { manifestHash, draft } = papers;
  return { papers, manifest: draft.manifest, manifestHash, filing: parseFiling(utf8(row.filing)) };
}

/**
 * Files a held log, once and for good (一次提出, regulation Art. 7(1)). The log is frozen and the filing kept in one
 * transaction; the case follows, also when this process dies in between. The same filing again gets the same answer,
 * another one `case.already-filed`. Refusals as `verifyFiling` and `decide`; `submission.seed-mismatch`.
 */
export async function fileLog(parts: ServerParts, request: FilingRequest): Promise<Result<FilingDone>> {
  const { primitives: p, db, acts, issuers, revocations, ledger, gate, clock } = parts;
  const { log } = request;
  const pilot = refusePilot(log);
  if (pilot !== undefined) return pilot;
  const before = await loadFiling(parts, log);
  if (before !== undefined)
    return isSame(before.filing, request) ? finish(parts, log, request.submittedAt) : refuse('case.already-filed');
  const papers = await loadPapers(p, db, log);
  const head = await ledger.head(log);
  if (papers === undefined || head === undefined) return refuse('log.not-open');
  const { draft, manifestHash } = papers;
  const { manifest, leadConsent } = draft;
  const now = clock();
  const context = { manifest, manifestHash, leadConsent, head, issuers, revocations: revocations(), now };
  const verified = verifyFiling(p, context, request);
  if (!verified.ok) return verified;
  // The day of filing decides who was old enough (Act Art. 8(2)): the signed time and ours must fall on the same one.
  if (taipeiDate(request.submittedAt) !== taipeiDate(now)) return refuse('submission.head', { at: 'submittedAt' });
  if (!checkCountKey(p, request.seedCount, manifest.keys).ok)
    return refuse('submission.seed-mismatch', { at: 'seedCount' });
  const { state } = await loadCase(db, manifest.case.number);
  const decided = decide(state, filingCommand(state, request), now);
  if (!decided.ok) {
    // A copy of this request may have been quicker with log and event both.
    const quicker = await loadFiling(parts, log);
    if (quicker === undefined || !isSame(quicker.filing, request)) return decided;
    return finish(parts, log, request.submittedAt);
  }
  const filing: Filing = { ...request, checkpoint: head.checkpoint };
  const detail = { log, root: toHex(head.root) };
  const act = { kind: 'log-filed', actor: 'lead', case: manifest.case.number, detail } as const;
  const frozen = await acts.during((enter) =>
    ledger.freeze(log, head, canonicalText(filingToJson(filing)), (tx) => enter(tx, [act])),
  );
  await gate.refresh();
  if (!frozen) {
    const raced = await loadFiling(parts, log);
    if (raced === undefined) return refuse('submission.head', { at: 'hold' });
    if (!isSame(raced.filing, request)) return refuse('case.already-filed');
  }
  return finish(parts, log, now);
}

function isSame(filing: Filing, request: FilingRequest): boolean {
  return equalBytes(
    utf8(canonicalText(filingRequestToJson(filing))),
    utf8(canonicalText(filingRequestToJson(request))),
  );
}

/** What follows from a frozen log: the event, and the commission's count. Safe to run again. */
async function finish(parts: ServerParts, log: string, filedAt: number): Promise<Result<FilingDone>> {
  const filed = await loadFiling(parts, log);
  if (filed === undefined) throw new Error('a frozen log has a filing');
  const { filing, manifest } = filed;
  const { state, events } = await loadCase(parts.db, manifest.case.number);
  // A case that a court has put back to this round has followed this filing before.
  const followed = events.some((event) => logFiledBy(event) === log);
  if (!isRoundOver(state.phase, manifest.case) && !followed) {
    const done = await runCommand(parts, state.number, filingCommand(state, filing), filedAt);
    if (!done.ok && !(await hasFollowed(parts, state.number, log))) return done;
  }
  const countCheck = await ensureCountCheck(parts, filed);
  const after = await loadCase(parts.db, manifest.case.number);
  return accept({ state: after.state.phase, size: filing.size, root: toHex(filing.root), countCheck });
}

/** A copy of the same request may have been quicker with the event. */
async function hasFollowed({ db }: ServerParts, number: string, log: string): Promise<boolean> {
  const { events } = await loadCase(db, number);
  return events.some((event) => logFiledBy(event) === log);
}

/** Completes filings that a crash left between the frozen log and the case. Run at the start. */
export async function completeFilings(parts: ServerParts): Promise<void> {
  for (const { log, filing } of await parts.db.selectFrom('filing').select(['log', 'filing']).execute())
    if (filing !== null) await finish(parts, log, parseFiling(utf8(filing)).submittedAt);
}
