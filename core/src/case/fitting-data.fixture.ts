import { addDays, taipeiDate } from '../calendar/index.ts';
import {
  CONSULTED,
  CORRECTED,
  collection,
  DRAFT,
  documentNumber,
  FILING,
  OPENING,
  RESULT,
  TRIAL,
} from './case.fixture.ts';
import { type Actor, awaitsServing, type CaseState, type CommandName, type LetterOfCase, pollWindow } from './index.ts';

const reasons = '示範理由';

/** The letter that a term waits for, when it is one of those; else the first of them. */
function nextLetter({ letters, awaitsService }: CaseState, isOne: (letter: LetterOfCase) => boolean): number {
  const those = letters.filter(isOne);
  return (those.find(({ n }) => n === awaitsService?.letter) ?? those[0])?.n ?? 1;
}

/** Data that a command would be content with where it is allowed. */
export function fittingData(name: CommandName, state: CaseState, by: Actor, now: number): object {
  const today = taipeiDate(now);
  const lastDay = state.term?.lastDay ?? today;
  const paper = { log: null, size: 0, root: null, realCount: 0, paperCount: 400 };
  const filing = (log: string) => (by === 'commission' ? paper : { ...FILING, log });
  const result = (size: number, paperCount: number) => ({
    ...RESULT,
    ...(size === 0
      ? { entries: 0, accepted: 0, struckOut: 0, decoys: 0, malformed: 0, other: 0 }
      : { entries: size, decoys: size - 1, accepted: 1, struckOut: 0, malformed: 0, other: 0 }),
    paperAccepted: paperCount,
    paperStruckOut: 0,
  });
  const data: { readonly [K in CommandName]: () => object } = {
    'extend-term': () => ({ closedOn: lastDay, until: addDays(lastDay, 1), reasons }),
    'settle-policy': () => ({
      policy: 'collection-day',
      choice: state.policies['collection-day'] === 'counted' ? 'not-counted' : 'counted',
      reasons,
    }),
    'suspend-signing': () => ({ reasons }),
    'resume-signing': () => ({}),
    'correct-clerical': () => CORRECTED,
    withdraw: () => ({ consents: (state.proposersFiled ?? 0) + (state.moreProposers?.filed ?? 0) }),
    stop: () => ({ noticeOn: today }),
    'request-opinion': () => ({ agency: `第${state.opinions.length}機關` }),
    'record-opinion': () => {
      const asked = state.opinions.find((opinion) => opinion.state !== 'given');
      return {
        agency: asked?.agency ?? '',
        answeredOn: asked === undefined || asked.lastDay === null || asked.lastDay > today ? today : asked.lastDay,
      };
    },
    'lapse-opinions': () => ({}),
    'issue-letter': () => {
      const letter = nextLetter(state, ({ issued }) => issued === null);
      return { letter, documentNumber: documentNumber(letter), details: {}, textSha256: 'ef'.repeat(32) };
    },
    'record-service': () => ({ letter: nextLetter(state, awaitsServing), servedOn: today }),
    'reissue-code': () => ({ trial: TRIAL, acceptsExpiry: false }),
    draft: () => DRAFT,
    'open-proposing': () => ({ ...OPENING, lastDay: today }),
    'file-proposal': () => ({ electorate: 20_000, proposersFiled: 5 }),
    'not-accept': () => ({ ground: 'papers', reasons }),
    'accept-proposal': () => CONSULTED,
    'call-hearing': () => ({ hearingOn: today }),
    'record-hearing': () => ({ heldOn: today }),
    'order-correction': () => ({ ground: 'unclear-meaning', reasons }),
    'submit-correction': () => CORRECTED,
    'lapse-correction': () => ({}),
    reject: () => ({ reasons }),
    'begin-proposer-check': () => ({}),
    'record-proposer-check': () => ({ valid: state.proposersFiled ?? 0, struckOut: 0 }),
    'order-proposer-supplement': () => ({}),
    'supplement-proposers': () => ({ proposersFiled: 3 }),
    'lapse-proposer-supplement': () => ({}),
    'record-proposer-recheck': () => ({ valid: state.moreProposers?.filed ?? 0, struckOut: 0 }),
    'notify-to-collect': () => ({}),
    'record-collection': () => collection(true, true),
    'add-collection': () => ({
      electronic: state.collected?.electronic !== true,
      paper: state.collected?.paper !== true,
      undertaking: true,
      trial: state.collected?.electronic === true ? null : TRIAL,
      acceptsExpiry: true,
    }),
    'file-petition': () => filing('9001.petition.1'),
    'not-accept-filing': () => ({ ground: 'count', counted: 0, reasons }),
    'begin-household-check': () => ({}),
    'record-household-check': () => result(state.filing?.size ?? 0, state.filing?.paperCount ?? 0),
    'order-signer-supplement': () => ({}),
    'file-supplement': () => filing('9001.petition.2'),
    'lapse-signer-supplement': () => ({}),
    'record-supplement-check': () =>
      result(state.supplement?.filing.size ?? 0, state.supplement?.filing.paperCount ?? 0),
    'not-establish': () => ({}),
    establish: () => ({ officialNumber: '22' }),
    lapse: () => ({}),
    'announce-poll': () => ({ pollOn: pollWindow(state.enteredOn.established ?? today).lastDay }),
    'open-voting': () => ({}),
    'record-poll-result': () => ({ passed: true }),
    'record-litigation': () => ({ filedOn: today }),
    'record-judgment': () => ({ finalOn: today }),
    reopen: () => ({ ordered: 'proposal-filed', reasons }),
    'end-retention': () => ({}),
    'destroy-records': () => ({ destroyedOn: today }),
    'open-pilot': () => ({ firstDay: today, lastDay: addDays(today, 30) }),
    'end-pilot': () => ({ reasons }),
    'lapse-pilot': () => ({}),
    'report-pilot': () => ({ conditions: '達成', failures: '無', feedback: '無' }),
  };
  return data[name]();
}
