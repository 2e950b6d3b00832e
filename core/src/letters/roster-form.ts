import type { CaseState } from '../case/index.ts';
import { accept, type Result, refuse } from '../errors/index.ts';
import { factsOf } from './case-facts.ts';
import { isCounty, isTownship } from './county.ts';
import type { LetterMark } from './letter.ts';

export type RosterKind = 'proposer' | 'signer';

/**
 * The paper form of a roster (名冊): one sheet per person, and the cover of a volume of fifty. Everything that is printed on it is
 * of the case; what a person writes is never known here.
 */
export interface RosterForm {
  readonly kind: RosterKind;
  readonly marks: readonly LetterMark[];
  /** 全國性公民投票案連署人名冊. */
  readonly title: string;
  readonly caseNumber: string;
  readonly mainText: string;
  readonly leadName: string;
  /** What the person declares by signing. */
  readonly consent: string;
  /** Who signs, in the words of the Act. */
  readonly person: string;
  /** Printed before the household address, so that a volume holds one township; empty: to be filled in by hand. */
  readonly county: string;
  readonly township: string;
  /** The four grounds for which an entry is struck out. */
  readonly notes: readonly string[];
  readonly article: string;
}

/** Sheets that are bound into one volume. */
export const SHEETS_PER_VOLUME = 50;

const WORDS = {
  proposer: {
    title: '全國性公民投票案提案人名冊',
    person: '提案人',
    consent: '本人同意擔任上開全國性公民投票案之提案人。',
    article: '公民投票法第9條第1項、第5項',
    day: '提案提出日',
  },
  signer: {
    title: '全國性公民投票案連署人名冊',
    person: '連署人',
    consent: '本人同意連署上開全國性公民投票案。',
    article: '公民投票法第12條第3項',
    day: '連署人名冊提出日',
  },
} as const;

function notes(kind: RosterKind): readonly string[] {
  const { person, day } = WORDS[kind];
  return [
    `本名冊一人一張，由${person}親自簽名或蓋章；未簽名或蓋章者，查對時應予刪除。`,
    '國民身分證統一編號及戶籍地址，應依戶籍登記資料以正楷填寫；書寫錯誤或不明者，查對時應予刪除。',
    `${person}須為中華民國國民，年滿18歲，未受監護宣告，並在中華民國繼續居住6個月以上；年齡及居住期間算至${day}。`,
    `同一人就本案為二次以上之${kind === 'proposer' ? '提案' : '連署'}者，以一次計算；偽造${kind === 'proposer' ? '提案' : '連署'}者，依法究辦。`,
    `名冊分直轄市、縣（市）、鄉（鎮、市、區）別裝訂，每冊${SHEETS_PER_VOLUME}張並加封面；流水號以鄉（鎮、市、區）為單位，自1號起編。`,
    '個人資料僅供提出名冊及戶政機關查對之用（個人資料保護法第8條、第20條）。',
  ];
}

export interface Place {
  readonly county?: string;
  readonly township?: string;
}

/**
 * The form for a case, pre-filled with its text and, where given, county and township. Refusals `request.malformed` (`at`: /county or
 * /township) and `case.wrong-state` before the case has a text.
 */
export function makeRosterForm(
  state: CaseState,
  kind: RosterKind,
  { county = '', township = '' }: Place,
  marks: readonly LetterMark[],
): Result<RosterForm> {
  if (state.text === null) return refuse('case.wrong-state');
  if (county !== '' && !isCounty(county)) return refuse('request.malformed', { at: '/county' });
  if (township !== '' && (county === '' || !isTownship(township)))
    return refuse('request.malformed', { at: '/township' });
  const { caseNumber, mainText, leadName } = factsOf(state);
  const { title, person, consent, article } = WORDS[kind];
  return accept({
    kind,
    marks,
    title,
    caseNumber,
    mainText,
    leadName,
    consent,
    person,
    county,
    township,
    notes: notes(kind),
    article,
  });
}
