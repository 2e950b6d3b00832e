import { renderRocDate } from '../calendar/index.ts';
import { type OrderedPhase, orderableOf, retentionEnd } from '../case/index.ts';
import { accept } from '../errors/index.ts';
import {
  announcement,
  factsOf,
  leadOf,
  letterToLead,
  linesOf,
  matterPoints,
  officialNumberOf,
  reasonPoints,
  titleOf,
} from './case-facts.ts';
import { withSeparators } from './chinese-number.ts';
import { refuseDetail } from './detail.ts';
import { dataOf, field, form } from './occasion.ts';

/** 結果公告 (Act Art. 29–32). The figures must bear out what was recorded: more yes than no, and yes from a quarter of the voters. */
export const RESULT_ANNOUNCEMENT = form(
  'result-announcement',
  'public',
  (head, { state }, details) => {
    const facts = factsOf(state);
    const [voters, yes, no] = [details.count('voters'), details.count('yesVotes'), details.count('noVotes')];
    if (yes + no > voters) return refuseDetail('voters', 'figures');
    const passes = yes > no && yes * 4 >= voters;
    if (passes !== state.passed) return refuseDetail('yesVotes', 'figures');
    const outcome = passes ? '通過' : '不通過';
    return accept(
      announcement(head, facts, {
        subject: `公告全國性公民投票案${officialNumberOf(state)}投票結果為${outcome}。`,
        basis: `公民投票法第29條、${passes ? '第30條' : '第31條'}、第32條。`,
        points: [
          { says: `主文：${facts.mainText}` },
          { says: `投票日期：${renderRocDate(state.pollOn ?? head.issuedOn)}。` },
          {
            says: `投票權人總數${withSeparators(voters)}人，同意票${withSeparators(yes)}票，不同意票${withSeparators(no)}票。`,
          },
          {
            says: passes
              ? '有效同意票數多於不同意票，且有效同意票達投票權人總額四分之一以上，依公民投票法第29條第1項規定為通過；其效力依同法第30條規定。'
              : '有效同意票數未多於不同意票，或有效同意票不足投票權人總額四分之一，依公民投票法第29條第2項規定為不通過。',
          },
          ...(state.matterBarredUntil === null
            ? []
            : [
                {
                  says: `自公告該投票結果之日起2年內，即至${renderRocDate(state.matterBarredUntil)}止，不得就同一事項重行提出（公民投票法第32條）。`,
                },
              ]),
        ],
      }),
    );
  },
  [field('voters'), field('yesVotes'), field('noVotes')],
);

const ORDERED: Readonly<Record<OrderedPhase, string>> = {
  'proposal-filed': '提案收件及形式審查',
  review: '審核',
  'proposer-check': '查對提案人名冊',
  notified: '通知領取連署人名冊格式或認證碼',
  petitioning: '徵求連署',
  filed: '提出連署人名冊後之清查',
  'household-check': '戶政機關查對連署人名冊',
  'signer-supplement': '補提連署人名冊',
  tallied: '查對完成後之審議',
};

/** 依法院裁判回復程序 (Act Art. 53): where the judgment puts the case, and the new clock that service of this notice starts. */
export const REOPENING_NOTICE = form('reopening-notice', 'lead', (head, occasion) => {
  const { ordered, reasons } = dataOf<'reopen'>(occasion, 'case-reopened');
  const facts = factsOf(occasion.state);
  const { term } = orderableOf(ordered);
  return letterToLead(head, facts, {
    attachments: ['裁判書影本'],
    subject: `台端所提${titleOf(facts)}，依法院裁判回復至「${ORDERED[ordered]}」階段，請查照。`,
    points: [
      { says: '依公民投票法第53條及法院裁判辦理。' },
      ...reasonPoints(reasons),
      ...(term === undefined
        ? []
        : [
            {
              says: `該階段之期間為${term.length}${term.unit === 'days' ? '日' : '個月'}，自本函送達之次日起重新起算；期間末日為休息日者不予延長。`,
            },
          ]),
      {
        says: '本會前就本案所為處分或公告與裁判不符者，不再適用；依法以一次為限之補正或補提已行使者，不因回復程序而再行給予。',
      },
    ],
  });
});

/** 電磁紀錄銷毀紀錄 (regulation Art. 12(2)), kept on file. */
export const DESTRUCTION_RECORD = form(
  'destruction-record',
  'file',
  (head, occasion, details) => {
    const { destroyedOn } = dataOf<'destroy-records'>(occasion, 'records-destroyed');
    const { before, state } = occasion;
    const facts = factsOf(state);
    const keptUntil = retentionEnd(before);
    return {
      form: 'paper',
      title: '電磁紀錄銷毀紀錄',
      head,
      attachments: [],
      subject: `${titleOf(facts)}電磁紀錄保存期間屆滿，業於${renderRocDate(destroyedOn)}銷毀。`,
      points: [
        {
          says: state.isPilot
            ? '本件為電子連署系統之試辦，試辦報告業經公告，比照全國性公民投票電子連署及查對作業辦法第12條第2項規定銷毀。'
            : '依全國性公民投票電子連署及查對作業辦法第12條第2項規定辦理。',
        },
        ...(state.isPilot || before.outcomeOn === null || keptUntil === null
          ? []
          : [
              {
                says: `本案於${renderRocDate(before.outcomeOn)}終結，電磁紀錄應保存至${renderRocDate(keptUntil)}；銷毀時無訴訟繫屬。`,
              },
            ]),
        { says: `銷毀方式：${details.line('method')}。` },
        {
          says: '銷毀範圍：加密之連署紀錄、進度封套、重複檢查標記及其金鑰。不含個人資料之雜湊紀錄、檢查點及查對判定，供公眾驗證，繼續保存。',
        },
        { says: '監毀人員：', items: details.list('witnesses') },
      ],
      blanks: ['執行人員簽名：', '監毀人員簽名：'],
      originals: [],
      copies: [leadOf(facts)],
    };
  },
  [field('method'), field('witnesses')],
);

/** 試辦報告 of a pilot case: conditions met, failures, feedback. Nothing of the Act follows from a pilot. */
export const PILOT_REPORT = form('pilot-report', 'public', (head, { state }) => {
  const facts = factsOf(state);
  const { pilotReport, window } = state;
  if (pilotReport === null) throw new RangeError('a pilot is reported when its report is entered');
  return announcement(head, facts, {
    subject: `公告${titleOf(facts)}試辦報告。`,
    basis: '公民投票法第9條第6項。',
    points: [
      { says: '本件為電子連署系統之試辦，不生公民投票法上之效力；試辦期間之連署，不得作為任何公民投票案之連署。' },
      ...matterPoints(facts),
      ...(window === null
        ? []
        : [{ says: `試辦期間：${renderRocDate(window.firstDay)}至${renderRocDate(window.lastDay)}。` }]),
      { says: '試辦條件及達成情形：', items: linesOf(pilotReport.conditions) },
      { says: '缺失及處理：', items: linesOf(pilotReport.failures) },
      { says: '參與者意見：', items: linesOf(pilotReport.feedback) },
      { says: '試辦所生之電磁紀錄，於本報告公告後銷毀並作成紀錄。' },
    ],
  });
});
