import { collectingTime, isNonceTerm, isWithin } from '@lianshu/core/door';
import { Fields, type JsonValue } from '@lianshu/core/json';
import type { Manifest } from '@lianshu/core/manifest';
import { type Answer, failed, fromJson, good, postJson } from '../../../api/index.ts';

/** A signing nonce of the gate; times in ms, whole seconds. */
export interface Challenge {
  /** 64 base64url characters. */
  readonly nonce: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

declare const isFair: unique symbol;

/** A challenge whose times do not spoil what is signed over it: only `checkChallenge` makes one. */
export type FairChallenge = Challenge & { readonly [isFair]: true };

/** Throws ParseError. */
export function challengeFromJson(value: JsonValue): Challenge {
  const fields = new Fields(value, 'challenge');
  const challenge = {
    nonce: fields.string('nonce', 64),
    issuedAt: fields.integer('issuedAt'),
    expiresAt: fields.integer('expiresAt'),
  };
  fields.end();
  return challenge;
}

/** The card's certificate counts from `notBefore` to `notAfter`, ms, both included. */
export type CardTerm = { readonly notBefore: number; readonly notAfter: number };

/**
 * Whether a statement over this challenge can be good later: the gate chooses the times, the household authority judges
 * statement and certificate at `issuedAt`, and a statement of another time is struck out. Before the card signs, so nothing
 * is lost: `challenge-times` when they are no nonce's or of a time at which the log collects nothing,
 * `certificate.not-yet-valid` or `certificate.expired` when the card did not count then. The clock of this computer has no
 * say in it, since a citizen's clock is often wrong: see `isFarFrom`.
 */
export function checkChallenge(
  manifest: Pick<Manifest, 'window'>,
  challenge: Challenge,
  card?: CardTerm,
): Answer<FairChallenge> {
  const { issuedAt } = challenge;
  if (!isNonceTerm(challenge) || !isWithin(collectingTime(manifest), issuedAt)) return failed('challenge-times');
  if (card !== undefined && issuedAt < card.notBefore) return failed('certificate.not-yet-valid');
  if (card !== undefined && issuedAt > card.notAfter) return failed('certificate.expired');
  return good(challenge as FairChallenge);
}

/** More than a badly set clock usually is, less than a time zone. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;

/** Whether this computer's clock disagrees with the challenge so much that the signer should hear of it. */
export function isFarFrom(now: number, { issuedAt }: Pick<Challenge, 'issuedAt'>): boolean {
  return Math.abs(now - issuedAt) > CLOCK_TOLERANCE_MS;
}

export async function loadChallenge(manifest: Manifest, card: CardTerm): Promise<Answer<FairChallenge>> {
  const path = `/api/logs/${encodeURIComponent(manifest.log)}/challenge`;
  const challenge = fromJson(await postJson(path, {}), challengeFromJson);
  return challenge.ok ? checkChallenge(manifest, challenge.value, card) : challenge;
}
