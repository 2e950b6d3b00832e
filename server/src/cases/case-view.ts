import type { IsoDate } from '@lianshu/core/calendar';
import {
  type CaseEvent,
  type CaseState,
  collectingRound,
  type LetterName,
  nextSteps,
  PHASE_NAMES,
  PHASES,
  type PolicyInForce,
  policiesInForce,
  thresholdsOfCase,
  totalResult,
} from '@lianshu/core/case';
import type { RevocationFreshness } from '@lianshu/core/pki';
import type { PublicStatement } from '../destruction/public-statements.ts';
import type { Db, LogPhase } from '../store/database.ts';
import type { StoredCase } from './case-store.ts';
import { isCollecting, lastDayOfManifest } from './collecting-ends.ts';

export interface CaseLog {
  readonly log: string;
  readonly stage: 'proposal' | 'petition';
  readonly round: number;
  /** Whether it takes signatures now. */
  readonly open: boolean;
  /** The last day on which it takes signatures, by its manifest. */
  readonly lastDay: IsoDate;
  readonly phase: 'ceremony' | LogPhase;
}

const TITLE_LENGTH = 32;

/** The main text without its opening question, cut to one line. */
export function titleOf({ text, number }: CaseState): string {
  const whole = (text?.mainText ?? number).replace(/^[您你]是否(?:同意|贊成)[：:，]?/u, '');
  const letters = [...whole];
  return letters.length <= TITLE_LENGTH ? whole : `${letters.slice(0, TITLE_LENGTH - 1).join('')}…`;
}

/** In the order of the rounds: proposers first. */
export async function logsOfCase(db: Db, state: CaseState, now: number): Promise<readonly CaseLog[]> {
  const rows = await db
    .selectFrom('log')
    .leftJoin('head', 'head.log', 'log.log')
    .select(['log.log', 'log.stage', 'log.round', 'log.manifest', 'head.phase', 'head.held_until'])
    .where('log.case_number', '=', state.number)
    .orderBy('log.stage', 'desc')
    .orderBy('log.round')
    .execute();
  return rows.map(({ log, stage, round, manifest, phase, held_until: heldUntil }) => {
    const lapsed = phase === 'held' && (heldUntil ?? 0) <= now;
    const current = lapsed ? 'open' : (phase ?? 'ceremony');
    const lastDay = lastDayOfManifest(manifest);
    const open = current === 'open' && isCollecting(state, log, lastDay, now);
    return { log, stage, round, open, lastDay, phase: current };
  });
}

/** One line of the public list. */
export function caseSummary(state: CaseState) {
  return {
    number: state.number,
    state: state.phase,
    title: titleOf(state),
    leadName: state.text?.leadName ?? '',
    lastDay: state.window?.lastDay ?? null,
    termLastDay: state.term?.lastDay ?? null,
    awaitsService: state.awaitsService !== null,
    officialNumber: state.officialNumber,
  };
}

/** What stands beside the case's own events. */
export interface CaseViewParts {
  readonly logs: readonly CaseLog[];
  /** The logs whose bundles are public, in the order of the rounds. */
  readonly published: readonly string[];
  /** 連署網址; null unless policy `public-signing-link` lets the commission name it. */
  readonly signingLink: string | null;
  readonly statements: readonly PublicStatement[];
  readonly revocation: RevocationFreshness;
  readonly now: number;
}

/** What everyone may see of a case: nothing of a result before the commission has decided (forum minutes). */
export function caseView(
  { state, events }: StoredCase,
  { logs, published, signingLink, statements, revocation, now }: CaseViewParts,
) {
  const { enteredOn } = state;
  return {
    number: state.number,
    state: state.phase,
    title: titleOf(state),
    kind: state.text?.kind ?? null,
    mainText: state.text?.mainText ?? '',
    reason: state.text?.reason ?? '',
    leadName: state.text?.leadName ?? '',
    electorate: state.electorate,
    thresholds: thresholdsOfCase(state),
    officialNumber: state.officialNumber,
    dates: {
      proposedOn: state.proposalDate,
      notifiedOn: enteredOn.notified ?? null,
      collectedOn: enteredOn.petitioning ?? null,
      firstDay: state.window?.firstDay ?? null,
      lastDay: state.window?.lastDay ?? null,
      filedOn: state.rosterDate,
      decidedOn: decidedOn(state),
      pollOn: state.pollOn,
      termLastDay: state.term?.lastDay ?? null,
      termArticle: state.term?.cite ?? null,
    },
    timeline: events.map((event) => ({
      at: event.at,
      event: event.type,
      article: event.cite,
      letter: letterOf(state, event),
    })),
    logs: logs
      .filter(({ phase }) => phase !== 'ceremony')
      .map(({ log, stage, round, open }) => ({ log, stage, round, open })),
    signingLink,
    collecting: collectingView(state, logs, now),
    suspended: state.suspended,
    revocation,
    next: nextView(state, now),
    policies: policiesInForce(state)
      .filter(({ isOpen, matters }) => isOpen && matters)
      .map(policyView),
    result: resultOf(state),
    statements: statements.map((statement) => ({ ...statement })),
    bundles: published.map(bundleOf),
  };
}

/** Which letter went out or was served by the event; null for every other event. */
function letterOf({ letters }: CaseState, event: CaseEvent): LetterName | null {
  if (event.type !== 'letter-issued' && event.type !== 'service-recorded') return null;
  return letters[event.data.letter - 1]?.name ?? null;
}

/**
 * The round in which the case collects now: its days, never its figures. `electronicLastDay`: earlier than the last day when the term
 * was extended after the manifest was signed.
 */
function collectingView(state: CaseState, logs: readonly CaseLog[], now: number) {
  const collecting = collectingRound(state, now);
  if (collecting === null) return null;
  const { stage, round, window } = collecting;
  const log = logs.find((one) => one.stage === stage && one.round === round && one.phase !== 'ceremony');
  const electronicLastDay = log === undefined || log.lastDay > window.lastDay ? window.lastDay : log.lastDay;
  return { stage, round, ...window, electronicLastDay };
}

function bundleOf(log: string) {
  return { log, index: `/bundles/${log}/index.json` };
}

function nextView(state: CaseState, now: number) {
  const { lead, office, ...rest } = nextSteps(state, now);
  return { ...rest, lead: [...lead], office: [...office] };
}

/** A point that the law leaves open, as it is settled for the case. */
export function policyView({ policy, point, choice, article, matters }: PolicyInForce) {
  return { policy, point, choice, article, matters };
}

/** The day the petition came to its outcome; what followed does not move it, and a judgment undoes it. */
function decidedOn({ enteredOn, outcomeOn, decision }: CaseState): string | null {
  if (outcomeOn === null) return null;
  if (decision !== null) return enteredOn[decision] ?? outcomeOn;
  return PHASE_NAMES.flatMap((phase) => (PHASES[phase].isFinal ? (enteredOn[phase] ?? []) : [])).at(-1) ?? outcomeOn;
}

function resultOf(state: CaseState) {
  const total = totalResult(state);
  return state.decision === null || total === null ? null : { ...total, decision: state.decision };
}
