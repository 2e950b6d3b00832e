import { NONCE_LIFETIME_MS } from '@lianshu/core/door';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { useEffect, useState } from 'react';
import type { Problem } from '../../../api/index.ts';
import { random } from '../../../app/random.ts';
import type { OpenManifest } from '../../../log/index.ts';
import { buildStatement } from '../signing/build-statement.ts';
import { isFarFrom, loadChallenge } from '../signing/challenge.ts';
import type { ReadyToSign } from '../signing/ready-to-sign.ts';
import { drawSecrets, type SignerSecrets } from '../signing/signer-secrets.ts';

/** Time left for the popup and the PIN when the statement is renewed. */
const RENEW_BEFORE_MS = 150_000;

/** Bytes to be signed and the secrets that belong to them. */
export interface Prepared {
  readonly statement: Uint8Array;
  readonly secrets: SignerSecrets;
  /** ms; the time that stands in the statement. */
  readonly issuedAt: number;
  /** This computer's clock shows another time. One of the two is wrong; the receipt will tell. */
  readonly isClockOff: boolean;
}

export type Preparation =
  | { readonly state: 'preparing' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'ready'; readonly prepared: Prepared };

/**
 * Keeps a statement ready whose nonce has time left: it must be there before the press, since the popup opens within it.
 * Renewal goes by time passed here, not by the clock of a computer that may be wrong. While `isSigning` nothing changes.
 */
export function useStatement(
  open: OpenManifest,
  { idNumber, checked }: ReadyToSign,
  isSigning: boolean,
): readonly [Preparation, () => void] {
  const [preparation, setPreparation] = useState<Preparation>({ state: 'preparing' });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for a new one
  useEffect(() => {
    if (isSigning) return;
    let isCurrent = true;
    let timer: number | undefined;
    void loadChallenge(open.manifest, checked).then((answer) => {
      if (!isCurrent) return;
      if (!answer.ok) return setPreparation({ state: 'failed', problem: answer.problem });
      const secrets = drawSecrets(p, random);
      const { issuedAt } = answer.value;
      try {
        const statement = buildStatement(p, open, secrets, answer.value, idNumber);
        const isClockOff = isFarFrom(Date.now(), answer.value);
        setPreparation({ state: 'ready', prepared: { statement, secrets, issuedAt, isClockOff } });
      } catch {
        return setPreparation({ state: 'failed', problem: { status: 0, code: 'unexpected' } });
      }
      timer = window.setTimeout(() => setTurn((before) => before + 1), NONCE_LIFETIME_MS - RENEW_BEFORE_MS);
    });
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [open, idNumber, checked, isSigning, turn]);
  return [preparation, () => setTurn((before) => before + 1)];
}
