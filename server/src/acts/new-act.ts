import { type Act, type ActActor, type ActDetail, type ActKind, cardName, SALT_BYTES } from '@lianshu/core/acts';
import { utf8 } from '@lianshu/core/bytes';
import type { Office } from '@lianshu/core/case';
import type { Primitives, Random } from '@lianshu/core/primitives';

/** The officer who acts. */
export interface Signed {
  /** SHA-256 of her card's signing certificate. */
  readonly card: Uint8Array;
  readonly office: Office | null;
  /** The CMS over the statement of the act, where the card signed it afresh. */
  readonly cms: Uint8Array | null;
}

interface NewActFrame {
  readonly actor: ActActor;
  /** Null or absent for acts of nobody at the commission. */
  readonly signed?: Signed | null | undefined;
}

/** An act to be entered: an event of a case by its canonical text, or one of another kind with its detail. */
export type NewAct =
  | (NewActFrame & {
      readonly kind: 'case-event';
      readonly case: string;
      readonly seq: number;
      /** When it happened, ms. */
      readonly at: number;
      readonly event: string;
    })
  | {
      readonly [K in ActKind]: NewActFrame & {
        readonly kind: K;
        readonly case: string | null;
        readonly detail: ActDetail<K>;
      };
    }[ActKind];

/** The entry of an act at the moment `at` (ms, whole seconds). */
export function actOf(p: Primitives, random: Random, given: NewAct, at: number): Act {
  const { actor, signed = null } = given;
  const frame = {
    at,
    actor,
    office: signed?.office ?? null,
    officer: signed === null ? null : cardName(signed.card),
    signature: signed?.cms ? p.sha256(signed.cms) : null,
    salt: random(SALT_BYTES),
  };
  if (given.kind !== 'case-event')
    return { ...frame, kind: given.kind, case: given.case, event: null, detail: given.detail };
  const event = { seq: given.seq, sha256: p.sha256(utf8(given.event)) };
  return { ...frame, kind: 'case-event', case: given.case, event, detail: null };
}
