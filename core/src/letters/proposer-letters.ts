import { renderRocDate } from '../calendar/index.ts';
import { validProposers } from '../case/index.ts';
import { factsOf, letterToLead, NO_ROLL_OVER, thresholds, titleOf } from './case-facts.ts';
import { withSeparators } from './chinese-number.ts';
import { field, form } from './occasion.ts';

/** 函請查對提案人, of the roster or of its supplement (Act Art. 10(5)–10(7); 施行細則 Art. 8, 9, 12). */
export const PROPOSER_CHECK_REQUEST = form(
  'proposer-check-request',
  'household',
  (head, { state }, details) => {
    const facts = factsOf(state);
    const offices = details.list('offices');
    const more = state.moreProposers;
    const filed = more === null ? state.proposersFiled : more.filed;
    const days = more === null ? '15' : state.policies['proposer-recheck-days'];
    const what = more === null ? '提案人名冊' : '補提提案人名冊';
    return {
      form: 'letter',
      head,
      to: offices.length === 1 ? offices[0]! : '如正本行文單位',
      attachments: [what],
      subject: `檢送${titleOf(facts)}${what}，請於文到${days}日內查對完竣，請查照。`,
      points: [
        {
          says:
            more === null
              ? '依公民投票法第10條第5項規定辦理。'
              : '依公民投票法第10條第7項規定辦理；補提查對期間，法未明定，由本會定之。',
        },
        {
          says: `名冊列有提案人${withSeparators(filed ?? 0)}人，年齡及居住期間算至提案提出日${state.proposalDate === null ? '' : renderRocDate(state.proposalDate)}（公民投票法第8條第2項）。`,
        },
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
      originals: offices,
      copies: ['內政部'],
    };
  },
  [field('offices')],
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
