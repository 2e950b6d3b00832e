import { type IsoDate, renderRocDate } from '../calendar/index.ts';
import { collectingRound, pollWindow, totalResult, validSigners } from '../case/index.ts';
import {
  announcement,
  factsOf,
  linesOf,
  matterPoints,
  officialNumberOf,
  sayCite,
  thresholds,
  titleOf,
} from './case-facts.ts';
import { withSeparators } from './chinese-number.ts';
import type { Point } from './letter.ts';
import { dataOf, field, form, type Occasion } from './occasion.ts';

/** What the check found and what the case needs. */
function figurePoints({ state }: Occasion): readonly Point[] {
  const { signers, electorate } = thresholds(state);
  const total = totalResult(state);
  if (total === null) return [];
  const struckOut = total.struckOut + total.paperStruckOut;
  return [
    {
      says: `連署人名冊經戶政機關查對，合格${withSeparators(validSigners(state) ?? 0)}人，刪除${withSeparators(struckOut)}人。`,
    },
    {
      says: `法定連署人數${withSeparators(signers)}人（提案時最近一次總統、副總統選舉選舉人總數${withSeparators(electorate)}人之百分之一點五）。`,
    },
  ];
}

const decided = (day: string): Point => ({ says: `本案經本會${renderRocDate(day)}委員會議審議通過。` });

/** 公告成立 (Act Art. 13(3), 23). Throws RangeError when there are too few. */
export const ESTABLISHED = form(
  'established-announcement',
  'public',
  (head, occasion, details) => {
    const { state } = occasion;
    const facts = factsOf(state);
    if ((validSigners(state) ?? 0) < thresholds(state).signers)
      throw new RangeError('a case with too few valid signatures is not announced as established');
    const { firstDay, lastDay } = pollWindow(head.issuedOn);
    return announcement(head, facts, {
      subject: `公告「${facts.mainText}」全國性公民投票案成立，編號為${officialNumberOf(state)}。`,
      basis: '公民投票法第13條第3項、同法施行細則第13條。',
      points: [
        ...matterPoints(facts),
        ...figurePoints(occasion),
        decided(details.date('decidedOn')),
        {
          says: `投票日期依公民投票法第23條，應在${renderRocDate(firstDay)}至${renderRocDate(lastDay)}之間，由本會另行公告；該期間內有全國性選舉時，與該選舉同日舉行。`,
        },
      ],
    });
  },
  [field('decidedOn')],
);

/** 公告不成立 (Act Art. 13(3)), which the lead may contest (Act Art. 53). Throws RangeError when there are enough. */
export const NOT_ESTABLISHED = form(
  'not-established-announcement',
  'public',
  (head, occasion, details) => {
    const { state, event, before } = occasion;
    const facts = factsOf(state);
    const short = thresholds(state).signers - (validSigners(state) ?? 0);
    if (short <= 0) throw new RangeError('a case with enough valid signatures is not announced as not established');
    const missed = event.type === 'signer-supplement-missed' && before.term !== null ? before.term.lastDay : null;
    return announcement(head, facts, {
      subject: `公告${titleOf(facts)}不成立。`,
      basis: '公民投票法第13條第3項。',
      points: [
        ...matterPoints(facts),
        ...figurePoints(occasion),
        {
          says:
            missed === null
              ? `尚不足${withSeparators(short)}人，補提後仍不足規定人數。`
              : `尚不足${withSeparators(short)}人，補提期間於${renderRocDate(missed)}屆滿，逾期不補提。`,
        },
        decided(details.date('decidedOn')),
        { says: '提案人之領銜人不服者，得依公民投票法第53條第1項規定，依法提起行政爭訟。' },
      ],
    });
  },
  [field('decidedOn')],
);

/** 公告視為放棄連署 (Act Art. 10(9), 12(2)), with the bar of two years (Act Art. 12(4)). */
export const ABANDONMENT = form('abandonment-notice', 'public', (head, { before, state }) => {
  const facts = factsOf(state);
  const { term } = before;
  const { barredUntil } = state;
  if (term === null || barredUntil === null) throw new RangeError('abandonment follows from a term that was let pass');
  const isUncollected = before.phase === 'notified';
  return announcement(head, facts, {
    subject: `公告${titleOf(facts)}視為放棄連署。`,
    basis: `公民投票法${isUncollected ? '第10條第9項' : '第12條第2項'}、第12條第4項。`,
    points: [
      ...matterPoints(facts),
      {
        says: isUncollected
          ? `提案人之領銜人應於${renderRocDate(term.lastDay)}以前領取連署人名冊格式或電子連署系統認證碼，逾期未領取。`
          : `連署期間於${renderRocDate(term.lastDay)}屆滿，逾期未提出連署人名冊或其電磁紀錄。`,
      },
      {
        says: `原提案人自視為放棄連署之日起2年內，即至${renderRocDate(barredUntil)}止，不得就同一事項重行提出（公民投票法第12條第4項）。`,
      },
      ...(isUncollected
        ? []
        : [
            {
              says: '提案人之領銜人查詢本案電子連署資料之權限，自視為放棄連署之日起終止（全國性公民投票電子連署及查對作業辦法第6條第4項）。',
            },
          ]),
    ],
  });
});

/** The days of electronic signing stand in the signed manifest, and no extension moves them (ADR 7). */
function electronicPoints({ state, event }: Occasion, closedOn: IsoDate): readonly Point[] {
  const collecting = collectingRound(state, event.at);
  if (collecting === null) return [];
  const what = collecting.stage === 'proposal' ? '提案' : '連署';
  return [
    {
      says: `已開放之電子${what}，其期間載於經簽署之設定書，不因前述延長而變更，至${renderRocDate(closedOn)}止；延長之日受理書面${what}及提出名冊。`,
    },
  ];
}

/** 公告展延期間末日 (Act Art. 6 → 選罷法 Art. 5(1)). */
export const EXTENSION = form('extension-announcement', 'public', (head, occasion) => {
  const { closedOn, until, reasons } = dataOf<'extend-term'>(occasion, 'term-extended');
  const facts = factsOf(occasion.state);
  const provision = sayCite(occasion.before.term?.cite ?? '');
  return announcement(head, facts, {
    subject: `公告${titleOf(facts)}${provision === '' ? '' : `依${provision}所定`}期間末日延長至${renderRocDate(until)}。`,
    basis: '公民投票法第6條、公職人員選舉罷免法第5條第1項。',
    points: [
      { says: `原期間末日${renderRocDate(closedOn)}，因天然災害停止上班。` },
      ...linesOf(reasons).map((says) => ({ says })),
      { says: `期間末日延長至${renderRocDate(until)}；其他期間不受影響。` },
      ...electronicPoints(occasion, closedOn),
    ],
  });
});

/** 投票公告 (Act Art. 17(1), 23). */
export const POLL_ANNOUNCEMENT = form(
  'poll-announcement',
  'public',
  (head, occasion, details) => {
    const { pollOn } = dataOf<'announce-poll'>(occasion, 'poll-announced');
    const { state } = occasion;
    const facts = factsOf(state);
    const opinions = state.opinions.filter(({ state: said }) => said === 'given').map(({ agency }) => agency);
    return announcement(head, facts, {
      subject: `公告全國性公民投票案${officialNumberOf(state)}投票日期及有關事項。`,
      basis: '公民投票法第17條第1項、第23條。',
      attachments: opinions.map((agency) => `${agency}意見書`),
      points: [
        { says: `投票日期：${renderRocDate(pollOn)}。投票起、止時間：${details.line('pollHours')}。` },
        { says: `公民投票案編號：${officialNumberOf(state)}。` },
        ...matterPoints(facts),
        { says: '理由書：', items: linesOf(state.text?.reason ?? '') },
        {
          says:
            opinions.length === 0
              ? '政府機關針對本案提出之意見書：屆期未提出，視為放棄。'
              : `政府機關針對本案提出之意見書：如附件（${opinions.join('、')}）。`,
        },
        {
          says: '公民投票權行使範圍及方式：中華民國國民，年滿18歲，未受監護宣告，並在中華民國繼續居住6個月以上者，有投票權；年齡及居住期間算至投票日前一日（公民投票法第7條、第8條）。',
        },
        {
          says: `正反意見支持代表於全國性無線電視頻道發表意見或進行辯論：${details.line('debates')}，不得少於5場（公民投票法第17條）。`,
        },
      ],
    });
  },
  [field('pollHours'), field('debates')],
);
