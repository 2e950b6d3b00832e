import { type IsoDate, lastDayOfMonthsAfter, renderRocDate } from '../calendar/index.ts';
import { type CaseFacts, leadOf } from './case-facts.ts';
import { withSeparators } from './chinese-number.ts';
import type { Letter, LetterHead, Point } from './letter.ts';

export interface CheckedFigures {
  readonly valid: number;
  readonly struckOut: number;
  /** Joint signers that the case needs (Act Art. 12(1)). */
  readonly needed: number;
  /** Electors of the last presidential election at the time of proposing. */
  readonly electorate: number;
  /** The commission meeting that decided. */
  readonly decidedOn: IsoDate;
}

function figures({ valid, struckOut, needed, electorate, decidedOn }: CheckedFigures): readonly Point[] {
  return [
    {
      says: `連署人名冊經戶政機關查對，合格${withSeparators(valid)}人，刪除${withSeparators(struckOut)}人。`,
    },
    {
      says: `法定連署人數${withSeparators(needed)}人（提案時最近一次總統、副總統選舉選舉人總數${withSeparators(electorate)}人之百分之一點五）。`,
    },
    { says: `本案經本會${renderRocDate(decidedOn)}委員會議審議通過。` },
  ];
}

const matter = (facts: CaseFacts): readonly Point[] => [
  { says: `主文：${facts.mainText}` },
  { says: `提案人之領銜人：${facts.leadName}` },
];

export interface EstablishedData extends CheckedFigures {
  /** 編號 (施行細則 Art. 13). */
  readonly officialNumber: string;
}

/** 公告成立 (Act Art. 13(3), 23). Throws RangeError when there are too few. */
export function composeEstablished(head: LetterHead, facts: CaseFacts, data: EstablishedData): Letter {
  if (data.valid < data.needed) throw new RangeError('composeEstablished expects enough valid signatures');
  const [first, last] = [lastDayOfMonthsAfter(head.issuedOn, 3), lastDayOfMonthsAfter(head.issuedOn, 6)];
  return {
    form: 'announcement',
    head,
    attachments: [],
    subject: `公告「${facts.mainText}」全國性公民投票案成立，編號為第${data.officialNumber}案。`,
    basis: '公民投票法第13條第3項、同法施行細則第13條。',
    points: [
      ...matter(facts),
      ...figures(data),
      {
        says: `投票日期依公民投票法第23條，應在${renderRocDate(first)}至${renderRocDate(last)}之間，由本會另行公告；該期間內有全國性選舉時，與該選舉同日舉行。`,
      },
    ],
    originals: [],
    copies: [leadOf(facts)],
  };
}

/** 公告不成立 (Act Art. 13(3)), which the lead may contest (Act Art. 53). Throws RangeError when there are enough. */
export function composeNotEstablished(head: LetterHead, facts: CaseFacts, data: CheckedFigures): Letter {
  if (data.valid >= data.needed) throw new RangeError('composeNotEstablished expects too few valid signatures');
  return {
    form: 'announcement',
    head,
    attachments: [],
    subject: `公告「${facts.mainText}」全國性公民投票案（案號${facts.caseNumber}）不成立。`,
    basis: '公民投票法第13條第3項。',
    points: [
      ...matter(facts),
      ...figures(data),
      { says: `尚不足${withSeparators(data.needed - data.valid)}人，補提後仍不足規定人數或逾期不補提。` },
      { says: '提案人之領銜人不服者，得依公民投票法第53條第1項規定，依法提起行政爭訟。' },
    ],
    originals: [],
    copies: [leadOf(facts)],
  };
}
