import type { IsoDate } from '../calendar/index.ts';
import type { CaseState } from '../case/index.ts';

/** Whom a bar binds, and the provision it rests on. */
export const BAR_ARTICLES = {
  /** 視為放棄連署: who proposed that case may not propose the matter again for two years (Act Art. 12(4)). */
  'original-proposers': 'Act Art. 12(4)',
  /** 投票結果公告: no one may propose the matter again for two years (Act Art. 32). */
  everyone: 'Act Art. 32',
} as const;

export type Bound = keyof typeof BAR_ARTICLES;
export const BOUND: readonly Bound[] = ['original-proposers', 'everyone'];

/** 同一事項二年內不得重行提出, of one case. */
export interface BarredMatter {
  readonly id: string;
  /** The matter in words; for a case of this system its main text. */
  readonly matter: string;
  /** The case that it came from: its number, or as people name it. */
  readonly source: string;
  readonly binds: Bound;
  readonly article: string;
  /** The day of the deemed abandonment or of the announcement. */
  readonly since: IsoDate;
  /** The last day of the bar. */
  readonly until: IsoDate;
}

/** What a decided case bars; nothing while it is going on, and nothing more once a court has reopened it. */
export function barsOfCase(state: CaseState): readonly BarredMatter[] {
  const { number, officialNumber, text, barredUntil, matterBarredUntil, outcomeOn, enteredOn } = state;
  if (text === null) return [];
  const bar = (binds: Bound, since: IsoDate | null | undefined, until: IsoDate | null): BarredMatter[] => {
    if (until === null || since === null || since === undefined) return [];
    const source = officialNumber ?? number;
    return [
      {
        id: `case-${number}-${binds}`,
        matter: text.mainText,
        source,
        binds,
        article: BAR_ARTICLES[binds],
        since,
        until,
      },
    ];
  };
  return [
    ...bar('original-proposers', outcomeOn, barredUntil),
    ...bar('everyone', enteredOn['result-announced'], matterBarredUntil),
  ];
}

/** Whether a proposal that is filed on `day` meets this bar: it had begun, and its last day was not over. */
export function isRunning({ since, until }: BarredMatter, day: IsoDate): boolean {
  return since <= day && day <= until;
}

/** By the end of the bar, then by source: an order that prefers no matter. */
export function inNeutralOrder(bars: readonly BarredMatter[]): readonly BarredMatter[] {
  return [...bars].sort((a, b) => compare(a.until, b.until) || compare(a.source, b.source) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
