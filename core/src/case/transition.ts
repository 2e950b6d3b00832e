import type { Actor } from './actor.ts';
import type { DocumentName } from './document-name.ts';
import type { GuardName } from './guards.ts';
import type { LetterName } from './letter-name.ts';
import type { Office } from './office.ts';
import type { Phase } from './phases.ts';
import type { Term } from './term.ts';

export interface Transition {
  readonly from: readonly Phase[];
  /** `same`: the case stays where it is; `ordered`: where a judgment puts it. */
  readonly to: Phase | 'same' | 'ordered';
  /** Whose act it is; the commission beside another actor enters what that one did on paper or in person. */
  readonly by: readonly Actor[];
  /** What `commission` enters or decides is one of these offices' to do; none where it does neither. */
  readonly office: readonly Office[];
  /** Dangerous: an officer signs it afresh with her card. */
  readonly needsCard?: true;
  readonly event: string;
  readonly cite: string;
  /** All must hold, in this order. */
  readonly guards: readonly GuardName[];
  /** `kept`: the running term goes on though the phase changes. */
  readonly term?: Term | 'kept';
  /** The term is not the case's own: it runs beside. */
  readonly isParallel?: true;
  /** Not the next step on the main way. */
  readonly isAside?: true;
  readonly documents?: readonly DocumentName[];
  readonly letters?: readonly LetterName[];
}
