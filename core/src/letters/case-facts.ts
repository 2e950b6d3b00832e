import type { Point } from './letter.ts';

/** What every letter of a case names. */
export interface CaseFacts {
  readonly caseNumber: string;
  readonly mainText: string;
  readonly leadName: string;
}

/** 「主文」全國性公民投票案（案號9001）. */
export function titleOf({ mainText, caseNumber }: CaseFacts): string {
  return `「${mainText}」全國性公民投票案（案號${caseNumber}）`;
}

export function leadOf({ leadName }: CaseFacts): string {
  return `${leadName}君（提案人之領銜人）`;
}

/**
 * The instruction on remedies that a disposition must carry (行政程序法 Art. 96(1)(6)): an appeal first (訴願法 Art. 14(1),
 * 58(1)), but straight to court against what was decided after a hearing (行政程序法 Art. 109; 行政訴訟法 Art. 106).
 * `basis` is the provision that opens the way.
 */
export function remedy(way: 'appeal' | 'court', basis: string): Point {
  if (way === 'court') {
    return {
      says: `不服本處分者，得依${basis}及行政程序法第109條規定，免經訴願程序，於本處分達到後2個月內，逕向臺北高等行政法院提起行政訴訟（行政訴訟法第106條）。`,
    };
  }
  return {
    says: `不服本處分者，得依${basis}、訴願法第14條第1項及第58條第1項規定，於本處分達到之次日起30日內，繕具訴願書經由本會向行政院提起訴願。`,
  };
}

/** Reasons as an officer writes them, one per line: each becomes a point of its own. */
export function reasonPoints(reasons: string): readonly Point[] {
  return reasons
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((says) => ({ says }));
}
