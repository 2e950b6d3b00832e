import { addDays, type IsoDate, latestDayBefore, taipeiDate } from '@lianshu/core/calendar';
import {
  type Actor,
  type CaseState,
  type Command,
  type CommandData,
  type CommandName,
  type LetterOfCase,
  pollWindow,
} from '@lianshu/core/case';
import type { StoredCase } from '../cases/case-store.ts';
import { CONSULTED, collection, serviceOf } from '../testing/case-data.testing.ts';
import { CORRECTED_FATES, type Fate, FEW_PROPOSERS, FEW_SIGNERS, isPilotFate } from './fates.testing.ts';

const TEXT = { mainText: '您是否同意本案為示範？', reason: '理由書：本案為示範。' };
const reasons = '示範理由。';
const ELECTORATE = 20_000;
const AGENCIES = ['行政院', '立法院'];
const NO_ENTRIES = { entries: 0, accepted: 0, struckOut: 0, decoys: 0, malformed: 0, other: 0 };

function by<N extends CommandName>(actor: Actor, name: N, data: CommandData[N]): Command {
  return { name, by: actor, data } as unknown as Command;
}
function office<N extends CommandName>(name: N, data: CommandData[N]): Command {
  return by('commission', name, data);
}

/** What the people of a case do next on `today`; null when they wait. `draw` gives whole numbers below its argument. */
export function nextAct(
  number: string,
  fate: Fate,
  stored: StoredCase,
  now: number,
  draw: (limit: number) => number,
): Command | null {
  const { state, events } = stored;
  const today = taipeiDate(now);
  if (state.awaitsService !== null) return serving(stored, now);
  const { records, phase } = state;
  if (records === 'due' || (phase === 'pilot-reported' && records === 'kept'))
    return office('destroy-records', { destroyedOn: today });
  const aside = servingRequest(stored, now) ?? (draw(4) === 0 ? asideAct(stored, fate, today) : null);
  if (aside !== null) return aside;
  switch (state.phase) {
    case 'none':
      return office('draft', {
        number,
        kind: 'policy-initiative',
        leadName: '示範人',
        ...TEXT,
        ...(isPilotFate(fate) ? { isPilot: true } : {}),
      });
    case 'draft':
      return isPilotFate(fate)
        ? office('open-pilot', { firstDay: addDays(today, 1), lastDay: addDays(today, 20 + draw(40)) })
        : by('lead', 'file-proposal', { electorate: ELECTORATE, proposersFiled: 5 });
    case 'proposal-filed':
      return fate === 'not-accepted'
        ? office('not-accept', { ground: 'papers', reasons })
        : office('accept-proposal', CONSULTED);
    case 'review':
      if (fate === 'withdrawn') return by('lead', 'withdraw', { consents: 3 });
      return CORRECTED_FATES.includes(fate)
        ? office('call-hearing', { hearingOn: addDays(today, 7) })
        : office('begin-proposer-check', {});
    case 'hearing':
      return state.hearingHeldOn === null
        ? office('record-hearing', { heldOn: today })
        : office('order-correction', { ground: 'wording', reasons });
    case 'correction-ordered':
      return fate === 'never-corrects' ? null : by('lead', 'submit-correction', TEXT);
    case 're-review':
      return fate === 'rejected-after-correction' ? office('reject', { reasons }) : office('begin-proposer-check', {});
    case 'proposer-check':
      return proposerCheck(state, fate);
    case 'proposer-supplement':
      return fate === 'never-supplements-proposers' ? null : by('lead', 'supplement-proposers', { proposersFiled: 2 });
    case 'proposer-recheck':
      return proposerRecheck(state, fate);
    case 'notified':
      return fate === 'never-collects' ? null : office('record-collection', collection(draw(2) === 0, true));
    case 'petitioning':
      return petition(
        state,
        fate,
        today,
        events.some(({ type }) => type === 'case-reopened'),
      );
    case 'filed':
      return fate === 'filing-refused'
        ? office('not-accept-filing', { ground: 'count', counted: 299, reasons })
        : office('begin-household-check', {});
    case 'household-check': {
      const valid = FEW_SIGNERS.includes(fate) ? 299 : 300;
      return by('registry', 'record-household-check', paperResult(valid, 320 - valid));
    }
    case 'tallied':
      return decision(state, fate);
    case 'signer-supplement':
      return fate === 'never-supplements-signers' ? null : office('file-supplement', paperFiling(5));
    case 'supplement-check': {
      const valid = fate === 'still-too-few-signers' ? 0 : 3;
      return by('registry', 'record-supplement-check', paperResult(valid, 5 - valid));
    }
    case 'established': {
      const { lastDay } = pollWindow(state.enteredOn.established ?? today);
      return today <= latestDayBefore(lastDay, 90) ? office('announce-poll', { pollOn: lastDay }) : null;
    }
    case 'voting':
      return office('record-poll-result', { passed: draw(2) === 0 });
    case 'deemed-abandoned':
      return fate === 'reopened' ? reopening(state, today) : null;
    case 'pilot-open':
      return fate === 'pilot-cut-short' ? office('end-pilot', { reasons }) : null;
    case 'pilot-ended':
      return office('report-pilot', { conditions: '達成。', failures: '無。', feedback: '無。' });
    default:
      return null;
  }
}

/** The letter that a term waits for. */
function serving(stored: StoredCase, now: number): Command {
  const { letters, awaitsService } = stored.state;
  return servingLetter(stored, letters[awaitsService!.letter - 1]!, now);
}

/** First it goes out, then its service is recorded. It is the newest of its name. */
function servingLetter(stored: StoredCase, { n, name, issued }: LetterOfCase, now: number): Command {
  if (issued !== null) return office('record-service', { letter: n, servedOn: taipeiDate(now) });
  const [[, data]] = serviceOf(stored, name, now) as [readonly ['issue-letter', CommandData['issue-letter']]];
  return office('issue-letter', data);
}

/** Beside the way: requests for opinions, and what comes of them. */
function asideAct({ state }: StoredCase, fate: Fate, today: IsoDate): Command | null {
  const { opinions, phase } = state;
  if (fate === 'opinions-then-established' || fate === 'reopened') {
    const agency = AGENCIES[opinions.length];
    if (phase === 'proposer-check' && agency !== undefined) return office('request-opinion', { agency });
    const given = opinions.find((opinion) => opinion.agency === AGENCIES[0] && opinion.state === 'awaited');
    if (phase === 'petitioning' && given !== undefined && given.lastDay !== null && today <= given.lastDay)
      return by('agency', 'record-opinion', { agency: given.agency, answeredOn: today });
  }
  return null;
}

/** The last request for an opinion goes out, and then its receipt is recorded. */
function servingRequest(stored: StoredCase, now: number): Command | null {
  const request = stored.state.letters.findLast(({ name }) => name === 'opinion-request');
  return request === undefined || request.servedOn !== null ? null : servingLetter(stored, request, now);
}

function proposerCheck({ proposers, opinions }: CaseState, fate: Fate): Command | null {
  const valid = FEW_PROPOSERS.includes(fate) ? 1 : 5;
  if (proposers === null) return by('registry', 'record-proposer-check', { valid, struckOut: 5 - valid });
  if (proposers.valid < 2) return office('order-proposer-supplement', {});
  // Who is to be asked is asked first.
  if (fate === 'opinions-then-established' && opinions.length < AGENCIES.length)
    return office('request-opinion', { agency: AGENCIES[opinions.length]! });
  return office('notify-to-collect', {});
}

function proposerRecheck({ moreProposers }: CaseState, fate: Fate): Command {
  const valid = fate === 'still-too-few-proposers' ? 0 : 1;
  if (moreProposers?.valid === null) return by('registry', 'record-proposer-recheck', { valid, struckOut: 2 - valid });
  return moreProposers?.valid === 0 ? office('reject', { reasons }) : office('notify-to-collect', {});
}

/** Days after the collection at which the lead files, by her fate; some of them wait for the end. */
const FILES_AFTER_DAYS = 60;

function petition(state: CaseState, fate: Fate, today: IsoDate, isReopened: boolean): Command | null {
  const { window } = state;
  if (fate === 'never-files' || window === null) return null;
  if (fate === 'reopened' && !isReopened) return null;
  if (fate === 'stopped') return by('legislature', 'stop', { noticeOn: today });
  // Who comes too late tries all the same.
  if (fate === 'files-too-late') return today > window.lastDay ? office('file-petition', paperFiling(320)) : null;
  return today < addDays(window.firstDay, FILES_AFTER_DAYS) ? null : office('file-petition', paperFiling(320));
}

function decision({ usedUp, supplement }: CaseState, fate: Fate): Command {
  if (!FEW_SIGNERS.includes(fate)) return office('establish', { officialNumber: '示範案' });
  if (!usedUp.signerSupplement) return office('order-signer-supplement', {});
  const isEnough = (supplement?.result?.paperAccepted ?? 0) > 0;
  return isEnough ? office('establish', { officialNumber: '示範案' }) : office('not-establish', {});
}

function reopening({ litigation }: CaseState, today: IsoDate): Command {
  if (litigation === null) return by('court', 'record-litigation', { filedOn: today });
  if (litigation.finalOn === null) return by('court', 'record-judgment', { finalOn: today });
  return by('court', 'reopen', { ordered: 'petitioning', reasons });
}

const paperFiling = (paperCount: number) => ({ log: null, size: 0, root: null, realCount: 0, paperCount });
const paperResult = (paperAccepted: number, paperStruckOut: number) => ({
  ...NO_ENTRIES,
  paperAccepted,
  paperStruckOut,
});
