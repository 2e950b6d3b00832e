import { renderRocDate } from '../calendar/index.ts';
import { type CaseState, validProposers } from '../case/index.ts';
import { factsOf, letterToLead, NO_ROLL_OVER, thresholds, titleOf } from './case-facts.ts';
import { withSeparators } from './chinese-number.ts';
import { field, form, type Occasion } from './occasion.ts';

const MINISTRY = '內政部';

/** What is checked now: the roster or its supplement, on paper, electronic or both. */
function rosterOf({ moreProposers, proposersFiled, proposalRecord, policies }: CaseState) {
  const isMore = moreProposers !== null;
  return {
    isMore,
    filed: (isMore ? moreProposers.filed : proposersFiled) ?? 0,
    record: isMore ? moreProposers.record : proposalRecord,
    days: isMore ? policies['proposer-recheck-days'] : '15',
    what: isMore ? '補提提案人名冊' : '提案人名冊',
  };
}

/** Household offices check paper; where all is in the record there is none to name. */
function officesNeeded({ state }: Occasion) {
  const { record } = rosterOf(state);
  return record === null || record.paperCount > 0 ? [field('offices')] : [];
}

/** 函請查對提案人, of the roster or of its supplement (Act Art. 10(5)–10(7); 施行細則 Art. 8, 9, 12). */
export const PROPOSER_CHECK_REQUEST = form(
  'proposer-check-request',
  'household',
  (head, { state }, details) => {
    const facts = factsOf(state);
    const { isMore, filed, record, days, what } = rosterOf(state);
    const to = [...(record === null ? [] : [MINISTRY]), ...details.list('offices')];
    return {
      form: 'letter',
      head,
      to: to.length === 1 ? to[0]! : '如正本行文單位',
      attachments: [
        ...(record === null ? [] : [`${what}電磁紀錄`]),
        ...(record === null || record.paperCount > 0 ? [what] : []),
      ],
      subject: `檢送${titleOf(facts)}${what}，請於文到${days}日內查對完竣，請查照。`,
      points: [
        {
          says: isMore
            ? '依公民投票法第10條第7項規定辦理；補提查對期間，法未明定，由本會定之。'
            : '依公民投票法第10條第5項規定辦理。',
        },
        {
          says: `名冊列有提案人${withSeparators(filed)}人，年齡及居住期間算至提案提出日${state.proposalDate === null ? '' : renderRocDate(state.proposalDate)}（公民投票法第8條第2項）。`,
        },
        ...(record === null
          ? []
          : [
              {
                says: `其中電磁紀錄${withSeparators(record.realCount)}筆，請內政部依戶籍登記資料查對；電子提案之查對，法未明定，比照全國性公民投票電子連署及查對作業辦法第8條、第9條辦理，書面與電磁紀錄重複者，保留電磁紀錄。`,
              },
            ]),
        {
          says: '請依戶籍登記資料查對，有下列情事之一者，應予刪除並註明事由（公民投票法第10條第6項）：',
          items: [
            '提案人不合公民投票法第8條第1項規定資格。',
            '提案人姓名、國民身分證統一編號或戶籍地址書寫錯誤或不明。',
            '提案人名冊未經提案人簽名或蓋章。',
            '提案人提案，有偽造情事。',
          ],
        },
        { says: '原提案人於公民投票法第12條第4項所定二年內就同一事項重行提出者，亦應刪除（同法施行細則第9條）。' },
        {
          says: '請於查對完成後3日內，將查對結果統計表、刪除名冊（載明個別事由）及原名冊送還本會（同法施行細則第12條）。',
        },
        { says: '名冊載有個人資料，請依個人資料保護法妥為保管，不得為查對以外之利用。' },
      ],
      originals: to,
      copies: record === null ? [MINISTRY] : [],
    };
  },
  officesNeeded,
);

/** 通知補提提案人 (Act Art. 10(7); 施行細則 Art. 9). Throws RangeError unless the case is short. */
export const PROPOSER_SUPPLEMENT_ORDER = form('proposer-supplement-order', 'lead', (head, { state }) => {
  const facts = factsOf(state);
  const needed = thresholds(state).proposers;
  const valid = validProposers(state) ?? 0;
  if (valid >= needed) throw new RangeError('a supplement is ordered only where proposers are too few');
  return letterToLead(head, facts, {
    attachments: ['不合格提案人名冊（載明個別事由）'],
    subject: `台端所提${titleOf(facts)}，經查對提案人數不足法定人數，請於本函送達之次日起30日內補提，請查照。`,
    points: [
      { says: '依公民投票法第10條第7項規定辦理。' },
      {
        says: `查對結果：合格${withSeparators(valid)}人，刪除${withSeparators(state.proposers?.struckOut ?? 0)}人，法定人數${withSeparators(needed)}人，尚不足${withSeparators(needed - valid)}人。`,
      },
      { says: '刪除者及其個別事由，詳如附件（公民投票法施行細則第9條）。' },
      { says: '同一人為二次以上之提案者，以一次計算；已計入合格者，不得再行計入（公民投票法施行細則第11條）。' },
      ...(state.proposing === null
        ? []
        : [{ says: '補提期間得繼續以電子系統徵求提案人；補提認證碼隨本函交付，請以該認證碼及台端自然人憑證登入。' }]),
      { says: `補提以一次為限；補提後仍不足規定人數或逾期不補提者，該提案應予駁回。${NO_ROLL_OVER}` },
    ],
  });
});

/** 通知領取連署人名冊格式或認證碼 (Act Art. 10(9), 12(2); regulation Art. 4, 6). Ends the right to withdraw (Act Art. 11). */
export const COLLECTION_NOTICE = form(
  'collection-notice',
  'lead',
  (head, { state }, details) => {
    const facts = factsOf(state);
    return letterToLead(head, facts, {
      attachments: ['使用電子連署系統切結書'],
      subject: `台端所提${titleOf(facts)}合於規定，請於本函送達之次日起10日內，至${details.line('place')}領取連署人名冊格式或電子連署系統認證碼，請查照。`,
      points: [
        { says: '依公民投票法第10條第9項規定辦理；逾期未領取者，視為放棄連署。' },
        {
          says: '採電子連署者，請台端本人攜帶自然人憑證親自到會，填具切結書後領取認證碼（全國性公民投票電子連署及查對作業辦法第4條）。得兼採書面及電子連署。',
        },
        {
          says: '請自領取之次日起6個月內，將連署人名冊或其電磁紀錄一次提出；先後領取者，自先領取之次日起算。逾期未提出者，視為放棄連署（公民投票法第12條第2項，同辦法第6條第1項）。',
        },
        {
          says: `連署人數應達${withSeparators(thresholds(state).signers)}人；連署人年齡及居住期間算至連署人名冊提出日。`,
        },
        { says: '期間末日為休息日者不予延長；系統中斷或故障，不延長法定期間（同辦法第11條）。' },
        { says: '視為放棄連署者，自視為放棄之日起，原提案人於2年內不得就同一事項重行提出（公民投票法第12條第4項）。' },
        { says: '本案自本通知起，不得再依公民投票法第11條規定撤回。' },
      ],
    });
  },
  [field('place')],
);
