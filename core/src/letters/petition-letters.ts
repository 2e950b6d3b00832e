import { type IsoDate, renderRocDate, taipeiDate } from '../calendar/index.ts';
import { type CaseState, type FilingData, type Phase, stageOfPhase, totalResult, validSigners } from '../case/index.ts';
import {
  factsOf,
  leadOf,
  letterToLead,
  NO_ROLL_OVER,
  reasonPoints,
  remedy,
  thresholds,
  titleOf,
} from './case-facts.ts';
import { withSeparators } from './chinese-number.ts';
import type { Point } from './letter.ts';
import { dataOf, form, type Occasion } from './occasion.ts';

const REGULATION = '全國性公民投票電子連署及查對作業辦法';

interface Span {
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
}

function span({ firstDay, lastDay }: Span): string {
  return `自${renderRocDate(firstDay)}起至${renderRocDate(lastDay)}止`;
}

/** Until when people may be solicited and what they signed filed; nothing where no such term is set. */
function windowPoints({ state }: Occasion): readonly Point[] {
  const { phase, proposing, isPilot, window } = state;
  if (phase === 'signer-supplement' || phase === 'proposer-supplement') {
    const until = state.term === null ? '' : `，即至${renderRocDate(state.term.lastDay)}止`;
    return [{ says: `補提期間自補提通知送達之次日起30日${until}。${NO_ROLL_OVER}` }];
  }
  if (phase === 'collecting-proposers' && proposing !== null)
    return [{ says: `徵求提案期間${span(proposing.window)}，係與台端商定，法無明定期間。` }];
  if (window === null) return [];
  if (isPilot) return [{ says: `試辦期間${span(window)}。` }];
  return [
    {
      says: `連署期間${span(window)}，應於期間內一次提出；末日為休息日者不予延長，系統中斷或故障亦不延長（公民投票法第12條第2項，${REGULATION}第6條第1項、第11條）。`,
    },
  ];
}

function isProposing({ phase, isPilot }: CaseState): boolean {
  return !isPilot && stageOfPhase(phase) === 'proposal';
}

/** Where a code still leads to an address at which people sign; elsewhere it only lets its holder look. */
const SOLICITING: readonly Phase[] = [
  'collecting-proposers',
  'proposer-supplement',
  'notified',
  'petitioning',
  'signer-supplement',
  'pilot-open',
];

/** What the lead does with the code. */
function usePoint(state: CaseState): Point {
  const what = isProposing(state) ? '提案' : '連署';
  const like = isProposing(state) ? '比照' : '';
  const logsIn = '認證碼及本人自然人憑證登入系統，';
  return SOLICITING.includes(state.phase)
    ? { says: `台端應以${logsIn}取得${what}網址後，始得徵求${what}（${like}${REGULATION}第6條第2項）。` }
    : { says: `台端得以${logsIn}查詢本案電子${what}資料，至本案終結之日止（${like}${REGULATION}第6條第4項）。` };
}

/** On what the code is handed over: the law of joint signing, or its likeness where no regulation governs the use. */
function codeBasis({ isPilot, phase }: CaseState): string {
  if (isPilot)
    return `本件為電子連署系統之試辦，不生公民投票法上之效力；比照${REGULATION}第4條規定，由台端本人出示自然人憑證後領取。`;
  if (phase !== 'proposer-supplement' && stageOfPhase(phase) === 'proposal')
    return `依公民投票法第9條第6項規定，比照${REGULATION}第4條，由台端本人出示自然人憑證、填具切結書後領取；電子提案尚無主管機關所定之辦法。`;
  if (phase === 'proposer-supplement') return `依公民投票法第10條第7項規定，比照${REGULATION}第8條第4項辦理。`;
  if (phase === 'signer-supplement') return `依公民投票法第13條第3項及${REGULATION}第8條第4項規定辦理。`;
  return `依公民投票法第10條第9項及${REGULATION}第4條規定，由台端本人出示自然人憑證、填具切結書後領取。`;
}

/**
 * 認證碼領取單, handed over in person (regulation Art. 4, 8(4)). The code itself is never in it as it is stored: the
 * boxes are filled in by hand from the screen that shows it once.
 */
export const AUTHENTICATION_CODE = form('authentication-code', 'lead', (head, occasion) => {
  const { state, event } = occasion;
  const facts = factsOf(state);
  const isSupplement = state.phase === 'signer-supplement' || state.phase === 'proposer-supplement';
  return {
    form: 'paper',
    title: '電子連署系統認證碼領取單',
    head,
    to: leadOf(facts),
    attachments: [],
    subject: `交付${titleOf(facts)}電子連署系統${isSupplement ? '補提' : ''}認證碼。`,
    points: [
      { says: codeBasis(state) },
      ...(event.type === 'code-reissued'
        ? [{ says: '本認證碼係因原認證碼遺失，由台端本人到會申請補發；原認證碼同時失效。' }]
        : []),
      ...windowPoints(occasion),
      usePoint(state),
      { says: '認證碼僅於交付時顯示一次，本會只保存其雜湊值，無法再行查得；請妥為保管，勿交付他人。' },
      {
        says: '認證碼遺失者，請台端本人攜帶自然人憑證到會申請重新核發，原認證碼同時失效；徵求期間不因此延長。',
      },
      { says: '認證碼與台端於金鑰儀式自行產生之開封碼無涉；開封碼本會不持有，亦無法補發。' },
    ],
    blanks: [
      '認證碼：□□□□－□□□□－□□□□－□□□□',
      '身分查驗：□ 自然人憑證　□ 國民身分證',
      '領取人簽名或蓋章：',
      '領取時間：　　年　　月　　日　　時　　分',
      '經辦人：',
    ],
    originals: [leadOf(facts)],
    copies: [],
  };
});

/** 連署人名冊格式 (Act Art. 10(9), 12(3)). */
export const ROSTER_FORMAT = form('roster-format', 'lead', (head, occasion) => {
  const facts = factsOf(occasion.state);
  return letterToLead(head, facts, {
    attachments: ['連署人名冊格式', '連署人名冊封面格式'],
    subject: `檢送${titleOf(facts)}連署人名冊格式，請查照。`,
    points: [
      { says: '依公民投票法第10條第9項及第12條第3項規定辦理。' },
      {
        says: '連署人應親自簽名或蓋章，並填具國民身分證統一編號及戶籍地址；一人一張。書寫錯誤或不明、未簽名或蓋章者，查對時應予刪除（公民投票法第13條第2項）。',
      },
      {
        says: '名冊應分直轄市、縣（市）、鄉（鎮、市、區）別裝訂成冊，每冊50張並加封面，流水號以鄉（鎮、市、區）為單位自1號起編。',
      },
      ...windowPoints(occasion),
      {
        says: `連署人名冊應備正本、影本，於期間內一次提出；兼採電子連署者，應併同電磁紀錄一併提出（公民投票法第12條第2項，${REGULATION}第7條第2項）。`,
      },
      { says: '連署人年齡及居住期間算至連署人名冊提出日；同一人為二次以上之連署者，以一次計算。' },
      { says: '名冊載有個人資料，蒐集、處理及利用應依個人資料保護法規定辦理。' },
    ],
  });
});

function filedPoints({ log, size, root, realCount, paperCount }: FilingData): readonly Point[] {
  return [
    ...(log === null
      ? []
      : [
          {
            says: `電磁紀錄：${withSeparators(realCount)}筆；紀錄簿${log}，共${withSeparators(size)}個位置，根雜湊值${root ?? ''}。`,
          },
        ]),
    { says: `書面名冊：${withSeparators(paperCount)}份。` },
  ];
}

/** 連署人名冊收據 (Act Art. 12(2), 13(3); regulation Art. 6(3), 7). The figures are the lead's own. */
export const FILING_RECEIPT = form('filing-receipt', 'lead', (head, occasion) => {
  const { event, state } = occasion;
  const facts = factsOf(state);
  const isSupplement = event.type === 'supplement-filed';
  const filing = isSupplement
    ? dataOf<'file-supplement'>(occasion, 'supplement-filed')
    : dataOf<'file-petition'>(occasion, 'petition-filed');
  return letterToLead(head, facts, {
    subject: `台端就${titleOf(facts)}所提${isSupplement ? '補提' : ''}連署人名冊，業於${renderRocDate(taipeiDate(event.at))}收受，請查照。`,
    points: [
      { says: `依公民投票法${isSupplement ? '第13條第3項' : '第12條第2項'}及${REGULATION}第7條規定辦理。` },
      ...filedPoints(filing),
      { says: '以上數目係依台端所提，仍待本會清查及戶政機關查對。' },
      ...(filing.log === null ? [] : [{ says: `本案電子連署自提出時起停止徵求（${REGULATION}第6條第3項）。` }]),
      { says: isSupplement ? '補提以一次為限。' : '連署人名冊以一次提出為限，提出後不得再行增補或抽換。' },
      { says: '連署人年齡及居住期間算至本次提出日（公民投票法第8條第2項）。' },
    ],
  });
});

/** 連署人名冊不予受理 (Act Art. 13(1)). */
export const FILING_NOT_ACCEPTED = form('filing-not-accepted', 'lead', (head, occasion) => {
  const { ground, counted, reasons } = dataOf<'not-accept-filing'>(occasion, 'filing-not-accepted');
  const { state } = occasion;
  const facts = factsOf(state);
  const needed = thresholds(state).signers;
  return letterToLead(head, facts, {
    subject: `台端就${titleOf(facts)}所提連署人名冊，不予受理，請查照。`,
    points: [
      { says: '依公民投票法第13條第1項規定辦理。' },
      {
        says:
          ground === 'count'
            ? `經本會清查，連署${withSeparators(counted)}人，不足法定人數${withSeparators(needed)}人。`
            : `連署人名冊未依公民投票法第12條第3項規定，分直轄市、縣（市）、鄉（鎮、市、區）別裝訂成冊；經清查連署${withSeparators(counted)}人，法定人數${withSeparators(needed)}人。`,
      },
      ...reasonPoints(reasons),
      ...(state.barredUntil === null
        ? []
        : [
            {
              says: `本會就公民投票法第12條第4項之適用，決定原提案人至${renderRocDate(state.barredUntil)}止不得就同一事項重行提出。`,
            },
          ]),
      remedy('appeal', '訴願法第1條第1項'),
    ],
  });
});

/** 通知補提連署人 (Act Art. 13(3); 施行細則 Art. 9; regulation Art. 8(3), 8(4)). Throws RangeError unless the case is short. */
export const SIGNER_SUPPLEMENT_ORDER = form('signer-supplement-order', 'lead', (head, { state }) => {
  const facts = factsOf(state);
  const needed = thresholds(state).signers;
  const valid = validSigners(state) ?? 0;
  if (valid >= needed) throw new RangeError('a supplement is ordered only where signers are too few');
  const total = totalResult(state);
  const struckOut = (total?.struckOut ?? 0) + (total?.paperStruckOut ?? 0);
  const isElectronic = state.collected?.electronic === true;
  return letterToLead(head, facts, {
    attachments: ['不合格連署人名冊（載明個別事由）'],
    subject: `台端所提${titleOf(facts)}，經查對連署人數不足法定人數，請於本函送達之次日起30日內補提，請查照。`,
    points: [
      { says: '依公民投票法第13條第3項規定辦理。' },
      {
        says: `查對結果：合格${withSeparators(valid)}人，刪除${withSeparators(struckOut)}人，法定人數${withSeparators(needed)}人，尚不足${withSeparators(needed - valid)}人。`,
      },
      { says: '刪除者及其個別事由，詳如附件（公民投票法施行細則第9條）。' },
      { says: '同一人為二次以上之連署者，以一次計算；已計入合格者，不得再行計入（公民投票法施行細則第11條）。' },
      ...(isElectronic
        ? [
            {
              says: `補提期間得使用電子連署系統；補提認證碼隨本函交付，請以該認證碼及台端自然人憑證登入（${REGULATION}第8條第4項）。`,
            },
          ]
        : []),
      {
        says: `補提以一次為限；補提後仍不足規定人數或逾期不補提者，本會應為公民投票案不成立之公告。${NO_ROLL_OVER}`,
      },
    ],
  });
});
