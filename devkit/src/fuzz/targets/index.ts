import type { Target } from '../target.ts';
import { paperTargets } from './papers.ts';
import { pkiTargets } from './pki.ts';
import { receiptTargets } from './receipts.ts';
import { statementTargets } from './statements.ts';

/** How many of a hundred inputs each target gets. */
export const SHARES: Readonly<Record<string, number>> = {
  der: 9,
  cms: 12,
  'signing-post': 10,
  certificate: 12,
  'revocation-list': 9,
  'enveloped-cms': 3,
  'statement-sign': 6,
  'statement-login': 3,
  'statement-consent': 4,
  'statement-submission': 4,
  'statement-act': 4,
  'statement-card-used': 3,
  receipt: 6,
  'signed-refusal': 3,
  'tlog-proof': 3,
  note: 2,
  checkpoint: 2,
  vkey: 1,
  'canonical-json': 2,
  'signed-manifest': 1,
  'trust-file': 1,
};

/** Every target, and the turn of each input: the place in the list for `index` modulo its length. */
export interface Targets {
  readonly all: readonly Target[];
  readonly turns: readonly number[];
}

/** Makes the good inputs: keys are read from the cache, the rest follows from fixed seeds. */
export function openTargets(): Targets {
  const all = [...pkiTargets(), ...statementTargets(), ...receiptTargets(), ...paperTargets()];
  const turns = all.flatMap(({ name }, place) => {
    const share = SHARES[name];
    if (share === undefined) throw new Error(`no share for ${name}`);
    return Array.from({ length: share }, () => place);
  });
  return { all, turns };
}
