import type { WrapFile } from '@lianshu/core/crypto';
import type { SubmissionFields } from '@lianshu/core/statement';
import type { HeldLog } from '../flow/filing.ts';
import type { KnownManifest } from '../flow/signed-manifest.ts';
import type { Tally } from '../flow/tally.ts';

export const FILING_STEPS = ['hold', 'count', 'check', 'sign', 'unseal'] as const;
export type FilingStep = (typeof FILING_STEPS)[number];

/** What a filing has gathered so far; each step needs what the ones before it found. */
export interface FilingState {
  readonly step: FilingStep | 'done';
  readonly held?: HeldLog;
  readonly tally?: Tally;
  readonly paperCount?: number;
  readonly fields?: SubmissionFields;
  readonly consent?: Uint8Array;
}

export const NEW_FILING: FilingState = { step: 'hold' };

/** What the commission keeps for this log, verified, before the filing begins. */
export interface FilingMaterial {
  readonly known: KnownManifest;
  readonly wrap: WrapFile;
}
