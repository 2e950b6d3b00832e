import { type IsoDate, isIsoDate } from '../calendar/index.ts';
import type { RefusalCode } from '../errors/index.ts';
import { type CaseState, thresholdsOfCase, validSigners } from './case-state.ts';
import { CASE_KINDS, type Command, type CommandData, type CommandName } from './command.ts';
import { isCaseNumber, parseLogId } from './log-id.ts';
import { countedLength, MAIN_TEXT_LIMIT, REASON_LIMIT } from './text-length.ts';
import { thresholdsOf } from './thresholds.ts';

/** What stands against a command: nothing, or a code with figures (never personal data). */
export type Objection = { readonly code: RefusalCode; readonly detail?: Record<string, string | number> } | null;

export interface GuardContext {
  readonly state: CaseState;
  readonly command: Command;
  /** The day in Taipei. */
  readonly today: IsoDate;
}

type Guard = (context: GuardContext) => Objection;

const FAILED = 'case.guard-failed';

/** Commands may come straight from a request: what the type promises is not believed of a number. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function dataOf<N extends CommandName>(command: Command, name: N): CommandData[N] {
  if (command.name !== name) throw new Error(`guard of ${name} asked about ${command.name}`);
  return command.data as CommandData[N];
}

function atLeast(needed: number | undefined, found: number | null | undefined): Objection {
  if (needed !== undefined && typeof found === 'number' && found >= needed) return null;
  return { code: FAILED, detail: { needed: needed ?? -1, found: found ?? -1 } };
}

export const GUARDS = {
  /** Act Art. 9(2); the number is the commission's. */
  'text-length': ({ command }) => {
    const { number, kind, mainText, reason, leadName } = dataOf(command, 'draft');
    if (!isCaseNumber(number) || !CASE_KINDS.includes(kind)) return { code: FAILED, detail: { field: 'number' } };
    if (leadName.trim() === '') return { code: FAILED, detail: { field: 'leadName' } };
    const [main, reasons] = [countedLength(mainText), countedLength(reason)];
    if (main < 1 || main > MAIN_TEXT_LIMIT) return { code: FAILED, detail: { field: 'mainText', length: main } };
    if (reasons < 1 || reasons > REASON_LIMIT) return { code: FAILED, detail: { field: 'reason', length: reasons } };
    return null;
  },
  'electorate-given': ({ command }) => {
    const { electorate } = dataOf(command, 'file-proposal');
    return isCount(electorate) && electorate > 0 && electorate <= 1e12
      ? null
      : { code: FAILED, detail: { field: 'electorate' } };
  },
  'proposer-count-given': ({ command }) =>
    isCount(dataOf(command, 'file-proposal').proposersFiled)
      ? null
      : { code: FAILED, detail: { field: 'proposersFiled' } },
  /** Act Art. 10(2). */
  'enough-proposers-filed': ({ state }) => atLeast(thresholdsOfCase(state)?.proposers, state.proposersFiled),
  'proposer-result-given': ({ state, command }) => {
    const { valid, struckOut } = dataOf(command, 'record-proposer-check');
    return isCount(valid) && isCount(struckOut) && valid + struckOut === state.proposersFiled
      ? null
      : { code: FAILED, detail: { field: 'valid', filed: state.proposersFiled ?? -1 } };
  },
  /** Act Art. 10(9) with 10(1). */
  'enough-proposers-valid': ({ state }) => atLeast(thresholdsOfCase(state)?.proposers, state.proposers?.valid),
  'service-not-in-future': ({ command, today }) => {
    const { servedOn } = dataOf(command, 'notify-to-collect');
    return isIsoDate(servedOn) && servedOn <= today ? null : { code: FAILED, detail: { field: 'servedOn' } };
  },
  /** Regulation Art. 4: at least one way, and the undertaking for the electronic one. */
  'undertaking-signed': ({ command }) => {
    const { electronic, paper, undertaking } = dataOf(command, 'record-collection');
    if (!electronic && !paper) return { code: FAILED, detail: { field: 'electronic' } };
    return !electronic || undertaking ? null : { code: FAILED, detail: { field: 'undertaking' } };
  },
  /** The last day itself still counts, to its end. */
  'within-term': ({ state, today }) =>
    state.term !== null && today > state.term.lastDay
      ? { code: 'case.deadline-passed', detail: { lastDay: state.term.lastDay } }
      : null,
  'term-over': ({ state, today }) =>
    state.term !== null && today > state.term.lastDay
      ? null
      : { code: FAILED, detail: { lastDay: state.term?.lastDay ?? '' } },
  'filing-given': ({ state, command }) => {
    const { log, size, root, realCount, paperCount } = dataOf(command, 'file-petition');
    let id: ReturnType<typeof parseLogId> | undefined;
    try {
      id = parseLogId(log);
    } catch {
      return { code: FAILED, detail: { field: 'log' } };
    }
    if (id.caseNumber !== state.number || id.stage !== 'petition' || id.round !== 1)
      return { code: FAILED, detail: { field: 'log' } };
    if (!isCount(size) || size < 1 || !/^[0-9a-f]{64}$/.test(root)) return { code: FAILED, detail: { field: 'size' } };
    return isCount(realCount) && isCount(paperCount) && realCount < size
      ? null
      : { code: FAILED, detail: { field: 'realCount' } };
  },
  /** 清查, Act Art. 13(1): electronic and paper together (regulation Art. 8(1)). */
  'enough-signers-filed': ({ state }) =>
    atLeast(
      state.electorate === null ? undefined : thresholdsOf(state.electorate).signers,
      state.filing === null ? null : state.filing.realCount + state.filing.paperCount,
    ),
  'result-adds-up': ({ state, command }) => {
    const result = dataOf(command, 'record-household-check');
    const { entries, accepted, struckOut, decoys, malformed, other, paperAccepted, paperStruckOut } = result;
    const all = [entries, accepted, struckOut, decoys, malformed, other, paperAccepted, paperStruckOut];
    if (!all.every(isCount)) return { code: FAILED, detail: { field: 'entries' } };
    if (entries !== state.filing?.size || accepted + struckOut + decoys + malformed + other !== entries)
      return { code: FAILED, detail: { field: 'entries', filed: state.filing?.size ?? -1 } };
    return paperAccepted + paperStruckOut === state.filing.paperCount
      ? null
      : { code: FAILED, detail: { field: 'paperAccepted', filed: state.filing.paperCount } };
  },
  /** Act Art. 13(3). */
  'enough-signers-valid': ({ state }) => atLeast(thresholdsOfCase(state)?.signers, validSigners(state)),
  'too-few-signers-valid': ({ state }) => {
    const objection = atLeast(thresholdsOfCase(state)?.signers, validSigners(state));
    return objection === null
      ? { code: FAILED, detail: { needed: thresholdsOfCase(state)!.signers, found: validSigners(state)! } }
      : null;
  },
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof GUARDS;
