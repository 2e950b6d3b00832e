import { addDays, lastDayOfMonthsAfter, latestDayBefore } from '../calendar/index.ts';
import type { Actor } from './actor.ts';
import { cardNeededUntil } from './card-needed.ts';
import { type CaseState, thresholdsOfCase } from './case-state.ts';
import { CASE_KINDS, type CheckResult, type FilingData, GROUNDS, type Text } from './command.ts';
import {
  atLeast,
  dataOf,
  demand,
  failed,
  fieldOf,
  type Guard,
  isCount,
  isDay,
  lessThan,
  type Objection,
  onArticle,
} from './guard.ts';
import { awaitsServing } from './letter-of-case.ts';
import { isCaseNumber, isPilotNumber, type LogId, parseLogId, type Round, type Stage } from './log-id.ts';
import { orderableOf } from './orderable.ts';
import { ORDERED_PHASES } from './ordered-phase.ts';
import { POLICIES, POLICY_IDS } from './policies.ts';
import { establishedOn, pollWindow } from './poll-window.ts';
import { countedLength, MAIN_TEXT_LIMIT, REASON_LIMIT } from './text-length.ts';

/** Offices are not closed longer at a stretch than this by one storm; a longer closing is a second decision. */
const LONGEST_CLOSING_DAYS = 14;

/** No provision says how long a pilot may be; longer than a petition it teaches nothing more. */
const LONGEST_PILOT_MONTHS = 6;

/** Nor how long proposers may be sought; a year is more than any case has needed. */
const LONGEST_PROPOSING_MONTHS = 12;

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** What is over the limit is not published and may not be accepted. */
const OVERLONG = 'Act Art. 9(2), 10(2)';
/** 同一事項二年內不得重行提出. */
const BARRED = 'Act Art. 12(4), 32';

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Act Art. 9(2); what is longer enters by an officer's reason alone (policy `overlong-text`). */
function textObjection({ mainText, reason, overrideReason }: Text, by: Actor): Objection {
  const [main, reasons] = [countedLength(mainText), countedLength(reason)];
  const isOver = by === 'commission' && isText(overrideReason);
  if (main < 1) return failed({ field: 'mainText', length: main });
  if (reasons < 1) return failed({ field: 'reason', length: reasons });
  if (isOver) return null;
  if (main > MAIN_TEXT_LIMIT) return onArticle(OVERLONG, failed({ field: 'mainText', length: main }));
  if (reasons > REASON_LIMIT) return onArticle(OVERLONG, failed({ field: 'reason', length: reasons }));
  return null;
}

function logOf(log: string): LogId | undefined {
  try {
    return parseLogId(log);
  } catch {
    return undefined;
  }
}

/** A record is the lead's own act, with the card; what the commission enters for the lead is paper (regulation Art. 7). */
function filingObjection(
  state: CaseState,
  by: string,
  filing: FilingData,
  round: Round,
  stage: Stage = 'petition',
): Objection {
  const { log, size, root, realCount, paperCount } = filing;
  if (!isCount(realCount) || !isCount(paperCount)) return failed({ field: 'realCount' });
  if (log === null) {
    if (root !== null || size !== 0 || realCount !== 0) return failed({ field: 'size' });
    return demand(by === 'commission' && paperCount > 0, 'paperCount');
  }
  const id = logOf(log);
  if (id?.caseNumber !== state.number || id.stage !== stage || id.round !== round || by !== 'lead')
    return failed({ field: 'log' });
  if (!isCount(size) || size < 1 || !isHash(root)) return failed({ field: 'size' });
  return demand(realCount < size, 'realCount');
}

function resultObjection(filing: FilingData | undefined | null, result: CheckResult): Objection {
  const { entries, accepted, struckOut, decoys, malformed, other, paperAccepted, paperStruckOut } = result;
  const all = [entries, accepted, struckOut, decoys, malformed, other, paperAccepted, paperStruckOut];
  if (!all.every(isCount)) return failed({ field: 'entries' });
  if (entries !== filing?.size || accepted + struckOut + decoys + malformed + other !== entries)
    return failed({ field: 'entries', filed: filing?.size ?? -1 });
  return paperAccepted + paperStruckOut === filing.paperCount
    ? null
    : failed({ field: 'paperAccepted', filed: filing.paperCount });
}

/** A record of proposers is the lead's, of this round, and with its paper as many as are filed. */
function recordObjection(
  state: CaseState,
  by: string,
  { proposersFiled, record }: { readonly proposersFiled: number; readonly record?: FilingData },
  round: Round,
): Objection {
  if (record === undefined) return null;
  if (state.proposing === null || record.log === null) return failed({ field: 'log' });
  const objection = filingObjection(state, by, record, round, 'proposal');
  return objection ?? demand(proposersFiled === record.realCount + record.paperCount, 'proposersFiled');
}

/** Every proposer of a paper roster was accepted or struck out; of a record, the registry's own count governs. */
function proposersObjection(
  filed: number | null | undefined,
  record: FilingData | null | undefined,
  checked: { readonly valid: number; readonly struckOut: number; readonly record?: CheckResult },
): Objection {
  const { valid, struckOut, record: result } = checked;
  if (!isCount(valid) || !isCount(struckOut)) return failed({ field: 'valid', filed: filed ?? -1 });
  if (record === null || record === undefined)
    return result === undefined && valid + struckOut === filed ? null : failed({ field: 'valid', filed: filed ?? -1 });
  if (result === undefined) return failed({ field: 'record' });
  const objection = resultObjection(record, result);
  if (objection !== null) return objection;
  const sums =
    valid === result.accepted + result.paperAccepted && struckOut === result.struckOut + result.paperStruckOut;
  return demand(sums, 'valid');
}

function pastDay(field: string): Guard {
  return ({ command, today }) => {
    const day = fieldOf(command, field);
    return demand(isDay(day) && day <= today, field);
  };
}

/** Guards that judge what a command was told. */
export const DATA_GUARDS = {
  /** Act Art. 9(2); the number is the commission's, a pilot's apart. */
  'text-length': ({ command }) => {
    const data = dataOf(command, 'draft');
    const { number, isPilot = false } = data;
    if (!isCaseNumber(number) || isPilotNumber(number) !== isPilot || !CASE_KINDS.includes(data.kind))
      return failed({ field: 'number' });
    return data.leadName.trim() === '' ? failed({ field: 'leadName' }) : textObjection(data, command.by);
  },
  'text-again': ({ command }) => textObjection(dataOf(command, 'submit-correction', 'correct-clerical'), command.by),
  'reasons-given': ({ command }) => demand(isText(fieldOf(command, 'reasons')), 'reasons'),
  'ground-known': ({ command }) => {
    const known: Readonly<Record<string, readonly string[]>> = GROUNDS;
    return demand(known[command.name]?.includes(String(fieldOf(command, 'ground'))) === true, 'ground');
  },
  'electorate-given': ({ command }) => {
    const { electorate } = dataOf(command, 'file-proposal', 'open-proposing');
    return demand(isCount(electorate) && electorate > 0 && electorate <= 1e12, 'electorate');
  },
  'proposer-count-given': ({ command }) => demand(isCount(fieldOf(command, 'proposersFiled')), 'proposersFiled'),
  'hearing-day-given': ({ command }) => demand(isDay(fieldOf(command, 'hearingOn')), 'hearingOn'),
  'hearing-not-in-future': pastDay('heldOn'),
  'notice-not-in-future': pastDay('noticeOn'),
  'suit-not-in-future': pastDay('filedOn'),
  'judgment-not-in-future': pastDay('finalOn'),
  'destroyed-not-in-future': pastDay('destroyedOn'),
  /** Electronic proposing ends on a day that is agreed with the lead, within a year. */
  'proposing-day-given': ({ command, today }) => {
    const { lastDay } = dataOf(command, 'open-proposing');
    return demand(
      isDay(lastDay) && lastDay >= today && lastDay <= lastDayOfMonthsAfter(today, LONGEST_PROPOSING_MONTHS),
      'lastDay',
    );
  },
  /** What the lead files electronically was counted for the electorate that proposing was opened with. */
  'proposal-record-given': ({ state, command }) => {
    const data = dataOf(command, 'file-proposal');
    if (data.record !== undefined && data.electorate !== state.electorate) return failed({ field: 'electorate' });
    return recordObjection(state, command.by, data, 1);
  },
  'more-record-given': ({ state, command }) =>
    recordObjection(state, command.by, dataOf(command, 'supplement-proposers'), 2),
  'proposer-result-given': ({ state, command }) =>
    proposersObjection(state.proposersFiled, state.proposalRecord, dataOf(command, 'record-proposer-check')),
  'recheck-result-given': ({ state, command }) =>
    proposersObjection(
      state.moreProposers?.filed,
      state.moreProposers?.record,
      dataOf(command, 'record-proposer-recheck'),
    ),
  /** At least half of all proposers, of roster and supplement (Act Art. 11). */
  'half-consent': ({ state, command }) => {
    const { consents } = dataOf(command, 'withdraw');
    const all = (state.proposersFiled ?? 0) + (state.moreProposers?.filed ?? 0);
    if (!isCount(consents) || consents > all) return failed({ field: 'consents' });
    return atLeast(Math.ceil(all / 2), consents);
  },
  'opinion-requested-once': ({ state, command }) => {
    const { agency } = dataOf(command, 'request-opinion');
    return demand(isText(agency) && !state.opinions.some((opinion) => opinion.agency === agency), 'agency');
  },
  /** What came late is waived, whether or not the clock has said so; what came in time counts, also when it is entered later. */
  'opinion-in-time': ({ state, command, today }) => {
    const { agency, answeredOn } = dataOf(command, 'record-opinion');
    const asked = state.opinions.find((opinion) => opinion.agency === agency && opinion.state !== 'given');
    if (asked === undefined) return failed({ field: 'agency' });
    if (!isDay(answeredOn) || answeredOn > today) return failed({ field: 'answeredOn' });
    if (asked.lastDay === null) return null;
    return answeredOn <= asked.lastDay ? null : { code: 'case.deadline-passed', detail: { lastDay: asked.lastDay } };
  },
  /** Regulation Art. 4: at least one way, and the undertaking for the electronic one. */
  'undertaking-signed': ({ command }) => {
    const data = dataOf(command, 'record-collection', 'add-collection', 'open-proposing');
    const { electronic, paper } = 'electronic' in data ? data : { electronic: true, paper: false };
    const { undertaking } = data;
    if (!electronic && !paper) return failed({ field: 'electronic' });
    return !electronic || undertaking ? null : failed({ field: 'undertaking' });
  },
  /**
   * The card that is to open the record was tried at the counter (regulation Art. 7(1)), and the lead knows when it expires inside
   * the petition.
   */
  'trial-decryption': ({ state, command, today }) => {
    const data = dataOf(command, 'record-collection', 'add-collection', 'reissue-code', 'open-proposing');
    const { trial, acceptsExpiry } = data;
    const isElectronic = !('electronic' in data) || data.electronic;
    if (!isElectronic || !trial) return demand(!isElectronic && trial === null, 'trial');
    const { certificateSha256, expiresOn } = trial;
    if (!isHash(certificateSha256) || !isDay(expiresOn) || expiresOn < today) return failed({ field: 'trial' });
    const lastDay = 'lastDay' in data ? data.lastDay : cardNeededUntil(state, today);
    return expiresOn >= lastDay || acceptsExpiry ? null : failed({ field: 'acceptsExpiry', expiresOn, lastDay });
  },
  'adds-a-way': ({ state, command }) => {
    const { electronic, paper } = dataOf(command, 'add-collection');
    const repeats = (electronic && state.collected?.electronic) || (paper && state.collected?.paper);
    return demand(!repeats, 'electronic');
  },
  'filing-given': ({ state, command }) => filingObjection(state, command.by, dataOf(command, 'file-petition'), 1),
  'supplement-given': ({ state, command }) => filingObjection(state, command.by, dataOf(command, 'file-supplement'), 2),
  /** Act Art. 13(1): the commission's own count is short, or paper is not bound as it must be. */
  'filing-deficient': ({ state, command }) => {
    const { ground, counted } = dataOf(command, 'not-accept-filing');
    if (!isCount(counted)) return failed({ field: 'counted' });
    if (ground === 'binding') return demand((state.filing?.paperCount ?? 0) > 0, 'ground');
    return lessThan(thresholdsOfCase(state)?.signers, counted);
  },
  'result-adds-up': ({ state, command }) => resultObjection(state.filing, dataOf(command, 'record-household-check')),
  'supplement-adds-up': ({ state, command }) =>
    resultObjection(state.supplement?.filing, dataOf(command, 'record-supplement-check')),
  /** At least ninety days ahead (Act Art. 17(1)), in the window of Act Art. 23 or as policy `poll-window` has it. */
  'poll-day-lawful': ({ state, command, today }) => {
    const { pollOn } = dataOf(command, 'announce-poll');
    if (!isDay(pollOn) || today > latestDayBefore(pollOn, 90)) return failed({ field: 'pollOn' });
    if (state.policies['poll-window'] !== 'three-to-six-months') return null;
    const { firstDay, lastDay } = pollWindow(establishedOn(state) ?? today);
    return pollOn >= firstDay && pollOn <= lastDay ? null : failed({ field: 'pollOn', firstDay, lastDay });
  },
  'offices-closed': ({ state, command }) => {
    const { closedOn, until } = dataOf(command, 'extend-term');
    const lastDay = state.term?.lastDay ?? '';
    if (closedOn !== lastDay) return failed({ field: 'closedOn', lastDay });
    return demand(isDay(until) && until > lastDay && until <= addDays(lastDay, LONGEST_CLOSING_DAYS), 'until');
  },
  'policy-known': ({ command }) => {
    const { policy, choice } = dataOf(command, 'settle-policy');
    if (!POLICY_IDS.includes(policy)) return failed({ field: 'policy' });
    return demand((POLICIES[policy].choices as readonly string[]).includes(choice), 'choice');
  },
  'policy-changes': ({ state, command }) => {
    const { policy, choice } = dataOf(command, 'settle-policy');
    return demand(state.policies[policy] !== choice, 'choice');
  },
  /** Act Art. 12(4), 32: the register of barred matters was looked through, and nothing in it stands in the way. */
  'matters-consulted': ({ command }) => {
    const { mattersConsulted, sameMatterAs } = dataOf(command, 'accept-proposal');
    const holds =
      mattersConsulted === true ? demand(sameMatterAs === null, 'sameMatterAs') : demand(false, 'mattersConsulted');
    return onArticle(BARRED, holds);
  },
  /** A letter of the case that is not issued yet, under a number that no other letter of the case has. */
  'letter-issuable': ({ state, command }) => {
    const { letter, documentNumber, details, textSha256 } = dataOf(command, 'issue-letter');
    const found = isCount(letter) ? state.letters[letter - 1] : undefined;
    if (found === undefined || found.issued !== null) return failed({ field: 'letter' });
    const isTaken = state.letters.some(({ issued }) => issued?.documentNumber === documentNumber);
    if (!isText(documentNumber) || isTaken) return failed({ field: 'documentNumber' });
    const areWords =
      typeof details === 'object' &&
      details !== null &&
      Object.values(details).every((word) => typeof word === 'string');
    return areWords ? demand(isHash(textSha256), 'textSha256') : failed({ field: 'details' });
  },
  /** 送達: of a letter that has gone out to someone, once, from the day on which it went. */
  'service-recordable': ({ state, command, today }) => {
    const { letter, servedOn } = dataOf(command, 'record-service');
    const found = isCount(letter) ? state.letters[letter - 1] : undefined;
    if (found === undefined || found.issued === null || !awaitsServing(found)) return failed({ field: 'letter' });
    return demand(isDay(servedOn) && servedOn >= found.issued.issuedOn && servedOn <= today, 'servedOn');
  },
  'pilot-days-given': ({ command, today }) => {
    const { firstDay, lastDay } = dataOf(command, 'open-pilot');
    if (!isDay(firstDay) || firstDay < today) return failed({ field: 'firstDay' });
    const isLawful =
      isDay(lastDay) && lastDay >= firstDay && lastDay <= lastDayOfMonthsAfter(firstDay, LONGEST_PILOT_MONTHS);
    return demand(isLawful, 'lastDay');
  },
  'report-given': ({ command }) => {
    const report = dataOf(command, 'report-pilot');
    const missing = (['conditions', 'failures', 'feedback'] as const).find((field) => !isText(report[field]));
    return missing === undefined ? null : failed({ field: missing });
  },
  'phase-orderable': ({ state, command }) => {
    const { ordered } = dataOf(command, 'reopen');
    return demand(ORDERED_PHASES.includes(ordered) && orderableOf(ordered).holds(state), 'ordered');
  },
} as const satisfies Record<string, Guard>;
