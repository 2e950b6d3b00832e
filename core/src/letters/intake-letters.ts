import { type IsoDate, lastDayOfDaysAfter, renderRocDate } from '../calendar/index.ts';
import { thresholdsOf } from '../case/index.ts';
import { type CaseFacts, leadOf, reasonPoints, remedy, titleOf } from './case-facts.ts';
import { withSeparators } from './chinese-number.ts';
import type { Letter, LetterHead } from './letter.ts';

export interface AcceptanceData {
  /** The day the proposal was received: the term of the review runs from it. */
  readonly receivedOn: IsoDate;
  readonly proposersFiled: number;
  /** Electors of the last presidential election at the time of proposing. */
  readonly electorate: number;
}

/** 受理提案 (Act Art. 10(2), 10(3)). */
export function composeAcceptance(head: LetterHead, facts: CaseFacts, data: AcceptanceData): Letter {
  const { receivedOn, proposersFiled, electorate } = data;
  const { proposers, signers } = thresholdsOf(electorate);
  return {
    form: 'letter',
    head,
    to: leadOf(facts),
    attachments: [],
    subject: `台端所提${titleOf(facts)}，經形式審查合於規定，予以受理，請查照。`,
    points: [
      { says: '依公民投票法第10條第2項及第3項規定辦理。' },
      {
        says: `本案提案時最近一次總統、副總統選舉選舉人總數為${withSeparators(electorate)}人，提案人數應達${withSeparators(proposers)}人，連署人數應達${withSeparators(signers)}人（公民投票法第10條第1項、第12條第1項，同法施行細則第10條）。`,
      },
      { says: `台端所提名冊列有提案人${withSeparators(proposersFiled)}人，是否合格仍待戶政機關查對。` },
      {
        says: `本會於${renderRocDate(receivedOn)}收到提案，應於60日內，即${renderRocDate(lastDayOfDaysAfter(receivedOn, 60))}以前完成審核；期間末日為休息日者不順延。`,
      },
    ],
    originals: [leadOf(facts)],
    copies: [],
  };
}

export interface NonAcceptanceData {
  /** Of the proposal (Act Art. 10(2)) or of the roster of signers (Act Art. 13(1)). */
  readonly stage: 'proposal' | 'petition';
  /** One reason per line. */
  readonly reasons: string;
}

/** 不予受理 (Act Art. 10(2), 13(1)). */
export function composeNonAcceptance(
  head: LetterHead,
  facts: CaseFacts,
  { stage, reasons }: NonAcceptanceData,
): Letter {
  const isProposal = stage === 'proposal';
  const what = isProposal ? `台端所提${titleOf(facts)}` : `台端就${titleOf(facts)}所提連署人名冊`;
  return {
    form: 'letter',
    head,
    to: leadOf(facts),
    attachments: [],
    subject: `${what}，不予受理，請查照。`,
    points: [
      { says: `依公民投票法${isProposal ? '第10條第2項' : '第13條第1項'}規定辦理。` },
      ...reasonPoints(reasons),
      remedy('appeal', '訴願法第1條第1項'),
    ],
    originals: [leadOf(facts)],
    copies: [],
  };
}
