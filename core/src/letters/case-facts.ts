import { type CaseState, thresholdsOfCase } from '../case/index.ts';
import type { Letter, LetterHead, Point } from './letter.ts';

/** What every letter of a case names. */
export interface CaseFacts {
  readonly caseNumber: string;
  readonly mainText: string;
  readonly leadName: string;
  /** 試辦: no case of the Act. */
  readonly isPilot: boolean;
}

/** Throws RangeError for a case without text. */
export function factsOf({ number, text, isPilot }: CaseState): CaseFacts {
  if (text === null) throw new RangeError('a letter needs a case with its text');
  return { caseNumber: number, mainText: text.mainText, leadName: text.leadName, isPilot };
}

/** 「主文」全國性公民投票案（案號9001）, or 電子連署試辦案（案號T1）. */
export function titleOf({ mainText, caseNumber, isPilot }: CaseFacts): string {
  return `「${mainText}」${isPilot ? '電子連署試辦案' : '全國性公民投票案'}（案號${caseNumber}）`;
}

export function leadOf({ leadName }: CaseFacts): string {
  return `${leadName}君（提案人之領銜人）`;
}

/** 第22案, also where the number was recorded with more words. */
export function officialNumberOf({ officialNumber }: CaseState): string {
  const text = (officialNumber ?? '').trim();
  return /^[0-9０-９一二三四五六七八九十百〇]+$/.test(text) ? `第${text}案` : text;
}

/** Throws RangeError before the electorate is fixed. */
export function thresholds(state: CaseState) {
  const needed = thresholdsOfCase(state);
  if (needed === null || state.electorate === null)
    throw new RangeError('a letter names thresholds that are not fixed');
  return { ...needed, electorate: state.electorate };
}

/** A 函 to the lead alone, in the parts that all such letters share. */
export function letterToLead(
  head: LetterHead,
  facts: CaseFacts,
  parts: Pick<Letter, 'subject' | 'points'> & Partial<Pick<Letter, 'attachments' | 'copies'>>,
): Letter {
  return {
    form: 'letter',
    head,
    to: leadOf(facts),
    attachments: [],
    originals: [leadOf(facts)],
    copies: [],
    ...parts,
  };
}

/** A 公告, of which the lead gets a copy. */
export function announcement(
  head: LetterHead,
  facts: CaseFacts,
  parts: Pick<Letter, 'subject' | 'points' | 'basis'> & Partial<Pick<Letter, 'attachments' | 'copies'>>,
): Letter {
  return { form: 'announcement', head, attachments: [], originals: [], copies: [leadOf(facts)], ...parts };
}

/** 主文 and 提案人之領銜人, as announcements name the case. */
export function matterPoints(facts: CaseFacts): readonly Point[] {
  return [{ says: `主文：${facts.mainText}` }, { says: `提案人之領銜人：${facts.leadName}` }];
}

/** 期間末日, which no holiday moves (Act Art. 6 → 選罷法 Art. 5(1)). */
export const NO_ROLL_OVER =
  '期間末日為星期六、星期日、國定假日或其他休息日者，不予延長（公民投票法第6條準用公職人員選舉罷免法第5條第1項）。';

/**
 * The instruction on remedies that a disposition must carry (行政程序法 Art. 96(1)(6)): an appeal first (訴願法 Art. 14(1),
 * 58(1)), but straight to court against what was decided after a hearing (行政程序法 Art. 109; 行政訴訟法 Art. 106).
 * `basis` is the provision that opens the way.
 */
export function remedy(way: 'appeal' | 'court', basis: string): Point {
  if (way === 'court') {
    return {
      says: `不服本處分者，得依${basis}及行政程序法第109條規定，免經訴願程序，於本處分達到後2個月內，逕向臺北高等行政法院提起行政訴訟（行政訴訟法第106條）。`,
    };
  }
  return {
    says: `不服本處分者，得依${basis}、訴願法第14條第1項及第58條第1項規定，於本處分達到之次日起30日內，繕具訴願書經由本會向行政院提起訴願。`,
  };
}

/** Reasons as an officer writes them, one per line: each becomes a point of its own. */
export function reasonPoints(reasons: string): readonly Point[] {
  return linesOf(reasons).map((says) => ({ says }));
}

/** A text of several lines, as the items below a point. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `Act Art. 10(3)` in the words of a letter: 公民投票法第10條第3項. A citation of another form stays out of letters: ''. */
export function sayCite(cite: string): string {
  const [, article, paragraph] = /^Act Art\. ([0-9]+)(?:\(([0-9]+)\))?/.exec(cite) ?? [];
  if (article === undefined) return '';
  return `公民投票法第${article}條${paragraph === undefined ? '' : `第${paragraph}項`}`;
}
