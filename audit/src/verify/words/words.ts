import type { ReasonName } from '@lianshu/core/verdict';
import type { CheckId, CommonFinding, OwnFindingCode, ReasonCode, ReceiptOutcome } from '@lianshu/core/verify';

/** Every sentence that the verifier says to a person. A code without words in one of the languages does not compile. */
export interface Words {
  readonly usage: string;
  readonly title: string;
  readonly demo: string;
  /** `{label}`, `{value}`. */
  readonly line: string;
  /** The keys that come with the program. */
  readonly pinned: string;
  readonly folder: string;
  readonly log: string;
  readonly entries: string;
  readonly trust: string;
  readonly trustKind: Readonly<Record<'demo' | 'production', string>>;
  readonly unknown: string;
  readonly outcome: Readonly<Record<'pass' | 'fail' | 'not-applicable', string>>;
  readonly checks: Readonly<Record<CheckId, string>>;
  readonly findings: Readonly<Record<OwnFindingCode, string>>;
  readonly commonFindings: Readonly<Record<CommonFinding, string>>;
  readonly reasons: Readonly<Record<ReasonCode, string>>;
  /** `{count}` findings more. */
  readonly more: string;
  readonly receipts: string;
  /** `{name}`, `{index}`. */
  readonly receipt: string;
  readonly receiptOutcome: Readonly<Record<ReceiptOutcome['outcome'], string>>;
  readonly strikeReasons: Readonly<Record<ReasonName, string>>;
  readonly noSecret: string;
  readonly unknownReason: string;
  /** `{pass}`, `{fail}`, `{notApplicable}`. */
  readonly counts: string;
  readonly holds: string;
  readonly fails: string;
  /** `{path}`. */
  readonly problems: Readonly<Record<ProblemCode, string>>;
}

/** Why the verifier could not run at all. */
export type ProblemCode =
  | 'usage'
  | 'bundle-unreadable'
  | 'trust-unreadable'
  | 'trust-malformed'
  | 'trust-synthetic'
  | 'file-unreadable';

export type Language = 'en' | 'zh-TW';
