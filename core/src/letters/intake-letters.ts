import { renderRocDate, taipeiDate } from '../calendar/index.ts';
import { factsOf, letterToLead, reasonPoints, remedy, thresholds, titleOf } from './case-facts.ts';
import { withSeparators } from './chinese-number.ts';
import { dataOf, form, lastDayOf } from './occasion.ts';

/** 開放徵求提案人, with the code that the lead collects in person (Act Art. 9(6), 9(7); open point F: no regulation governs it yet). */
export const PROPOSING_OPENED = form('proposing-opened', 'lead', (head, { state }) => {
  const facts = factsOf(state);
  const { proposing } = state;
  return letterToLead(head, facts, {
    subject: `台端草擬之${titleOf(facts)}，本會電子系統業已開放徵求提案人，請查照。`,
    points: [
      { says: '依公民投票法第9條第6項規定及本會就本案所為之決定辦理。' },
      ...(proposing === null
        ? []
        : [
            {
              says: `台端業已本人到會出示自然人憑證、填具切結書並領取認證碼；徵求提案期間自${renderRocDate(proposing.window.firstDay)}起至${renderRocDate(proposing.window.lastDay)}止，係與台端商定，法無明定期間。`,
            },
          ]),
      {
        says: '以電子系統徵求提案之實施方式，尚無主管機關依同項所定之辦法；辦法訂定前，電子提案僅供準備提案之用，其效力未有定論，台端仍得提出書面提案人名冊。',
      },
      {
        says: '提案應備具主文、理由書及提案人名冊正本、影本或其電磁紀錄，向本會提出；書面名冊應由提案人親自簽名或蓋章，填具國民身分證統一編號及戶籍地址，並分直轄市、縣（市）、鄉（鎮、市、區）別裝訂成冊（公民投票法第9條第1項、第5項、第7項）。',
      },
      {
        says: `提案人數應達${state.electorate === null ? '法定人數' : `${withSeparators(thresholds(state).proposers)}人`}（公民投票法第10條第1項）；提案人年齡及居住期間算至提案提出日（同法第8條第2項）。`,
      },
      { says: '蒐集、處理及利用提案人個人資料，應依個人資料保護法規定辦理。' },
    ],
  });
});

const NOT_ACCEPTED_BECAUSE = {
  papers: '本案提案書件不合公民投票法第9條第1項或第2項規定。',
  binding: '本案提案人名冊未依公民投票法第9條第5項規定，分直轄市、縣（市）、鄉（鎮、市、區）別裝訂成冊。',
  number: '本案提案人數不足公民投票法第10條第1項規定之法定人數。',
} as const;

/** 提案不予受理 (Act Art. 10(2)). */
export const PROPOSAL_NOT_ACCEPTED = form('proposal-not-accepted', 'lead', (head, occasion) => {
  const { ground, reasons } = dataOf<'not-accept'>(occasion, 'proposal-not-accepted');
  const facts = factsOf(occasion.state);
  return letterToLead(head, facts, {
    subject: `台端所提${titleOf(facts)}，不予受理，請查照。`,
    points: [
      { says: '依公民投票法第10條第2項規定辦理。' },
      { says: NOT_ACCEPTED_BECAUSE[ground] },
      ...reasonPoints(reasons),
      { says: '台端得備齊書件後另行提案。' },
      remedy('appeal', '訴願法第1條第1項'),
    ],
  });
});

/** 受理提案 (Act Art. 10(2), 10(3)). */
export const PROPOSAL_ACCEPTED = form('proposal-accepted', 'lead', (head, occasion) => {
  const { state } = occasion;
  const facts = factsOf(state);
  const { proposers, signers, electorate } = thresholds(state);
  return letterToLead(head, facts, {
    subject: `台端所提${titleOf(facts)}，經形式審查合於規定，予以受理，請查照。`,
    points: [
      { says: '依公民投票法第10條第2項及第3項規定辦理。' },
      {
        says: `本案提案時最近一次總統、副總統選舉選舉人總數為${withSeparators(electorate)}人，提案人數應達${withSeparators(proposers)}人，連署人數應達${withSeparators(signers)}人（公民投票法第10條第1項、第12條第1項，同法施行細則第10條）。`,
      },
      {
        says: `台端所提名冊列有提案人${withSeparators(state.proposersFiled ?? 0)}人，是否合格仍待戶政機關查對。`,
      },
      {
        says: `本會於${renderRocDate(state.proposalDate ?? taipeiDate(occasion.event.at))}收到提案，應於60日內，即${renderRocDate(lastDayOf(occasion))}以前完成審核；期間末日為休息日者不順延。`,
      },
    ],
  });
});

/** 誤寫誤繕更正 (text regulation Art. 9). */
export const TEXT_CORRECTION_NOTICE = form('text-correction-notice', 'lead', (head, { before, state }) => {
  const facts = factsOf(state);
  const was = factsOf(before);
  const isReasonCorrected = before.text?.reason !== state.text?.reason;
  const changes = [
    ...(was.mainText === facts.mainText
      ? []
      : [{ says: '主文更正如下：', items: [`更正前：${was.mainText}`, `更正後：${facts.mainText}`] }]),
    ...(isReasonCorrected ? [{ says: '理由書更正後全文如附件。' }] : []),
  ];
  return letterToLead(head, facts, {
    subject: `台端所提${titleOf(facts)}，申請更正主文或理由書之誤寫、誤繕，同意照辦，請查照。`,
    attachments: isReasonCorrected ? ['更正後理由書'] : [],
    points: [
      { says: '依全國性公民投票案主文與理由書文字用詞字數計算語法及其他相關事項辦法第9條規定辦理。' },
      ...changes,
      { says: '本次更正不涉及提案實質內容之變更，進行中之法定期間不受影響。' },
    ],
  });
});

/** 撤回 (Act Art. 11). */
export const WITHDRAWAL_CONFIRMATION = form('withdrawal-confirmation', 'lead', (head, occasion) => {
  const { consents } = dataOf<'withdraw'>(occasion, 'case-withdrawn');
  const { state, event } = occasion;
  const facts = factsOf(state);
  const all = (state.proposersFiled ?? 0) + (state.moreProposers?.filed ?? 0);
  return letterToLead(head, facts, {
    subject: `台端撤回${titleOf(facts)}，業經登錄，請查照。`,
    points: [
      { says: '依公民投票法第11條規定辦理。' },
      {
        says: `台端於本會通知徵求連署前，以書面撤回本案，並附提案人${withSeparators(consents)}人之同意；提案人總數${withSeparators(all)}人，同意人數已達二分之一以上。`,
      },
      { says: `本案自${renderRocDate(taipeiDate(event.at))}撤回，程序終結。` },
    ],
  });
});

/** 停止 (Act Art. 19; 施行細則 Art. 15; regulation Art. 10). */
export const STOP_NOTICE = form('stop-notice', 'lead', (head, occasion) => {
  const { noticeOn } = dataOf<'stop'>(occasion, 'case-stopped');
  const { state, before } = occasion;
  const facts = factsOf(state);
  const isCollecting = before.collected?.electronic === true && before.filing === null;
  return letterToLead(head, facts, {
    subject: `${titleOf(facts)}，立法機關業已實現提案目的，本會停止辦理，請查照。`,
    copies: ['立法院'],
    points: [
      { says: '依公民投票法第19條及同法施行細則第15條規定辦理。' },
      { says: `立法院以${renderRocDate(noticeOn)}函通知本會，本案提案之目的已於投票公告前實現。` },
      {
        says: isCollecting
          ? '本案電子連署已依全國性公民投票電子連署及查對作業辦法第10條規定立即停止。'
          : '本案程序即日停止。',
      },
      { says: '本函並為公民投票法第19條所定對提案人之領銜人之通知。' },
    ],
  });
});
