import { renderRocDate } from '../calendar/index.ts';
import type { CaseState, FilingData } from '../case/index.ts';
import { factsOf, titleOf } from './case-facts.ts';
import { withSeparators } from './chinese-number.ts';
import type { Details } from './detail.ts';
import type { Letter, LetterHead, Point } from './letter.ts';
import { field, form, type Occasion } from './occasion.ts';

const REGULATION = '全國性公民投票電子連署及查對作業辦法';
const MINISTRY = '內政部';

const STRIKE_OUT_GROUNDS: readonly string[] = [
  '連署人不合公民投票法第8條第1項規定資格。',
  '連署人姓名、國民身分證統一編號或戶籍地址書寫錯誤或不明。',
  '連署人名冊未經連署人簽名或蓋章。',
  '連署人連署，有偽造情事。',
];

interface Check {
  readonly state: CaseState;
  readonly filing: FilingData;
  readonly days: string;
  readonly isSupplement: boolean;
}

function recordPoints({ filing, days }: Check): readonly Point[] {
  if (filing.log === null) return [];
  return [
    {
      says: `電磁紀錄${withSeparators(filing.realCount)}筆，請內政部於${days}日內依戶籍登記資料查對；不合公民投票法第8條第1項規定資格者，註明事由送還本會（${REGULATION}第8條第2項）。`,
    },
  ];
}

function paperPoints({ filing, days }: Check): readonly Point[] {
  const isMixed = filing.log !== null;
  if (filing.paperCount === 0) return [];
  return [
    {
      says: `書面名冊${withSeparators(filing.paperCount)}份，請戶政機關於${days}日內查對，有下列情事之一者，應予刪除並註明事由（公民投票法第13條第2項）：`,
      items: STRIKE_OUT_GROUNDS,
    },
    ...(isMixed
      ? [
          {
            says: `書面名冊登錄完成後，請內政部於2日內標註與電磁紀錄重複者，由戶政機關刪除書面部分；重複者以一次計算，保留電磁紀錄（${REGULATION}第9條）。`,
          },
        ]
      : []),
  ];
}

function checkLetter(head: LetterHead, check: Check, offices: readonly string[]): Letter {
  const { state, filing, days, isSupplement } = check;
  const facts = factsOf(state);
  const to = [...(filing.log === null ? [] : [MINISTRY]), ...offices];
  const what = `${isSupplement ? '補提' : ''}連署人名冊`;
  const attachments = [
    ...(filing.log === null ? [] : [`${what}電磁紀錄`]),
    ...(filing.paperCount === 0 ? [] : [`書面${what}`]),
  ];
  return {
    form: 'letter',
    head,
    to: to.length === 1 ? to[0]! : '如正本行文單位',
    attachments,
    subject: `檢送${titleOf(facts)}${what}，請於文到${days}日內查對完竣，請查照。`,
    points: [
      {
        says: isSupplement
          ? '依公民投票法第13條第3項規定辦理；補提查對期間，法未明定，由本會定之。'
          : '依公民投票法第13條第1項規定辦理。',
      },
      {
        says: `連署人年齡及居住期間算至連署人名冊提出日${state.rosterDate === null || isSupplement ? '' : renderRocDate(state.rosterDate)}（公民投票法第8條第2項）。`,
      },
      ...recordPoints(check),
      ...paperPoints(check),
      ...(isSupplement
        ? [
            {
              says: '同一人為二次以上之連署者，以一次計算；前次查對已計入合格者，不再計入（公民投票法施行細則第11條）。',
            },
          ]
        : [{ says: '同一人為二次以上之連署者，以一次計算（公民投票法施行細則第11條）。' }]),
      {
        says: '請於查對完成後3日內，將查對結果統計表、刪除名冊（載明個別事由）及原名冊送還本會（公民投票法施行細則第12條）。',
      },
      {
        says: '名冊及電磁紀錄載有個人資料，請依個人資料保護法妥為保管，不得為查對以外之利用；查對結果於本會公告前請勿公開。',
      },
    ],
    originals: to,
    copies: filing.log === null ? [MINISTRY] : [],
  };
}

/** Who checks paper is for the officer to name; the record goes to the Ministry. */
function officesNeeded(filing: FilingData | null | undefined) {
  return filing !== null && filing !== undefined && filing.paperCount > 0 ? [field('offices')] : [];
}

function checked(filing: FilingData | null | undefined): FilingData {
  if (filing === null || filing === undefined) throw new RangeError('a check is asked for what has been filed');
  return filing;
}

/** 函請查對連署人 (Act Art. 13(1), 13(2); regulation Art. 8, 9; 施行細則 Art. 11, 12). */
export const HOUSEHOLD_CHECK_REQUEST = form(
  'household-check-request',
  'household',
  (head: LetterHead, { state }: Occasion, details: Details) =>
    checkLetter(
      head,
      { state, filing: checked(state.filing), days: '60', isSupplement: false },
      state.filing?.paperCount ? details.list('offices') : [],
    ),
  ({ state }) => officesNeeded(state.filing),
);

/** 函請查對補提之連署人 (Act Art. 13(3)); how long it may take is the commission's own policy. */
export const SUPPLEMENT_CHECK_REQUEST = form(
  'supplement-check-request',
  'household',
  (head: LetterHead, { state }: Occasion, details: Details) =>
    checkLetter(
      head,
      {
        state,
        filing: checked(state.supplement?.filing),
        days: state.policies['supplement-check-days'],
        isSupplement: true,
      },
      state.supplement?.filing.paperCount ? details.list('offices') : [],
    ),
  ({ state }) => officesNeeded(state.supplement?.filing),
);
