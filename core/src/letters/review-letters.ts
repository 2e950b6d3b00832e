import { type IsoDate, renderRocDate } from '../calendar/index.ts';
import { type CaseFacts, leadOf, reasonPoints, remedy, titleOf } from './case-facts.ts';
import type { Letter, LetterHead } from './letter.ts';

export interface HearingData {
  readonly hearingOn: IsoDate;
  /** As printed: `上午10時`. */
  readonly time: string;
  readonly place: string;
  /** 住居所 of the lead, which the notice must name (行政程序法 Art. 55(1)(2)). */
  readonly leadAddress: string;
  /** 爭點, one per line. */
  readonly issues: readonly string[];
  /** Agencies and scholars that are invited besides the lead. */
  readonly invited: readonly string[];
}

/** 聽證通知 with what 行政程序法 Art. 55(1) demands (Act Art. 10(4)). */
export function composeHearingNotice(head: LetterHead, facts: CaseFacts, data: HearingData): Letter {
  const { hearingOn, time, place, leadAddress, issues, invited } = data;
  return {
    form: 'letter',
    head,
    to: leadOf(facts),
    attachments: [],
    subject: `本會訂於${renderRocDate(hearingOn)}${time}，假${place}，就${titleOf(facts)}舉行聽證，請查照並準時出席。`,
    points: [
      { says: '依公民投票法第10條第4項及行政程序法第54條至第66條規定辦理。' },
      { says: `當事人：${leadOf(facts)}，住居所：${leadAddress}。` },
      { says: '聽證之爭點如下：', items: issues },
      {
        says: '聽證之主要程序：主持人說明案由、當事人陳述意見、機關及學者專家陳述意見、發問及答詢、主持人宣布終結。聽證公開以言詞為之，並作成聽證紀錄。',
      },
      { says: '當事人得選任代理人到場，並應於聽證開始前提出委任書。' },
      {
        says: '當事人於聽證時，得陳述意見、提出證據，經主持人同意後並得對機關指定之人員、證人、鑑定人、其他當事人或其代理人發問。',
      },
      { says: '當事人一部或全部無故缺席者，主持人得逕行開始、延期或終結聽證（行政程序法第62條第2項第7款）。' },
      { says: '聽證機關：中央選舉委員會。本次聽證不另行預備聽證。' },
    ],
    originals: [leadOf(facts), ...invited],
    copies: [],
  };
}

/** 命補正之事由 (Act Art. 10(3)), in the order of its subparagraphs. */
export const CORRECTION_GROUNDS = {
  'excluded-matter': '提案非公民投票法第2條規定之全國性公民投票適用事項',
  wording: '主文或理由書不合公民投票法第9條第3項或依同條第4項所定辦法之規定',
  'several-matters': '提案不合公民投票法第1條第2項或第9條第8項規定',
  'repeated-matter': '提案有公民投票法第32條規定之情事',
  'unclear-meaning': '提案內容不能瞭解其提案真意',
} as const;
export type CorrectionGround = keyof typeof CORRECTION_GROUNDS;

export interface CorrectionData {
  readonly ground: CorrectionGround;
  /** The hearing that must have been held before (Act Art. 10(4)). */
  readonly hearingHeldOn: IsoDate;
  /** One per line: what is to be corrected and why. */
  readonly reasons: string;
}

/** 命補正 (Act Art. 10(3)). The last day follows from service, which is not known when the letter is written. */
export function composeCorrectionOrder(head: LetterHead, facts: CaseFacts, data: CorrectionData): Letter {
  const { ground, hearingHeldOn, reasons } = data;
  return {
    form: 'letter',
    head,
    to: leadOf(facts),
    attachments: ['聽證紀錄'],
    subject: `台端所提${titleOf(facts)}，請於本函送達之次日起30日內補正，請查照。`,
    points: [
      { says: '依公民投票法第10條第3項規定辦理。' },
      { says: `本案經本會審核，${CORRECTION_GROUNDS[ground]}。` },
      { says: `本會已依公民投票法第10條第4項規定，於${renderRocDate(hearingHeldOn)}舉行聽證。` },
      ...reasonPoints(reasons),
      {
        says: '補正以一次為限；逾期未補正或經補正仍不符規定者，予以駁回。期間末日為星期六、星期日、國定假日或其他休息日者，不予延長（公民投票法第6條準用公職人員選舉罷免法第5條第1項）。郵寄者以本會收到之日為準。',
      },
    ],
    originals: [leadOf(facts)],
    copies: [],
  };
}

/** 駁回之事由 (Act Art. 10(3), 10(7)). */
export const REJECTION_GROUNDS = {
  'not-corrected': '台端逾期未補正，依公民投票法第10條第3項規定予以駁回。',
  'still-defective': '台端所提經補正仍不符規定，依公民投票法第10條第3項規定予以駁回。',
  'not-supplemented': '提案人數經查對不足法定人數，台端逾期不補提，依公民投票法第10條第7項規定予以駁回。',
  'still-short': '提案人數經補提後仍不足法定人數，依公民投票法第10條第7項規定予以駁回。',
} as const;
export type RejectionGround = keyof typeof REJECTION_GROUNDS;

export interface RejectionData {
  readonly ground: RejectionGround;
  /** One per line. */
  readonly reasons: string;
}

/** 駁回 (Act Art. 10(3), 10(7)), which the lead may contest (Act Art. 53). */
export function composeRejection(head: LetterHead, facts: CaseFacts, { ground, reasons }: RejectionData): Letter {
  // Correction is never ordered without a hearing (Act Art. 10(4)), so the rejection that follows was decided after one.
  const isHeard = ground === 'not-corrected' || ground === 'still-defective';
  return {
    form: 'letter',
    head,
    to: leadOf(facts),
    // 施行細則 Art. 9: who is struck out is told with the reason, also when a supplement did not suffice.
    attachments: ground === 'still-short' ? ['不合格提案人名冊（載明個別事由）'] : [],
    subject: `台端所提${titleOf(facts)}，予以駁回，請查照。`,
    points: [
      { says: REJECTION_GROUNDS[ground] },
      ...reasonPoints(reasons),
      remedy(isHeard ? 'court' : 'appeal', '公民投票法第53條第1項'),
    ],
    originals: [leadOf(facts)],
    copies: [],
  };
}
