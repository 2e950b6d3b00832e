import type { Primitives } from '../primitives/index.ts';
import type { Trust } from '../trust/index.ts';
import type { Evidence } from './evidence.ts';
import type { OwnFindingCode, ReasonCode } from './finding-codes.ts';

export const CHECK_IDS = [
  'V01',
  'V02',
  'V03',
  'V04',
  'V05',
  'V06',
  'V07',
  'V08',
  'V09',
  'V10',
  'V11',
  'V12',
  'V13',
  'V14',
  'V15',
  'V16',
  'V17',
  'V18',
  'V19',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/** A receipt, refusal or statement of destruction that was given beside the bundle. `name` appears in findings. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface CheckContext {
  readonly p: Primitives;
  readonly trust: Trust;
  readonly evidence: Evidence;
  readonly receipts: readonly GivenFile[];
  readonly refusals: readonly GivenFile[];
  readonly destructions: readonly GivenFile[];
  /** Notes one finding and goes on. `where` is a path, with `#` and an entry or position where there is one. */
  readonly find: (code: OwnFindingCode, where: string) => void;
  /** Runs one part of a check; what it throws becomes a finding, and the next part runs all the same. */
  readonly attempt: (part: () => void) => void;
  /** Tells how far a long check has come. */
  readonly progress: (done: number, total: number) => void;
  /** What a receipt's owner learns beside pass and fail. */
  readonly tell: (outcome: ReceiptOutcome) => void;
}

/** What became of a receipted record; `reason` only when the receipt has its secret and the seal opened. */
export interface ReceiptOutcome {
  readonly name: string;
  readonly index: number;
  readonly outcome: 'accepted' | 'struck-out' | 'malformed';
  readonly reason?: number;
}

/** One numbered check of docs/specs/bundle.md. */
export interface Check {
  readonly id: CheckId;
  /** What a pass means. */
  readonly says: string;
  /** Where the rule is written. */
  readonly cite: string;
  /**
   * Notes findings and goes on; none is a pass. Returns a reason when the check does not apply. May throw: the composition
   * makes a finding of it.
   */
  run(context: CheckContext): ReasonCode | undefined;
}
