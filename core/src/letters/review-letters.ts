import { renderRocDate, taipeiDate } from '../calendar/index.ts';
import type { Ground } from '../case/index.ts';
import { factsOf, leadOf, letterToLead, NO_ROLL_OVER, reasonPoints, remedy, titleOf } from './case-facts.ts';
import { dataOf, field, form, lastDayOf, type Occasion, optional } from './occasion.ts';

/** 聽證通知 with what 行政程序法 Art. 55(1) demands (Act Art. 10(4)). */
export const HEARING_NOTICE = form(
  'hearing-notice',
  'lead',
  (head, occasion, details) => {
    const { hearingOn } = dataOf<'call-hearing'>(occasion, 'hearing-called');
    const facts = factsOf(occasion.state);
    const letter = letterToLead(head, facts, {
      subject: `本會訂於${renderRocDate(hearingOn)}${details.line('time')}，假${details.line('place')}，就${titleOf(facts)}舉行聽證，請查照並準時出席。`,
      points: [
        { says: '依公民投票法第10條第4項及行政程序法第54條至第66條規定辦理。' },
        { says: `當事人：${leadOf(facts)}，住居所：${details.line('leadAddress')}。` },
        { says: '聽證之爭點如下：', items: details.list('issues') },
        {
          says: '聽證之主要程序：主持人說明案由、當事人陳述意見、機關及學者專家陳述意見、發問及答詢、主持人宣布終結。聽證公開以言詞為之，並作成聽證紀錄。',
        },
        { says: '當事人得選任代理人到場，並應於聽證開始前提出委任書。' },
        {
          says: '當事人於聽證時，得陳述意見、提出證據，經主持人同意後並得對機關指定之人員、證人、鑑定人、其他當事人或其代理人發問。',
        },
        { says: '當事人一部或全部無故缺席者，主持人得逕行開始、延期或終結聽證（行政程序法第62條第2項第7款）。' },
        { says: '聽證期間，公民投票法第10條第3項所定60日審核期間繼續計算。' },
        { says: '聽證機關：中央選舉委員會。本次聽證不另行預備聽證。' },
      ],
    });
    return { ...letter, originals: [leadOf(facts), ...details.list('invited')] };
  },
  [field('time'), field('place'), field('leadAddress'), field('issues'), optional('invited')],
);

/** 命補正之事由 (Act Art. 10(3)), in the order of its subparagraphs. */
export const CORRECTION_GROUNDS: Readonly<Record<Ground<'order-correction'>, string>> = {
  'excluded-matter': '提案非公民投票法第2條規定之全國性公民投票適用事項',
  wording: '主文或理由書不合公民投票法第9條第3項或依同條第4項所定辦法之規定',
  'several-matters': '提案不合公民投票法第1條第2項或第9條第8項規定',
  'repeated-matter': '提案有公民投票法第32條規定之情事',
  'unclear-meaning': '提案內容不能瞭解其提案真意',
};

/** 命補正 (Act Art. 10(3)). The last day follows from service, which is not known when the letter is written. */
export const CORRECTION_ORDER = form('correction-order', 'lead', (head, occasion) => {
  const { ground, reasons } = dataOf<'order-correction'>(occasion, 'correction-ordered');
  const { state } = occasion;
  const facts = factsOf(state);
  // Correction is never ordered without a hearing (Act Art. 10(4)).
  if (state.hearingHeldOn === null) throw new RangeError('correction is not ordered without a hearing');
  return letterToLead(head, facts, {
    attachments: ['聽證紀錄'],
    subject: `台端所提${titleOf(facts)}，請於本函送達之次日起30日內補正，請查照。`,
    points: [
      { says: '依公民投票法第10條第3項規定辦理。' },
      { says: `本案經本會審核，${CORRECTION_GROUNDS[ground]}。` },
      {
        says: `本會已依公民投票法第10條第4項規定，於${renderRocDate(state.hearingHeldOn)}舉行聽證。`,
      },
      ...reasonPoints(reasons),
      {
        says: `補正以一次為限；逾期未補正或經補正仍不符規定者，予以駁回。${NO_ROLL_OVER}郵寄者以本會收到之日為準。`,
      },
    ],
  });
});

/** 收到補正 (Act Art. 10(3)): the review begins anew. */
export const CORRECTION_RECEIVED = form('correction-received', 'lead', (head, occasion) => {
  const facts = factsOf(occasion.state);
  return letterToLead(head, facts, {
    subject: `台端就${titleOf(facts)}所提補正，業已收悉，請查照。`,
    points: [
      { says: '依公民投票法第10條第3項規定辦理。' },
      { says: `補正後主文：${facts.mainText}` },
      {
        says: `本會於${renderRocDate(taipeiDate(occasion.event.at))}收到補正，應於60日內，即${renderRocDate(lastDayOf(occasion))}以前完成審核；期間末日為休息日者不順延。`,
      },
      { says: '補正以一次為限；經補正仍不符規定者，予以駁回。' },
    ],
  });
});

type RejectionGround = 'not-corrected' | 'still-defective' | 'not-supplemented' | 'still-short';

/** 駁回之事由 (Act Art. 10(3), 10(7)). */
const REJECTION_GROUNDS: Readonly<Record<RejectionGround, string>> = {
  'not-corrected': '台端逾期未補正，依公民投票法第10條第3項規定予以駁回。',
  'still-defective': '台端所提經補正仍不符規定，依公民投票法第10條第3項規定予以駁回。',
  'not-supplemented': '提案人數經查對不足法定人數，台端逾期不補提，依公民投票法第10條第7項規定予以駁回。',
  'still-short': '提案人數經補提後仍不足法定人數，依公民投票法第10條第7項規定予以駁回。',
};

function rejectionGround({ event, before }: Occasion): RejectionGround {
  if (event.type === 'correction-missed') return 'not-corrected';
  if (event.type === 'proposer-supplement-missed') return 'not-supplemented';
  return before.phase === 'proposer-recheck' ? 'still-short' : 'still-defective';
}

/** What the rejection rests on beyond its ground: the officer's reasons, or the day that was let pass. */
function rejectionReasons({ event, before }: Occasion): string {
  if (event.type === 'case-rejected') return event.data.reasons;
  const what = event.type === 'correction-missed' ? '補正' : '補提';
  return before.term === null ? '' : `${what}期間於${renderRocDate(before.term.lastDay)}屆滿，本會迄未收到${what}。`;
}

/** 駁回 (Act Art. 10(3), 10(7)), which the lead may contest (Act Art. 53). */
export const REJECTION = form('rejection', 'lead', (head, occasion) => {
  const facts = factsOf(occasion.state);
  const ground = rejectionGround(occasion);
  const isHeard = ground === 'not-corrected' || ground === 'still-defective';
  return letterToLead(head, facts, {
    // 施行細則 Art. 9: who is struck out is told with the reason, also when a supplement did not suffice.
    attachments: ground === 'still-short' ? ['不合格提案人名冊（載明個別事由）'] : [],
    subject: `台端所提${titleOf(facts)}，予以駁回，請查照。`,
    points: [
      { says: REJECTION_GROUNDS[ground] },
      ...reasonPoints(rejectionReasons(occasion)),
      remedy(isHeard ? 'court' : 'appeal', '公民投票法第53條第1項'),
    ],
  });
});

/** 函請提出意見書 (Act Art. 10(8)). */
export const OPINION_REQUEST = form('opinion-request', 'agency', (head, occasion) => {
  const { agency } = dataOf<'request-opinion'>(occasion, 'opinion-requested');
  const facts = factsOf(occasion.state);
  return {
    form: 'letter',
    head,
    to: agency,
    attachments: ['主文及理由書'],
    subject: `檢送${titleOf(facts)}主文及理由書，請於收受本函後45日內提出意見書，請查照。`,
    points: [
      { says: '依公民投票法第10條第8項規定辦理。' },
      { says: '意見書以2,000字為限，並應敘明本案通過或不通過之法律效果。' },
      { says: '屆期未提出者，視為放棄；本案程序不因意見書未提出而停止。' },
      { says: '期間自貴機關收受本函之次日起算，末日為休息日者不順延。' },
      { says: '意見書經提出者，本會將於投票公告刊載（公民投票法第17條第1項）。' },
    ],
    originals: [agency],
    copies: [],
  };
});
